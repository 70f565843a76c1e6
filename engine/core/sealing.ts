/** The port by which personal data is sealed before it is written anywhere; implemented in engine/crypto with SM4 and SM3. */

export interface Sealer {
  /** Seals a text; the same text seals differently each time. */
  seal(clear: string): string;
  /** Opens what `seal` made; throws where it was changed or another key sealed it. */
  open(sealed: string): string;
  /** Whether a text is what `seal` made. */
  isSealed(text: string): boolean;
  /** A keyed digest for equality search: the same text always gives the same index, which tells nothing of it. */
  blindIndex(clear: string): string;
}

/** Seals files as well as texts. */
export interface FileSealer extends Sealer {
  sealBytes(clear: Uint8Array): Uint8Array;
  openBytes(sealed: Uint8Array): Uint8Array;
}

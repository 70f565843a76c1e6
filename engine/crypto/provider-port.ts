/** What a maker of SM2, SM3 and SM4 must offer. All of it is bytes; ranges and formats are checked by `sm2.ts` and `sm4.ts`. */

/** A public key as a provider sees it: 04 ‖ x ‖ y, its Z, its SPKI. */
export interface PublicKey {
  readonly point: Buffer;
  readonly z: Buffer;
  toDer(): Buffer;
}

/** A private key as a provider sees it. */
export interface PrivateKey {
  readonly publicKey: PublicKey;
  secretScalar(): Buffer;
  toDer(): Buffer;
}

export interface Provider {
  readonly name: 'native' | 'sm-crypto';
  /** SM3, 32 bytes. */
  digest(data: Uint8Array): Buffer;
  /** HMAC-SM3, 32 bytes. */
  hmac(key: Uint8Array, data: Uint8Array): Buffer;
  /** SM4-CBC with PKCS#7 padding; key and iv of 16 bytes. */
  encryptCbc(key: Uint8Array, iv: Uint8Array, clear: Uint8Array): Buffer;
  /** The clear bytes, or null where the padding is wrong. */
  decryptCbc(key: Uint8Array, iv: Uint8Array, sealed: Uint8Array): Buffer | null;
  /** d·G as 04 ‖ x ‖ y. */
  publicPoint(scalar: Buffer): Buffer;
  /** SM2 signature with Z and the default id, r‖s, 64 bytes. */
  sign(key: PrivateKey, message: Uint8Array): Buffer;
  verify(key: PublicKey, message: Uint8Array, rs: Buffer): boolean;
}

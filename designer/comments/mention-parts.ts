/** Cuts the words of a comment where they mention somebody, so that mentions can be set off. */

/** A piece of a comment. */
export interface Part {
  text: string;
  isMention: boolean;
}

/** The pieces, in order; only accounts that were really mentioned are set off. */
export function partsOf(written: string, mentions: readonly string[]): Part[] {
  return written
    .split(/(?<![A-Za-z0-9_.@])(@[a-z][a-z0-9-]{1,59})/)
    .filter((text) => text !== '')
    .map((text) => ({ text, isMention: text.startsWith('@') && mentions.includes(text.slice(1)) }));
}

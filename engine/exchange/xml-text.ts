/** Texts that XML can carry: JSON and names without the characters that XML 1.0 forbids or bends. */

// Control characters, lone surrogates and the two non-characters.
const forbidden = /[\p{Cc}\p{Cs}\ufffe\uffff]/gu;

const escaped = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** Writes a value as JSON that survives XML: what XML forbids is escaped, as JSON allows. */
export const jsonText = (value: unknown): string => JSON.stringify(value).replace(forbidden, escaped);

/** A name as XML keeps it: one line, without characters that XML forbids. */
export const nameText = (name: string): string => name.replace(forbidden, ' ').replace(/\s+/g, ' ').trim();

/** A setting as XML can show it; empty where it is no text. What counts stands in the JSON beside it. */
export const plainText = (value: unknown): string => (typeof value === 'string' ? value.replace(forbidden, ' ') : '');

/** Masks: how personal data is shown on screens and in logs. */

/** `1101********002X`: the first four and the last four stay. */
export const maskId = (id: string): string =>
  id.length > 8 ? id.slice(0, 4) + '*'.repeat(id.length - 8) + id.slice(-4) : '*'.repeat(id.length);

/** `张*`, `欧阳**`: the family name stays (two characters of names of four and more). */
export function maskName(name: string): string {
  const letters = [...name];
  const kept = letters.length >= 4 ? 2 : 1;
  return letters.slice(0, kept).join('') + '*'.repeat(Math.max(1, letters.length - kept));
}

/** `13*********`, `1101********002X`, `张*`: a value of any kind, for who must know it again but not read it. */
export const maskValue = (value: string): string =>
  /^[0-9A-Za-z]{13,}$/.test(value) ? maskId(value) : maskName(value);

/** `1990***0001`, `zh***@example.org`, `https://example.org/…`: where somebody is reached, to be known again but not used. */
export function maskAddress(address: string): string {
  const url = /^(https?:\/\/[^/]+)/.exec(address);
  if (url) return `${url[1] ?? ''}/…`;
  const at = address.lastIndexOf('@');
  if (at < 1) return maskId(address);
  return `${address.slice(0, Math.min(2, at - 1))}***${address.slice(at)}`;
}

/** Who a case is about, as records keep it: sealed, or masked. */
export interface Holder {
  name: string;
  socialSecurityNumber: string;
}

/** A holder for screens. */
export const maskHolder = ({ name, socialSecurityNumber }: Holder): Holder => ({
  name: maskName(name),
  socialSecurityNumber: maskId(socialSecurityNumber),
});

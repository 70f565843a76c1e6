/** PEM: DER as text between two lines that say what it is (RFC 7468). */

/** Writes DER as PEM. */
export const pemOf = (label: string, der: Buffer): string =>
  `-----BEGIN ${label}-----\n${(der.toString('base64').match(/.{1,64}/g) ?? []).join('\n')}\n-----END ${label}-----\n`;

/** The DER of the first block of that label; null where there is none. */
export function derOfPem(label: string, pem: string): Buffer | null {
  const found = new RegExp(`-----BEGIN ${label}-----([A-Za-z0-9+/=\\s]+)-----END ${label}-----`).exec(pem);
  return found?.[1] ? Buffer.from(found[1], 'base64') : null;
}

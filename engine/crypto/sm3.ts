/** SM3 (GB/T 32905): digests and keyed digests. */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** The SM3 of a text or bytes, 64 hexadecimal digits. */
export const sm3Hex = (data: string | Uint8Array): string => createHash('sm3').update(data).digest('hex');

/** The HMAC-SM3 of bytes, 32 bytes. */
export const hmacSm3 = (key: Uint8Array, ...parts: (string | Uint8Array)[]): Buffer => {
  const hmac = createHmac('sm3', key);
  for (const part of parts) hmac.update(part);
  return hmac.digest();
};

/** Compares secrets in a time that tells nothing of where they differ. */
export const sameSecret = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && timingSafeEqual(a, b);

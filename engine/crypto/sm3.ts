/** SM3 digests, HMAC-SM3 and keys derived from a secret (GB/T 32905, RFC 5869). */
import { timingSafeEqual } from 'node:crypto';
import { assert } from '../core/control.ts';
import { provider } from './provider.ts';

const bytesOf = (data: string | Uint8Array): Uint8Array => (typeof data === 'string' ? Buffer.from(data) : data);

/** The SM3 digest of a text (UTF-8) or of bytes, 64 hexadecimal digits. */
export const sm3 = (data: string | Uint8Array): string => provider.digest(bytesOf(data)).toString('hex');

/** HMAC-SM3, 32 bytes. */
export const hmacSm3 = (key: Uint8Array, data: string | Uint8Array): Buffer => provider.hmac(key, bytesOf(data));

/** HKDF with SM3 (extract with a salt of zeros, then expand): `length` bytes (at most 96) for one use, which `info` names. */
export function deriveKey(secret: Uint8Array, info: string, length: number): Buffer {
  assert(length <= 96, 'derives at most 96 bytes');
  const pseudorandom = provider.hmac(Buffer.alloc(32), secret);
  let block: Buffer = Buffer.alloc(0);
  const blocks: Buffer[] = [];
  for (let i = 1; blocks.length * 32 < length; i++) {
    block = provider.hmac(pseudorandom, Buffer.concat([block, Buffer.from(info), Buffer.from([i])]));
    blocks.push(block);
  }
  return Buffer.concat(blocks).subarray(0, length);
}

/** Compares two secrets in a time that does not tell where they differ. */
export const isSameSecret = (one: Uint8Array, other: Uint8Array): boolean =>
  one.length === other.length && timingSafeEqual(one, other);

/** SM4 (GB/T 32907) in CBC mode with an HMAC-SM3 over what was enciphered: authenticated, since Node has no SM4-GCM. */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { problem } from '../core/problem.ts';
import { text } from '../core/text.ts';
import { hmacSm3, sameSecret } from './sm3.ts';

/** The two keys that a secret of 32 bytes or more gives: one enciphers, one authenticates. */
export interface Sm4Keys {
  cipher: Buffer;
  mac: Buffer;
}

/** Derives the keys for a purpose; different purposes share nothing. */
export function deriveSm4Keys(secret: Uint8Array, purpose: string): Sm4Keys {
  const derived = Buffer.from(hkdfSync('sm3', secret, new Uint8Array(), `yikatong ${purpose}`, 48));
  return { cipher: derived.subarray(0, 16), mac: derived.subarray(16) };
}

const ivBytes = 16;
const macBytes = 32;

/** Seals bytes: iv, ciphertext, mac. `bound` is authenticated with them and not carried. */
export function sm4Seal(keys: Sm4Keys, clear: Uint8Array, bound = ''): Buffer {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv('sm4-cbc', keys.cipher, iv);
  const sealed = Buffer.concat([iv, cipher.update(clear), cipher.final()]);
  return Buffer.concat([sealed, hmacSm3(keys.mac, bound, '\0', sealed)]);
}

/** Opens what `sm4Seal` made. @throws Problem `message-rejected` where it was changed, or sealed by another key */
export function sm4Open(keys: Sm4Keys, sealed: Uint8Array, bound = ''): Buffer {
  const body = sealed.subarray(0, -macBytes);
  const whole = sealed.length >= ivBytes + 16 + macBytes;
  if (!whole || !sameSecret(hmacSm3(keys.mac, bound, '\0', body), sealed.subarray(-macBytes))) {
    throw problem('message-rejected', { reason: text('密文校验不通过', 'the sealed content does not authenticate') });
  }
  const decipher = createDecipheriv('sm4-cbc', keys.cipher, body.subarray(0, ivBytes));
  return Buffer.concat([decipher.update(body.subarray(ivBytes)), decipher.final()]);
}

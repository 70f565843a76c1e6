/** SM4-CBC with HMAC-SM3, encrypt-then-MAC: authenticated sealing, since Node has no SM4-GCM (GB/T 32907). */
import { randomBytes } from 'node:crypto';
import { provider } from './provider.ts';
import { deriveKey, isSameSecret } from './sm3.ts';

/** Two keys, never one for both uses. */
export interface SealingKeys {
  /** SM4, 16 bytes. */
  encryption: Buffer;
  /** HMAC-SM3, 32 bytes. */
  mac: Buffer;
}

/** Derives both keys for one use from one secret. */
export function sealingKeysOf(secret: Uint8Array, use: string): SealingKeys {
  return {
    encryption: deriveKey(secret, `yikatong/1/${use}/sm4`, 16),
    mac: deriveKey(secret, `yikatong/1/${use}/hmac-sm3`, 32),
  };
}

/** SM4-CBC, PKCS#7. */
export const encryptCbc = (key: Uint8Array, iv: Uint8Array, clear: Uint8Array): Buffer =>
  provider.encryptCbc(key, iv, clear);

/** The clear bytes, or null where the padding is wrong. Check the MAC first, or this tells an attacker the clear text. */
export const decryptCbc = (key: Uint8Array, iv: Uint8Array, sealed: Uint8Array): Buffer | null =>
  provider.decryptCbc(key, iv, sealed);

const macOf = (keys: SealingKeys, context: Buffer, ivAndBody: Buffer): Buffer => {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(context.length);
  return provider.hmac(keys.mac, Buffer.concat([length, context, ivAndBody]));
};

/** Seals bytes: iv (16) ‖ ciphertext ‖ mac (32). `context` is not carried but must be the same when it is opened. */
export function sealBytes(keys: SealingKeys, clear: Uint8Array, context = ''): Buffer {
  const iv = randomBytes(16);
  const ivAndBody = Buffer.concat([iv, provider.encryptCbc(keys.encryption, iv, clear)]);
  return Buffer.concat([ivAndBody, macOf(keys, Buffer.from(context), ivAndBody)]);
}

/** Opens what `sealBytes` made; null where anything was changed or the keys or the context are others. */
export function openBytes(keys: SealingKeys, sealed: Uint8Array, context = ''): Buffer | null {
  const bytes = Buffer.from(sealed);
  if (bytes.length < 64 || bytes.length % 16 !== 0) return null;
  const ivAndBody = bytes.subarray(0, -32);
  if (!isSameSecret(bytes.subarray(-32), macOf(keys, Buffer.from(context), ivAndBody))) return null;
  return provider.decryptCbc(keys.encryption, ivAndBody.subarray(0, 16), ivAndBody.subarray(16));
}

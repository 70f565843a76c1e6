/** SM2 signatures and encryption (GB/T 32918.2 and .4, id 1234567812345678). */
import smCrypto from 'sm-crypto';
import { assert } from '../core/control.ts';
import { problem } from '../core/problem.ts';
import { text } from '../core/text.ts';
import { derOfSignature, signatureOfDer } from './der.ts';
import { provider } from './provider.ts';
import { Sm2PublicKey, type Sm2PrivateKey } from './sm2-key.ts';

const n = Buffer.from('fffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123', 'hex');
const zero = Buffer.alloc(32);
const isInRange = (part: Buffer) => part.compare(zero) > 0 && part.compare(n) < 0;

/** How a signature is written: r‖s of 64 bytes, or DER. */
export type SignatureFormat = 'raw' | 'der';

/** Signs a message; the digest with Z is made inside. */
export function sign(key: Sm2PrivateKey, message: Uint8Array, format: SignatureFormat = 'raw'): Buffer {
  const rs = provider.sign(key, message);
  return format === 'raw' ? rs : derOfSignature(rs);
}

/** Tells whether a signature is right. What is not a signature at all is just wrong; this never throws. */
export function verify(
  key: Sm2PublicKey,
  message: Uint8Array,
  signature: Uint8Array,
  format: SignatureFormat = 'raw',
): boolean {
  const rs = format === 'raw' ? Buffer.from(signature) : signatureOfDer(Buffer.from(signature));
  if (rs?.length !== 64 || !isInRange(rs.subarray(0, 32)) || !isInRange(rs.subarray(32))) return false;
  return provider.verify(key, message, rs);
}

/**
 * Encrypts a short secret (1 to 1,024 bytes): 04‖C1‖C3‖C2. OpenSSL's SM2 encryption is out of Node's reach, and sm-crypto makes
 * some 40 a second: wrap keys with this, never messages.
 */
export function encrypt(key: Sm2PublicKey, clear: Uint8Array): Buffer {
  assert(clear.length >= 1 && clear.length <= 1024, 'SM2 encrypts 1 to 1,024 bytes');
  return Buffer.from(`04${smCrypto.sm2.doEncrypt([...clear], key.point.toString('hex'), 1)}`, 'hex');
}

/** Decrypts what `encrypt` made. Throws `message-rejected` where it was changed, cut, or meant for another key. */
export function decrypt(key: Sm2PrivateKey, sealed: Uint8Array): Buffer {
  const bytes = Buffer.from(sealed);
  const reason = text('密钥密文无法解开', 'The encrypted key cannot be opened');
  if (bytes.length < 98 || bytes.length > 97 + 1024) throw problem('message-rejected', { reason });
  try {
    new Sm2PublicKey(bytes.subarray(0, 65));
  } catch {
    throw problem('message-rejected', { reason });
  }
  const hex = bytes.toString('hex').slice(2);
  // The types say string; with output "array" it is a list of bytes, empty where C3 does not agree.
  const clear = smCrypto.sm2.doDecrypt(hex, key.secretScalar().toString('hex'), 1, { output: 'array' }) as unknown;
  if (!Array.isArray(clear) || clear.length === 0) throw problem('message-rejected', { reason });
  return Buffer.from(clear as number[]);
}

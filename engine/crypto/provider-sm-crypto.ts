/** SM2, SM3 and SM4 in JavaScript, by sm-crypto: where OpenSSL lacks them, and to test OpenSSL against. */
import smCrypto from 'sm-crypto';
import { type Provider } from './provider-port.ts';

const { sm2, sm3, sm4 } = smCrypto;
const cbc = (iv: Uint8Array) => ({
  mode: 'cbc' as const,
  iv: [...iv],
  padding: 'pkcs#7' as const,
  output: 'array' as const,
});
const hex = (bytes: Buffer) => bytes.toString('hex');

// The published types lack what sm-crypto exports since 0.3.
const { getPublicKeyFromPrivateKey } = sm2 as unknown as { getPublicKeyFromPrivateKey: (scalar: string) => string };

export const smCryptoProvider: Provider = {
  name: 'sm-crypto',
  digest: (data) => Buffer.from(sm3([...data]), 'hex'),
  hmac: (key, data) => Buffer.from(sm3([...data], { key: [...key] }), 'hex'),
  encryptCbc: (key, iv, clear) => Buffer.from(sm4.encrypt([...clear], [...key], cbc(iv))),
  decryptCbc(key, iv, sealed) {
    if (sealed.length === 0 || sealed.length % 16 !== 0) return null;
    try {
      return Buffer.from(sm4.decrypt([...sealed], [...key], cbc(iv)));
    } catch {
      return null;
    }
  },
  publicPoint: (scalar) => Buffer.from(getPublicKeyFromPrivateKey(hex(scalar)), 'hex'),
  sign(key, message) {
    const publicKey = hex(key.publicKey.point);
    return Buffer.from(sm2.doSignature([...message], hex(key.secretScalar()), { hash: true, publicKey }), 'hex');
  },
  verify: (key, message, rs) => sm2.doVerifySignature([...message], hex(rs), hex(key.point), { hash: true }),
};

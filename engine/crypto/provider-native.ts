/** SM2, SM3 and SM4 by Node's own OpenSSL. */
import {
  createCipheriv,
  createDecipheriv,
  createECDH,
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  createSecretKey,
  createSign,
  createVerify,
  type KeyObject,
} from 'node:crypto';
import { derOfSignature, signatureOfDer } from './der.ts';
import { assertExists } from '../core/control.ts';
import { type PrivateKey, type Provider, type PublicKey } from './provider-port.ts';

// Only an imported key signs SM2; a generated one would sign plain ECDSA. So key objects are always made from DER.
const objects = new WeakMap<PrivateKey | PublicKey, KeyObject>();

function objectOf(key: PrivateKey | PublicKey): KeyObject {
  const known = objects.get(key);
  if (known) return known;
  const der = key.toDer();
  const made =
    'publicKey' in key
      ? createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
      : createPublicKey({ key: der, format: 'der', type: 'spki' });
  objects.set(key, made);
  return made;
}

// A key given as bytes costs four times as much at each use as a key object does. The bytes of a key never change.
const secrets = new WeakMap<Uint8Array, KeyObject>();

function secretOf(key: Uint8Array): KeyObject {
  const known = secrets.get(key);
  if (known) return known;
  const made = createSecretKey(key);
  secrets.set(key, made);
  return made;
}

export const nativeProvider: Provider = {
  name: 'native',
  digest: (data) => createHash('sm3').update(data).digest(),
  hmac: (key, data) => createHmac('sm3', secretOf(key)).update(data).digest(),
  encryptCbc(key, iv, clear) {
    const cipher = createCipheriv('sm4-cbc', secretOf(key), iv);
    return Buffer.concat([cipher.update(clear), cipher.final()]);
  },
  decryptCbc(key, iv, sealed) {
    const decipher = createDecipheriv('sm4-cbc', secretOf(key), iv);
    try {
      return Buffer.concat([decipher.update(sealed), decipher.final()]);
    } catch {
      return null;
    }
  },
  publicPoint(scalar) {
    const ecdh = createECDH('SM2');
    ecdh.setPrivateKey(scalar);
    return ecdh.getPublicKey();
  },
  // createSign knows no Z, and one-shot sign() puts in that of the empty id: Z goes in by hand.
  sign(key, message) {
    const der = createSign('sm3').update(key.publicKey.z).update(message).sign(objectOf(key));
    return assertExists(signatureOfDer(der), 'a signature of OpenSSL is DER');
  },
  verify: (key, message, rs) =>
    createVerify('sm3').update(key.z).update(message).verify(objectOf(key), derOfSignature(rs)),
};

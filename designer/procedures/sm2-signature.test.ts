/** Signatures made in the browser, and keys read from files. */
import smCrypto from 'sm-crypto';
import { expect, test } from 'vitest';
import { digestOf, newSigningKey, publicKeyPem, readSigningKey, signAgreement } from './sm2-signature.ts';

const agreement = '社会保障卡一卡通接入协议\n一、按所申请的服务使用社会保障卡。';

// A key made for this test, as PKCS #8 and SubjectPublicKeyInfo of the platform's own cryptography.
const pkcs8 =
  'MIGHAgEAMBMGByqGSM49AgEGCCqBHM9VAYItBG0wawIBAQQgWJQHO0IDL3RPWleCt84iHV+jMlAhmM80Rc4Xk5b6DMWhRANCAASOLG0vWvL+vKwN1me56PHFRETYshhKMYp22AgW3O9vrBEAdqvuwMKg/r3sWtBVhYxUWOCpDYofM3tIBgLoI/t7';
const spki =
  'MFkwEwYHKoZIzj0CAQYIKoEcz1UBgi0DQgAEjixtL1ry/rysDdZnuejxxURE2LIYSjGKdtgIFtzvb6wRAHar7sDCoP697FrQVYWMVFjgqQ2KHzN7SAYC6CP7ew==';
const pem = (name: string, body: string) => `-----BEGIN ${name}-----\n${body}\n-----END ${name}-----\n`;

test('a signature made here holds for the digest of the agreement, and for nothing else', () => {
  const key = newSigningKey();
  const { signature } = signAgreement(agreement, key);
  const holds = (digest: string) => smCrypto.sm2.doVerifySignature(digest, signature, key.publicKey, { hash: true });
  expect(signature).toMatch(/^[0-9a-f]{128}$/);
  expect(holds(digestOf(agreement))).toBe(true);
  expect(holds(digestOf(`${agreement} `))).toBe(false);
});

test('a key file is read with the public key that belongs to it, and one of something else is not', () => {
  const key = readSigningKey(pem('PRIVATE KEY', pkcs8));
  expect(publicKeyPem(key?.publicKey ?? '').replaceAll(/-----[A-Z ]+-----|\s/g, '')).toBe(spki);
  expect(readSigningKey(pem('PRIVATE KEY', 'AAAA'))).toBeNull();
  expect(readSigningKey(pem('PUBLIC KEY', spki))).toBeNull();
  expect(readSigningKey('nothing')).toBeNull();
});

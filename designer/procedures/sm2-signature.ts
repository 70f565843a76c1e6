/** An SM2 signature made in the browser: over the SM3 of a text, in hexadecimal, with the default user id. */
import smCrypto from 'sm-crypto';

const { sm3 } = smCrypto;
// The published types lack what sm-crypto exports since 0.3.
const sm2 = smCrypto.sm2 as typeof smCrypto.sm2 & {
  generateKeyPairHex: (random: string, radix: number) => SigningKey;
  getPublicKeyFromPrivateKey: (scalar: string) => string;
};

/** A key pair as hexadecimal: 32 bytes, and 04‖x‖y. */
export interface SigningKey {
  privateKey: string;
  publicKey: string;
}

/** What is handed in: the public key as PEM (SubjectPublicKeyInfo), the signature as r‖s. */
export interface SignaturePaper extends Record<string, unknown> {
  publicKey: string;
  signature: string;
}

// SubjectPublicKeyInfo of a point on sm2p256v1 (1.2.156.10197.1.301), up to the point itself.
const spkiHead = '3059301306072a8648ce3d020106082a811ccf5501822d034200';
const curve = '06082a811ccf5501822d';
// ECPrivateKey: version 1, then 32 bytes.
const privateHead = '0201010420';

const bytesOf = (hex: string): number[] => (hex.match(/../g) ?? []).map((byte) => Number.parseInt(byte, 16));
const hexOf = (bytes: Iterable<number>): string =>
  [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** Makes a key pair. */
export function newSigningKey(): SigningKey {
  const random = hexOf(crypto.getRandomValues(new Uint8Array(40)));
  const { privateKey, publicKey } = sm2.generateKeyPairHex(random, 16);
  return { privateKey: privateKey.padStart(64, '0'), publicKey };
}

/** A public key as PEM. */
export function publicKeyPem(point: string): string {
  const base64 = btoa(String.fromCharCode(...bytesOf(spkiHead + point)));
  return `-----BEGIN PUBLIC KEY-----\n${(base64.match(/.{1,64}/g) ?? []).join('\n')}\n-----END PUBLIC KEY-----\n`;
}

/** The key of a PEM file (PKCS #8 or SEC 1, not encrypted); null where it holds none of SM2. */
export function readSigningKey(pem: string): SigningKey | null {
  const base64 = /-----BEGIN (?:EC )?PRIVATE KEY-----([\sA-Za-z0-9+/=]+)-----END/.exec(pem)?.[1];
  if (base64 === undefined) return null;
  try {
    const hex = hexOf(Uint8Array.from(atob(base64.replaceAll(/\s/g, '')), (char) => char.charCodeAt(0)));
    const at = hex.indexOf(privateHead);
    if (!hex.includes(curve) || at < 0) return null;
    const privateKey = hex.slice(at + privateHead.length, at + privateHead.length + 64);
    return { privateKey, publicKey: sm2.getPublicKeyFromPrivateKey(privateKey) };
  } catch {
    return null;
  }
}

/** The digest that is signed. */
export const digestOf = (agreement: string): string => sm3(agreement);

/** Signs an agreement. */
export function signAgreement(agreement: string, { privateKey, publicKey }: SigningKey): SignaturePaper {
  const signature = sm2.doSignature(digestOf(agreement), privateKey, { hash: true, publicKey });
  return { publicKey: publicKeyPem(publicKey), signature };
}

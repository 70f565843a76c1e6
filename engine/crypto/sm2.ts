/** SM2 (GB/T 32918): keys, signatures by Node's own OpenSSL, and encryption by sm-crypto, which OpenSSL's binding lacks. */
import {
  createHash,
  createPrivateKey,
  createPublicKey,
  createSign,
  createVerify,
  generateKeyPairSync,
  type KeyObject,
} from 'node:crypto';
import smCrypto from 'sm-crypto';
import { problem } from '../core/problem.ts';
import { text } from '../core/text.ts';

/** Parameters of the recommended curve, as they enter Z. */
const curve =
  'FFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF00000000FFFFFFFFFFFFFFFC' +
  '28E9FA9E9D9F5E344D5A9E4BCF6509A7F39789F515AB8F92DDBCBD414D940E93' +
  '32C4AE2C1F1981195F9904466A39C9948FE30BBFF2660BE1715A4589334C74C7' +
  'BC3736A2F4F6779C59BDCEE36B692153D0A9877CC62A474002DF32E52139F0A0';
const order = BigInt('0xFFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFF7203DF6B21C6052B53BBF40939D54123');

/** How the SPKI of every SM2 key begins: an EC key of curve 1.2.156.10197.1.301, and a point of 65 bytes. */
const spkiHead = Buffer.from('3059301306072a8648ce3d020106082a811ccf5501822d034200', 'hex');

/** The id that GM/T 0009 gives where the parties agree on none. */
export const defaultId = '1234567812345678';

/** A public key with its Z worked out once. */
export interface Sm2PublicKey {
  key: KeyObject;
  /** The point, uncompressed: 04, x, y, as 130 hexadecimal digits. */
  point: string;
  z: Buffer;
}

export interface Sm2KeyPair {
  privateKey: KeyObject;
  publicKey: Sm2PublicKey;
}

function publicKeyOf(key: KeyObject): Sm2PublicKey {
  const spki = key.export({ type: 'spki', format: 'der' });
  if (!spki.subarray(0, spkiHead.length).equals(spkiHead)) throw new Error('another curve');
  const point = spki.subarray(-65);
  const id = Buffer.from(defaultId);
  const entl = Buffer.from([(id.length * 8) >> 8, (id.length * 8) & 0xff]);
  const z = createHash('sm3')
    .update(entl)
    .update(id)
    .update(Buffer.from(curve, 'hex'))
    .update(point.subarray(1))
    .digest();
  return { key, point: point.toString('hex'), z };
}

const refused = (zh: string, en: string) => problem('message-rejected', { reason: text(zh, en) });

/** Reads a public key (SPKI PEM). @throws Problem `message-rejected` where it is no point of the SM2 curve */
export function importPublicKey(pem: string): Sm2PublicKey {
  try {
    return publicKeyOf(createPublicKey(pem));
  } catch {
    throw refused('不是 SM2 公钥', 'not an SM2 public key');
  }
}

/** Reads a private key (PKCS#8 PEM). @throws Problem `message-rejected` where it is none, or d is not in 1…n−2 */
export function importPrivateKey(pem: string): Sm2KeyPair {
  try {
    const privateKey = createPrivateKey(pem);
    const publicKey = publicKeyOf(createPublicKey(privateKey));
    const d = BigInt(`0x${scalarOf(privateKey)}`);
    if (d < 1n || d > order - 2n) throw new Error('scalar out of range');
    return { privateKey, publicKey };
  } catch {
    throw refused('不是有效的 SM2 私钥', 'not a valid SM2 private key');
  }
}

/** The scalar of a private key, 64 hexadecimal digits: in PKCS#8 it follows the ECPrivateKey's version. */
function scalarOf(privateKey: KeyObject): string {
  const der = privateKey.export({ type: 'pkcs8', format: 'der' });
  const at = der.indexOf(Buffer.from('0201010420', 'hex'));
  if (at < 0) throw new Error('no scalar');
  return der.subarray(at + 5, at + 37).toString('hex');
}

/** Makes a key pair; the private key as PKCS#8 PEM, the public one as SPKI PEM. */
export function generateKeyPems(): { privatePem: string; publicPem: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'SM2' });
  return {
    privatePem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    publicPem: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
  };
}

/** Signs (SM2 with SM3, default id); DER. */
export const sm2Sign = ({ privateKey, publicKey }: Sm2KeyPair, message: string | Uint8Array): Buffer =>
  createSign('sm3').update(publicKey.z).update(message).sign(privateKey);

/** Tells whether a DER signature is of this message by this key; false for anything malformed. */
export function sm2Verify({ key, z }: Sm2PublicKey, message: string | Uint8Array, signature: Uint8Array): boolean {
  try {
    return createVerify('sm3').update(z).update(message).verify(key, signature);
  } catch {
    return false;
  }
}

/** Enciphers a short secret to a public key: C1‖C3‖C2, hexadecimal, C1 without its leading 04. */
export const sm2Encrypt = ({ point }: Sm2PublicKey, secret: Uint8Array): string =>
  smCrypto.sm2.doEncrypt([...secret], point, 1);

/** Deciphers what `sm2Encrypt` made. @throws Problem `message-rejected` where it cannot be */
export function sm2Decrypt({ privateKey }: Sm2KeyPair, sealed: string): Buffer {
  let clear: number[] = [];
  try {
    clear = smCrypto.sm2.doDecrypt(sealed, scalarOf(privateKey), 1, { output: 'array' }) as unknown as number[];
  } catch {
    // Falls through to the refusal below: sm-crypto throws on some bad points and gives nothing for others.
  }
  if (clear.length === 0) throw refused('会话密钥无法解密', 'the session key cannot be deciphered');
  return Buffer.from(clear);
}

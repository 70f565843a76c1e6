/** SM2 keys: made, checked, written and read as PKCS#8 and SPKI (GB/T 32918, GM/T 0009). */
import { randomBytes } from 'node:crypto';
import { assert } from '../core/control.ts';
import { problem } from '../core/problem.ts';
import { text, type Text } from '../core/text.ts';
import { readElement, readElements, writeElement } from './der.ts';
import { derOfPem, pemOf } from './pem.ts';
import { provider } from './provider.ts';

const p = 0xfffffffeffffffffffffffffffffffffffffffff00000000ffffffffffffffffn;
const b = 0x28e9fa9e9d9f5e344d5a9e4bcf6509a7f39789f515ab8f92ddbcbd414d940e93n;
const n = 0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123n;

/** Parameters a ‖ b ‖ G of the curve, as Z takes them. */
const curve = Buffer.from(
  'fffffffeffffffffffffffffffffffffffffffff00000000fffffffffffffffc' +
    '28e9fa9e9d9f5e344d5a9e4bcf6509a7f39789f515ab8f92ddbcbd414d940e93' +
    '32c4ae2c1f1981195f9904466a39c9948fe30bbff2660be1715a4589334c74c7' +
    'bc3736a2f4f6779c59bdcee36b692153d0a9877cc62a474002df32e52139f0a0',
  'hex',
);

/** The signer's id that GM/T 0009 sets where two sides agreed on none. */
export const defaultSignerId = '1234567812345678';

const algorithm = writeElement(
  0x30,
  Buffer.from('06072a8648ce3d0201', 'hex'),
  Buffer.from('06082a811ccf5501822d', 'hex'),
);

/** An SM2 public key: a checked point of the curve. */
export class Sm2PublicKey {
  /** 04 ‖ x ‖ y, 65 bytes. */
  readonly point: Buffer;
  #z: Buffer | undefined;
  /** Throws `invalid-input` where the point is not on the curve. */
  constructor(point: Buffer) {
    if (!isOnCurve(point)) throw refused('公钥不在 SM2 曲线上', 'The public key is not a point of the SM2 curve');
    this.point = Buffer.from(point);
  }
  /** Z of GB/T 32918.2 for the default id: the digest that goes before every message. */
  get z(): Buffer {
    const id = Buffer.from(defaultSignerId);
    const bits = Buffer.from([(id.length * 8) >> 8, (id.length * 8) & 0xff]);
    return (this.#z ??= provider.digest(Buffer.concat([bits, id, curve, this.point.subarray(1)])));
  }
  /** SPKI DER. */
  toDer(): Buffer {
    return writeElement(0x30, algorithm, writeElement(3, Buffer.from([0]), this.point));
  }
  toPem(): string {
    return pemOf('PUBLIC KEY', this.toDer());
  }
}

/** An SM2 private key with its public key. Prints nothing of itself. */
export class Sm2PrivateKey {
  readonly publicKey: Sm2PublicKey;
  readonly #scalar: Buffer;
  /** Throws `invalid-input` unless 1 ≤ d ≤ n−2 (d = n−1 has no inverse of 1+d: signing would never end). */
  constructor(scalar: Buffer) {
    if (!isScalar(scalar)) throw refused('私钥超出 1 至 n−2', 'The private key is outside 1 to n−2');
    this.#scalar = Buffer.from(scalar);
    this.publicKey = new Sm2PublicKey(provider.publicPoint(this.#scalar));
  }
  /** d, 32 bytes. Secret: only providers and files ask for it. */
  secretScalar(): Buffer {
    return Buffer.from(this.#scalar);
  }
  /** PKCS#8 DER with the public key inside. Never SEC1: exporting that of an SM2 key aborts Node. */
  toDer(): Buffer {
    const key = writeElement(
      0x30,
      Buffer.from([2, 1, 1]),
      writeElement(4, this.#scalar),
      writeElement(0xa1, writeElement(3, Buffer.from([0]), this.publicKey.point)),
    );
    return writeElement(0x30, Buffer.from([2, 1, 0]), algorithm, writeElement(4, key));
  }
  toPem(): string {
    return pemOf('PRIVATE KEY', this.toDer());
  }
}

/** Makes a new key pair from the system's random source. */
export function generatePrivateKey(): Sm2PrivateKey {
  for (let tries = 0; tries < 100; tries++) {
    const scalar = randomBytes(32);
    if (isScalar(scalar)) return new Sm2PrivateKey(scalar);
  }
  assert(false, 'the random source gives no SM2 key');
}

/** Reads a PKCS#8 private key (PEM, unencrypted). Throws `invalid-input`; a public key that does not belong to d is refused too. */
export function importPrivateKey(pem: string): Sm2PrivateKey {
  const outer = sequence(derOfPem('PRIVATE KEY', pem));
  const [version, alg, octets] = outer ?? [];
  const inner = octets?.tag === 4 ? sequence(octets.content) : null;
  const [one, scalar, ...rest] = inner ?? [];
  const isSm2 =
    version?.content.equals(Buffer.from([0])) && alg && writeElement(alg.tag, alg.content).equals(algorithm);
  if (!isSm2 || !one?.content.equals(Buffer.from([1])) || scalar?.tag !== 4) {
    throw refused('不是 SM2 私钥（PKCS#8）', 'This is not an SM2 private key (PKCS#8)');
  }
  const key = new Sm2PrivateKey(scalar.content);
  const stated = rest.find((part) => part.tag === 0xa1);
  if (stated && !stated.content.subarray(-65).equals(key.publicKey.point)) {
    throw refused('私钥与所附公钥不匹配', 'The private key and the public key with it do not belong together');
  }
  return key;
}

/** Reads an SPKI public key (PEM). Throws `invalid-input`. */
export const importPublicKey = (pem: string): Sm2PublicKey => publicKeyOfDer(derOfPem('PUBLIC KEY', pem));

/** Reads an SPKI public key (DER). Throws `invalid-input`. */
export function publicKeyOfDer(der: Buffer | null): Sm2PublicKey {
  const [alg, bits] = sequence(der) ?? [];
  const isSm2 = alg && writeElement(alg.tag, alg.content).equals(algorithm);
  if (!isSm2 || bits?.tag !== 3 || bits.content[0] !== 0) {
    throw refused('不是 SM2 公钥（SPKI）', 'This is not an SM2 public key (SPKI)');
  }
  return new Sm2PublicKey(bits.content.subarray(1));
}

function isScalar(scalar: Buffer): boolean {
  if (scalar.length !== 32) return false;
  const d = BigInt(`0x${scalar.toString('hex')}`);
  return d >= 1n && d <= n - 2n;
}

function isOnCurve(point: Buffer): boolean {
  if (point.length !== 65 || point[0] !== 4) return false;
  const x = BigInt(`0x${point.toString('hex', 1, 33)}`);
  const y = BigInt(`0x${point.toString('hex', 33)}`);
  return x < p && y < p && (y * y - (x * x * x - 3n * x + b)) % p === 0n;
}

const refused = (zh: string, en: string) =>
  problem('invalid-input', { errors: [{ pointer: '', rule: 'sm2-key', message: text(zh, en) satisfies Text }] });

function sequence(der: Buffer | null) {
  const outer = der && readElement(der, 0);
  return outer?.tag === 0x30 && outer.end === der?.length ? readElements(outer.content) : null;
}

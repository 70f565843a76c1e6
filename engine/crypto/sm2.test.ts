/** SM2 keys, signatures and encryption: what is malformed is refused. */
import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { derOfSignature, signatureOfDer } from './der.ts';
import { decrypt, encrypt, sign, verify } from './sm2.ts';
import { generatePrivateKey, importPrivateKey, importPublicKey, Sm2PrivateKey, Sm2PublicKey } from './sm2-key.ts';

const n = 0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123n;
const scalar = (value: bigint) => Buffer.from(value.toString(16).padStart(64, '0'), 'hex');
const key = generatePrivateKey();
const message = Buffer.from('一卡通');

describe('keys', () => {
  it('come back from PEM', () => {
    expect(importPrivateKey(key.toPem()).secretScalar()).toEqual(key.secretScalar());
    expect(importPublicKey(key.publicKey.toPem()).point).toEqual(key.publicKey.point);
  });

  it.each([0n, n - 1n, n, n + 1n])('refuse d = %s', (d) => {
    expect(() => new Sm2PrivateKey(scalar(d))).toThrow('invalid-input');
  });

  it.each([1n, n - 2n])('accept d = %s and sign with it', (d) => {
    const edge = new Sm2PrivateKey(scalar(d));
    expect(verify(edge.publicKey, message, sign(edge, message))).toBe(true);
  });

  it('refuse a point off the curve, another curve, and a public key of somebody else', () => {
    const point = Buffer.from(key.publicKey.point);
    point[64]! ^= 1;
    expect(() => new Sm2PublicKey(point)).toThrow('invalid-input');
    expect(() => importPublicKey('-----BEGIN PUBLIC KEY-----\nMFkw\n-----END PUBLIC KEY-----')).toThrow(
      'invalid-input',
    );
    const mixed = Buffer.concat([key.toDer().subarray(0, -65), generatePrivateKey().publicKey.point]);
    const pem = `-----BEGIN PRIVATE KEY-----\n${mixed.toString('base64')}\n-----END PRIVATE KEY-----`;
    expect(() => importPrivateKey(pem)).toThrow('invalid-input');
  });

  it('do not print their secret', () => {
    expect(JSON.stringify(key)).not.toContain(key.secretScalar().toString('hex'));
  });
});

describe('signatures', () => {
  it('hold in both formats, and for no other message or key', () => {
    for (const format of ['raw', 'der'] as const) {
      const signature = sign(key, message, format);
      expect(verify(key.publicKey, message, signature, format)).toBe(true);
      expect(verify(key.publicKey, Buffer.from('一卡痛'), signature, format)).toBe(false);
      expect(verify(generatePrivateKey().publicKey, message, signature, format)).toBe(false);
    }
  });

  it('are wrong, and nothing worse, in whatever form they come', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 80 }),
        fc.constantFrom('raw' as const, 'der' as const),
        (bytes, format) => {
          expect(verify(key.publicKey, message, bytes, format)).toBe(false);
        },
      ),
    );
    for (const edge of [0n, n, 2n ** 256n - 1n]) {
      const rs = sign(key, message);
      expect(verify(key.publicKey, message, Buffer.concat([scalar(edge), rs.subarray(32)]))).toBe(false);
      expect(verify(key.publicKey, message, Buffer.concat([rs.subarray(0, 32), scalar(edge)]))).toBe(false);
    }
  });

  it('have one DER form only', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 64, maxLength: 64 }), (rs) => {
        expect(signatureOfDer(derOfSignature(Buffer.from(rs)))).toEqual(Buffer.from(rs));
      }),
    );
    const der = '3006020101020101';
    const bad = {
      'trailing byte': `${der}00`,
      'byte inside': '300702010102010100',
      'padded integer': '300702020001020101',
      'negative integer': '3006020181020101',
      'empty integer': '30050200020101',
      'long length': '308106020101020101',
      'indefinite length': '30800201010201010000',
      'wrong tag': '3106020101020101',
      'one integer': '3003020101',
      'three integers': '3009020101020101020101',
      'cut short': '30060201010201',
    };
    expect(signatureOfDer(Buffer.from(der, 'hex'))).not.toBeNull();
    for (const [what, hex] of Object.entries(bad)) expect(signatureOfDer(Buffer.from(hex, 'hex')), what).toBeNull();
  });
});

describe('encryption', () => {
  it('opens what it sealed, and refuses a changed byte, another key, and too little', () => {
    const clear = randomBytes(40);
    const sealed = encrypt(key.publicKey, clear);
    expect(decrypt(key, sealed)).toEqual(clear);
    expect(() => decrypt(generatePrivateKey(), sealed)).toThrow('message-rejected');
    for (const at of [0, 1, 40, 64, 65, 96, 97, sealed.length - 1]) {
      const changed = Buffer.from(sealed);
      changed[at]! ^= 1;
      expect(() => decrypt(key, changed), `byte ${at}`).toThrow('message-rejected');
    }
    expect(() => decrypt(key, sealed.subarray(0, 97))).toThrow('message-rejected');
    expect(() => decrypt(key, Buffer.alloc(0))).toThrow('message-rejected');
  });
});

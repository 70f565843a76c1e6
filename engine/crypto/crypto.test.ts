/** The cryptography: against the standards' examples, against sm-crypto, and against everything that was changed on the way. */
import fc from 'fast-check';
import { createCipheriv } from 'node:crypto';
import { mkdtemp, readdir, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import smCrypto from 'sm-crypto';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../core/canonical-json.ts';
import { loadDataKey, loadKeyPair, loadPublicKey } from './keys.ts';
import { hashPassword, verifyPassword } from './password.ts';
import { createPayloadCodec } from './payload-codec.ts';
import { createSealer } from './sealer.ts';
import {
  generateKeyPems,
  importPrivateKey,
  importPublicKey,
  sm2Decrypt,
  sm2Encrypt,
  sm2Sign,
  sm2Verify,
} from './sm2.ts';
import { sm3Hex } from './sm3.ts';
import { deriveSm4Keys, sm4Open, sm4Seal } from './sm4.ts';

const pair = importPrivateKey(generateKeyPems().privatePem);
const scalar = pair.privateKey
  .export({ type: 'pkcs8', format: 'der' })
  .toString('hex')
  .split('0201010420')[1]!
  .slice(0, 64);
const bytes = fc.uint8Array({ maxLength: 300 });

describe('SM3', () => {
  it('agrees with the examples of GB/T 32905', () => {
    expect(sm3Hex('abc')).toBe('66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0');
    expect(sm3Hex('abcd'.repeat(16))).toBe('debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732');
  });
  it('agrees with sm-crypto', () => {
    fc.assert(
      fc.property(bytes, (data) => sm3Hex(data) === smCrypto.sm3([...data])),
      { numRuns: 300 },
    );
  });
});

describe('SM4', () => {
  it('agrees with the example of GB/T 32907', () => {
    const block = Buffer.from('0123456789abcdeffedcba9876543210', 'hex');
    const cipher = createCipheriv('sm4-ecb', block, null).setAutoPadding(false);
    expect(cipher.update(block).toString('hex')).toBe('681edf34d206965e86b3e94f536e4246');
  });
  it('agrees with sm-crypto', () => {
    const keys = deriveSm4Keys(Buffer.alloc(32, 7), 'test');
    fc.assert(
      fc.property(bytes, (data) => {
        const sealed = sm4Seal(keys, data);
        const clear: unknown = smCrypto.sm4.decrypt([...sealed.subarray(16, -32)], keys.cipher.toString('hex'), {
          mode: 'cbc',
          iv: sealed.subarray(0, 16).toString('hex'),
          output: 'array',
        });
        return Buffer.from(clear as number[]).equals(Buffer.from(data));
      }),
      { numRuns: 300 },
    );
  });
  it('opens only what nobody changed, for what it was bound to', () => {
    const keys = deriveSm4Keys(Buffer.alloc(32, 7), 'test');
    const sealed = sm4Seal(keys, Buffer.from('社会保障卡'), 'case 1');
    expect(sm4Open(keys, sealed, 'case 1').toString()).toBe('社会保障卡');
    expect(() => sm4Open(keys, sealed, 'case 2')).toThrow(/message-rejected/);
    for (let at = 0; at < sealed.length; at += 1) {
      const changed = Buffer.from(sealed);
      changed[at]! ^= 1;
      expect(() => sm4Open(keys, changed, 'case 1')).toThrow(/message-rejected/);
      expect(() => sm4Open(keys, sealed.subarray(0, at), 'case 1')).toThrow(/message-rejected/);
    }
  });
});

describe('SM2', () => {
  it('signs what sm-crypto verifies, and verifies what sm-crypto signs', () => {
    fc.assert(
      fc.property(bytes, (data) => {
        const message = [...data];
        const options = { hash: true, der: true } as const;
        const theirs = smCrypto.sm2.doSignature(message, scalar, { ...options, publicKey: pair.publicKey.point });
        return (
          smCrypto.sm2.doVerifySignature(message, sm2Sign(pair, data).toString('hex'), pair.publicKey.point, options) &&
          sm2Verify(pair.publicKey, data, Buffer.from(theirs, 'hex'))
        );
      }),
      { numRuns: 25 },
    );
  }, 60_000);
  it('refuses another message, another key, and what is no signature', () => {
    const signature = sm2Sign(pair, 'message');
    const other = importPrivateKey(generateKeyPems().privatePem);
    expect(sm2Verify(pair.publicKey, 'message', signature)).toBe(true);
    expect(sm2Verify(pair.publicKey, 'messagf', signature)).toBe(false);
    expect(sm2Verify(other.publicKey, 'message', signature)).toBe(false);
    fc.assert(fc.property(bytes, (rubbish) => !sm2Verify(pair.publicKey, 'message', rubbish)));
  });
  it('deciphers what it enciphered, and refuses rubbish', () => {
    const secret = Buffer.from('0123456789abcdef0123456789abcdef');
    const sealed = sm2Encrypt(pair.publicKey, secret);
    expect(sm2Decrypt(pair, sealed)).toEqual(secret);
    const changed = sealed.slice(0, -1) + (sealed.endsWith('0') ? '1' : '0');
    for (const bad of [changed, '', 'zz', sealed.slice(0, 100)])
      expect(() => sm2Decrypt(pair, bad)).toThrow(/message-rejected/);
  });
  it('takes no key of another curve', () => {
    expect(() => importPublicKey('rubbish')).toThrow(/message-rejected/);
    expect(() => importPrivateKey(generateKeyPems().publicPem)).toThrow(/message-rejected/);
  });
});

describe('sealer', () => {
  const sealer = createSealer(Buffer.alloc(32, 1));
  it('seals differently each time, and indexes alike', () => {
    const id = '990100198605140112';
    expect(sealer.seal(id)).not.toBe(sealer.seal(id));
    expect(sealer.open(sealer.seal(id))).toBe(id);
    expect(sealer.blindIndex(id)).toBe(sealer.blindIndex(id));
    expect(sealer.blindIndex(id)).not.toBe(createSealer(Buffer.alloc(32, 2)).blindIndex(id));
    expect(sealer.blindIndex(id)).not.toContain(sm3Hex(id));
  });
  it('refuses what another key sealed, and what is not sealed', () => {
    expect(() => sealer.open(createSealer(Buffer.alloc(32, 2)).seal('x'))).toThrow(/message-rejected/);
    expect(() => sealer.open('in clear')).toThrow(/message-rejected/);
  });
});

describe('payload codec', () => {
  const codec = createPayloadCodec(Buffer.alloc(32, 3));
  const payload = { metadata: { encoding: Buffer.from('json/plain') }, data: Buffer.from('"示范王小明"') };
  it('gives back what it sealed, and shows nothing of it', async () => {
    const [sealed] = await codec.encode([payload]);
    expect(Buffer.from(sealed!.data!).includes(payload.data)).toBe(false);
    const [opened] = await codec.decode([sealed!]);
    expect(Buffer.from(opened!.data!)).toEqual(payload.data);
    expect(Buffer.from(opened!.metadata!['encoding']!).toString()).toBe('json/plain');
  });
  it('reads nothing that it did not seal', async () => {
    await expect(codec.decode([payload])).rejects.toThrow(/message-rejected/);
  });
});

describe('passwords', () => {
  it('are Argon2id, salted, and verified', async () => {
    const hashed = await hashPassword('密码-Pass-1');
    expect(hashed).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await hashPassword('密码-Pass-1')).not.toBe(hashed);
    expect(await verifyPassword('密码-Pass-1', hashed)).toBe(true);
    expect(await verifyPassword('密码-Pass-2', hashed)).toBe(false);
    expect(await verifyPassword('x', 'rubbish')).toBe(false);
  });
});

describe('key files', () => {
  it('are made once by however many start at once, and only their owner reads them', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'yikatong-keys-'));
    const keys = await Promise.all(Array.from({ length: 8 }, () => loadDataKey(dataDir, undefined)));
    expect(new Set(keys.map((key) => key.toString('hex'))).size).toBe(1);
    const pairs = await Promise.all(Array.from({ length: 4 }, () => loadKeyPair(dataDir, 'platform')));
    expect(new Set(pairs.map(({ publicKey }) => publicKey.point)).size).toBe(1);
    expect((await loadPublicKey(dataDir, 'platform')).point).toBe(pairs[0]!.publicKey.point);
    expect((await stat(join(dataDir, 'keys', 'data.key'))).mode & 0o777).toBe(0o600);
    expect((await readdir(join(dataDir, 'keys'))).sort()).toEqual(['data.key', 'platform.pem', 'public']);
  });
});

describe('canonical JSON', () => {
  it('does not depend on the order of keys', () => {
    expect(canonicalJson({ b: [1, { d: null, c: 'é' }], a: undefined })).toBe('{"b":[1,{"c":"é","d":null}]}');
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value));
      }),
      ),
    );
  });
  it('refuses what JSON cannot say', () => expect(() => canonicalJson({ a: Number.NaN })).toThrow(TypeError));
});

/** Sealing at rest: sealer, payload codec, passwords and key files. */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { loadKeys } from './keys.ts';
import { hashPassword, verifyPassword } from './password.ts';
import { createPayloadCodec } from './payload-codec.ts';
import { createSealer, type DataKeys } from './sealer.ts';

const dataKey = (id: string) => ({ id, secret: randomBytes(32) });
const dataKeys: DataKeys = { index: randomBytes(32), keys: [dataKey('00000001')] };
const sealer = createSealer(dataKeys);

describe('the sealer', () => {
  it('gives back any text, sealed differently each time, indexed always alike', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (clear) => {
        const sealed = sealer.seal(clear);
        expect(sealed).toMatch(/^sm4:1:[\w-]+$/);
        expect(sealer.open(sealed)).toBe(clear);
        expect(sealer.seal(clear)).not.toBe(sealed);
        expect(sealer.blindIndex(clear)).toBe(sealer.blindIndex(clear));
      }),
    );
    expect(sealer.blindIndex('a')).not.toBe(sealer.blindIndex('b'));
  });

  it('notices every changed byte', () => {
    const sealed = sealer.sealBytes(Buffer.from('990100198605140112'));
    for (let at = 0; at < sealed.length; at++) {
      const changed = Buffer.from(sealed);
      changed[at]! ^= 0x80;
      expect(() => sealer.openBytes(changed), `byte ${at}`).toThrow('internal');
    }
    expect(() => sealer.open('990100198605140112')).toThrow('internal');
  });

  it('seals with the newest key and opens with each it knows', () => {
    const rotated = createSealer({ ...dataKeys, keys: [...dataKeys.keys, dataKey('00000002')] });
    const old = sealer.seal('text');
    expect(rotated.open(old)).toBe('text');
    expect(() => sealer.open(rotated.seal('text'))).toThrow('internal');
    expect(rotated.blindIndex('text')).toBe(sealer.blindIndex('text'));
  });
});

it('the payload codec takes a value of undefined, which comes with a list in place of bytes', async () => {
  const codec = createPayloadCodec(sealer);
  const nothing = { metadata: { encoding: Buffer.from('binary/null') }, data: [] as unknown as Uint8Array };
  const [opened] = await codec.decode(await codec.encode([nothing]));
  expect(Buffer.from(opened!.metadata!['encoding']!).toString()).toBe('binary/null');
  expect(opened!.data).toHaveLength(0);
});

it('the payload codec hides data and metadata, and lets clear payloads pass', async () => {
  const codec = createPayloadCodec(sealer);
  const payload = { metadata: { encoding: Buffer.from('json/plain') }, data: Buffer.from('"示范王小明"') };
  const [sealed] = await codec.encode([payload]);
  expect(Buffer.from(sealed!.metadata!['encoding']!).toString()).toBe('binary/sm4-sealed');
  expect(Buffer.from(sealed!.data!).includes('示范')).toBe(false);
  expect(await codec.decode([sealed!, payload])).toEqual([payload, payload]);
});

it('the payload codec makes a large value small, and gives it back as it was', async () => {
  const codec = createPayloadCodec(sealer);
  const written = Array.from({ length: 10_000 }, (_none, visit) => ({ node: 'write', visit, undo: {} }));
  const payload = { metadata: { encoding: Buffer.from('json/plain') }, data: Buffer.from(JSON.stringify(written)) };
  const [sealed] = await codec.encode([payload]);
  expect(sealed!.data!.length).toBeLessThan(payload.data.length / 4);
  expect(await codec.decode([sealed!])).toEqual([payload]);
});

it('a password is right for its own hash only', async () => {
  const hash = await hashPassword('correct horse');
  expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(await verifyPassword('correct horse', hash)).toBe(true);
  expect(await verifyPassword('correct hors', hash)).toBe(false);
  expect(await verifyPassword('correct horse', null)).toBe(false);
  expect(await verifyPassword('correct horse', 'plain')).toBe(false);
});

describe('key files', () => {
  const made: string[] = [];
  afterAll(() => Promise.all(made.map((dir) => rm(dir, { recursive: true }))));
  const freshDir = async () => {
    const dir = await mkdtemp(join(tmpdir(), 'keys-'));
    made.push(dir);
    return dir;
  };

  it('are the same for processes that start together, private to their owner, with nothing left over', async () => {
    const dir = await freshDir();
    const module = JSON.stringify(join(import.meta.dirname, 'keys.ts'));
    const code = `const {loadKeys} = await import(${module}); const k = await loadKeys(${JSON.stringify(dir)});
      console.log(k.privateKey.publicKey.point.toString('hex') + k.dataKeys.index.toString('hex') + k.dataKeys.keys[0].id)`;
    const outputs = await Promise.all(
      [1, 2, 3].map(async () => {
        const child = spawn(process.execPath, ['--input-type=module', '-e', code]);
        let output = '';
        child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
        await once(child, 'close');
        return output;
      }),
    );
    expect(outputs[0]).toHaveLength(130 + 64 + 8 + 1);
    expect(new Set(outputs).size).toBe(1);
    expect((await readdir(dir)).sort()).toEqual(['platform.data-keys.json', 'platform.key.pem', 'public']);
    expect((await stat(join(dir, 'platform.key.pem'))).mode & 0o777).toBe(0o600);
  });

  it('show each system the public keys of the others, as soon as there are any', async () => {
    const dir = await freshDir();
    const platform = await loadKeys(dir);
    expect(platform.publicKeyOf('demo-library')).toBeNull();
    expect(platform.publicKeyOf('../platform.key')).toBeNull();
    const library = await loadKeys(dir, 'demo-library');
    expect(platform.publicKeyOf('demo-library')?.point).toEqual(library.privateKey.publicKey.point);
  });
});

/** Key files: made once, however many processes start at the same moment, and readable by their owner only. */
import { randomBytes } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { link, mkdir, open, readFile, rename, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { assert } from '../core/control.ts';
import { type DataKey, type DataKeys } from './sealer.ts';
import {
  generatePrivateKey,
  importPrivateKey,
  importPublicKey,
  type Sm2PrivateKey,
  type Sm2PublicKey,
} from './sm2-key.ts';

/** What a system needs to seal and open messages: its own key, and those of its peers. */
export interface KeyRing {
  /** The system's own name. */
  readonly name: string;
  readonly privateKey: Sm2PrivateKey;
  /** The public key of a peer, read anew when its file changes; null while there is none. */
  publicKeyOf(name: string): Sm2PublicKey | null;
  /** The keys that a peer may sign by, where it may have more than one: while it changes its key, the old and the new; none where it is not trusted. */
  signingKeysOf?(name: string): readonly Sm2PublicKey[] | Promise<readonly Sm2PublicKey[]>;
}

/** All keys of one system. */
export interface Keys extends KeyRing {
  readonly dataKeys: DataKeys;
}

/**
 * Loads a system's keys from a directory, and makes what is missing: `NAME.key.pem` (SM2, PKCS#8), `NAME.data-keys.json`, both of mode 0600,
 * and `public/NAME.pem` for the peers. Two processes that start together end with the same keys.
 */
export async function loadKeys(dir: string, name = 'platform'): Promise<Keys> {
  assert(isName(name), 'a system name is lower case letters, digits and hyphens');
  await mkdir(join(dir, 'public'), { recursive: true, mode: 0o700 });
  const pem = await readOrCreate(join(dir, `${name}.key.pem`), () => generatePrivateKey().toPem());
  const data = await readOrCreate(join(dir, `${name}.data-keys.json`), () =>
    JSON.stringify({ index: randomBytes(32).toString('base64'), keys: [newDataKey()] }),
  );
  const privateKey = importPrivateKey(pem);
  await publish(join(dir, 'public', `${name}.pem`), privateKey.publicKey.toPem());
  return { name, privateKey, dataKeys: dataKeysOf(data), publicKeyOf: publicKeysIn(join(dir, 'public')) };
}

const isName = (name: string) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(name) && name.length <= 60;
const newDataKey = () => ({ id: randomBytes(4).toString('hex'), secret: randomBytes(32).toString('base64') });

function dataKeysOf(json: string): DataKeys {
  const stored = JSON.parse(json) as { index: string; keys: { id: string; secret: string }[] };
  const keys = stored.keys.map(({ id, secret }): DataKey => ({ id, secret: Buffer.from(secret, 'base64') }));
  const index = Buffer.from(stored.index, 'base64');
  const isWhole = keys.every(({ id, secret }) => /^[0-9a-f]{8}$/.test(id) && secret.length === 32);
  assert(isWhole && keys.length > 0 && index.length === 32, 'the file of data keys is damaged');
  return { index, keys };
}

/** Reads a file, or creates it whole: written aside, then linked, which fails where another process was first. */
export async function readOrCreate(path: string, make: () => string): Promise<string> {
  const existing = await readIfThere(path);
  if (existing !== null) return existing;
  const aside = await writeAside(path, make(), 0o600);
  try {
    await link(aside, path);
    await syncDirectory(dirname(path));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await unlink(aside);
  }
  return readFile(path, 'utf8');
}

async function publish(path: string, content: string): Promise<void> {
  if ((await readIfThere(path)) === content) return;
  await rename(await writeAside(path, content, 0o644), path);
  await syncDirectory(dirname(path));
}

async function writeAside(path: string, content: string, mode: number): Promise<string> {
  const aside = `${path}.${randomBytes(6).toString('hex')}`;
  const file = await open(aside, 'wx', mode);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
  return aside;
}

async function syncDirectory(path: string): Promise<void> {
  const directory = await open(path, 'r');
  await directory.sync().finally(() => directory.close());
}

async function readIfThere(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

function publicKeysIn(dir: string): (name: string) => Sm2PublicKey | null {
  const known = new Map<string, { stamp: number; key: Sm2PublicKey }>();
  return (name) => {
    if (!isName(name)) return null;
    const path = join(dir, `${name}.pem`);
    const stamp = statSync(path, { throwIfNoEntry: false })?.mtimeMs;
    if (stamp === undefined) return null;
    const seen = known.get(name);
    if (seen?.stamp === stamp) return seen.key;
    const key = importPublicKey(readFileSync(path, 'utf8'));
    known.set(name, { stamp, key });
    return key;
  };
}

/** The keys of a local platform, made at first start and kept in files that only their owner may read. */
import { randomBytes, randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { generateKeyPems, importPrivateKey, importPublicKey, type Sm2KeyPair, type Sm2PublicKey } from './sm2.ts';

/** Reads a file, making it first where there is none; of two processes that make it at once one wins, whole. */
async function keptFile(path: string, make: () => string, mode = 0o600): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  const draft = `${path}.${randomUUID()}`;
  await writeFile(draft, make(), { mode, flush: true });
  try {
    await link(draft, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await rm(draft);
  }
  return readFile(path, 'utf8');
}

async function keyFolder(dataDir: string): Promise<string> {
  const folder = join(dataDir, 'keys');
  await mkdir(join(folder, 'public'), { recursive: true, mode: 0o700 });
  return folder;
}

/** The key that seals personal data at rest and in Temporal: 32 bytes. `DATA_KEY` (base64) takes the place of the file. */
export async function loadDataKey(dataDir: string, given = process.env['DATA_KEY']): Promise<Buffer> {
  const kept =
    given ?? (await keptFile(join(await keyFolder(dataDir), 'data.key'), () => randomBytes(32).toString('base64')));
  const key = Buffer.from(kept.trim(), 'base64');
  if (key.length !== 32) throw new Error('the data key must be 32 bytes, in base64');
  return key;
}

/** The signing key pair of one party (`platform`, `national-platform`, …); its public half is laid where the others find it. */
export async function loadKeyPair(dataDir: string, party: string): Promise<Sm2KeyPair> {
  const folder = await keyFolder(dataDir);
  const pair = importPrivateKey(await keptFile(join(folder, `${party}.pem`), () => generateKeyPems().privatePem));
  await keptFile(
    join(folder, 'public', `${party}.pem`),
    () => pair.publicKey.key.export({ type: 'spki', format: 'pem' }).toString(),
    0o644,
  );
  return pair;
}

/** The public key of another party. @throws where that party has not laid it down yet */
export const loadPublicKey = async (dataDir: string, party: string): Promise<Sm2PublicKey> =>
  importPublicKey(await readFile(join(await keyFolder(dataDir), 'public', `${party}.pem`), 'utf8'));

/** Passwords: Argon2id, kept in the PHC format. */
import { argon2, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { sameSecret } from './sm3.ts';

/** OWASP's first choice: 19 MiB, two passes, one lane. */
const cost = { memory: 19_456, passes: 2, parallelism: 1 };
const derive = promisify(argon2);

const hashOf = (password: string, nonce: Uint8Array, { memory, passes, parallelism } = cost): Promise<Buffer> =>
  derive('argon2id', { message: password.normalize('NFKC'), nonce, memory, passes, parallelism, tagLength: 32 });

const unpadded = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64').replace(/=+$/, '');

/** Hashes a password: `$argon2id$v=19$m=…,t=…,p=…$salt$hash`. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const hash = await hashOf(password, salt);
  return `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${unpadded(salt)}$${unpadded(hash)}`;
}

const phc = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;

/** Tells whether a password is the one that was hashed; false for a hash that cannot be read. */
export async function verifyPassword(password: string, hashed: string): Promise<boolean> {
  const [, memory, passes, parallelism, salt, hash] = phc.exec(hashed) ?? [];
  if (salt === undefined || hash === undefined) return false;
  const costs = { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) };
  return sameSecret(await hashOf(password, Buffer.from(salt, 'base64'), costs), Buffer.from(hash, 'base64'));
}

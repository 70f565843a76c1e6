/** Passwords: stored as Argon2id in PHC format, verified in constant time and off the event loop. */
import { argon2, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { isSameSecret } from './sm3.ts';

/** Cost of a new hash (OWASP's first choice for 19 MiB): memory in KiB, passes, lanes. */
const cost = { memory: 19456, passes: 2, parallelism: 1 };
const derive = promisify(argon2);
const phc = /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,2}),p=(\d{1,2})\$([A-Za-z0-9+/]{11,86})\$([A-Za-z0-9+/]{43})$/;
const encode = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '');
// One password typed on two keyboards may differ in its code points; NFKC makes it one again.
const bytesOf = (password: string) => Buffer.from(password.normalize('NFKC'));

/** Hashes a password with a fresh salt: `$argon2id$v=19$m=19456,t=2,p=1$salt$hash`. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16);
  const hash = await derive('argon2id', { message: bytesOf(password), nonce, tagLength: 32, ...cost });
  return `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${encode(nonce)}$${encode(hash)}`;
}

/**
 * Tells whether a password belongs to a hash. Give null where the account does not exist: it then takes as long and says no,
 * so that the time does not tell which accounts there are. A hash that is not PHC Argon2id is never right.
 */
export async function verifyPassword(password: string, stored: string | null): Promise<boolean> {
  const [, m, t, p, salt, hash] = (stored !== null && phc.exec(stored)) || [];
  if (salt === undefined || hash === undefined) {
    await derive('argon2id', { message: bytesOf(password), nonce: Buffer.alloc(16), tagLength: 32, ...cost });
    return false;
  }
  const made = await derive('argon2id', {
    message: bytesOf(password),
    nonce: Buffer.from(salt, 'base64'),
    tagLength: 32,
    memory: Number(m),
    passes: Number(t),
    parallelism: Number(p),
  });
  return isSameSecret(made, Buffer.from(hash, 'base64'));
}

/** Session keys of sealed messages: one SM2-wrapped secret serves many messages, since SM2 encryption is slow (docs/open-api.md). */
import { randomBytes } from 'node:crypto';
import { decrypt, encrypt } from './sm2.ts';
import { type Sm2PrivateKey, type Sm2PublicKey } from './sm2-key.ts';
import { sm3 } from './sm3.ts';
import { sealingKeysOf, type SealingKeys } from './sm4.ts';

/** How long one session key may be used, and for how many messages. */
export const sessionLife = { ms: 10 * 60_000, messages: 10_000 };

/** A secret two systems share for a while. Directions and peers get keys of their own, so a borrowed wrapped key opens nothing. */
export interface Session {
  keyId: string;
  /** The secret wrapped for the recipient, base64url; the same text in every message of the session. */
  wrapped: string;
  madeAt: number;
  keysFor(sender: string, recipient: string): SealingKeys;
}

/** Name of a wrapped key: the first half of the SM3 digest of its base64url text. */
export const keyIdOf = (wrapped: string): string => sm3(wrapped).slice(0, 32);

function sessionOf(wrapped: string, clear: Buffer): Session {
  const secret = clear.subarray(8);
  const made = new Map<string, SealingKeys>();
  return {
    keyId: keyIdOf(wrapped),
    wrapped,
    madeAt: Number(clear.readBigUInt64BE(0)),
    keysFor(sender, recipient) {
      const use = `message/${sender}/${recipient}`;
      const keys = made.get(use) ?? sealingKeysOf(secret, use);
      made.set(use, keys);
      return keys;
    },
  };
}

/** Makes a session for a recipient: wraps time (8 bytes, milliseconds) ‖ secret (32 bytes) by SM2. */
export function openSession(recipient: Sm2PublicKey, now: number): Session {
  const clear = Buffer.concat([Buffer.alloc(8), randomBytes(32)]);
  clear.writeBigUInt64BE(BigInt(now));
  return sessionOf(encrypt(recipient, clear).toString('base64url'), clear);
}

/** Unwraps a session that a peer made; null where what is inside is not one. Throws `message-rejected` where it does not open. */
export function acceptSession(wrapped: string, key: Sm2PrivateKey): Session | null {
  const clear = decrypt(key, Buffer.from(wrapped, 'base64url'));
  return clear.length === 40 ? sessionOf(wrapped, clear) : null;
}

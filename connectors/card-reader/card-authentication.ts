/**
 * How a card proves that it holds its key (卡认证): it encrypts a challenge of the platform with a key that only it and the platform have.
 *
 * The key tables of the third generation are not public. This is our stand-in: SM4 throughout, a card key that is the root key diversified by
 * the identification code, and a root key that everybody can read here. A province replaces it by its key service behind `CardAuthenticator`.
 */
import { createCipheriv, createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { assert } from '../../engine/core/control.ts';
import { fromHex } from './apdu.ts';

/** Bytes of a challenge, and of the answer to it: one block of SM4. */
export const challengeLength = 16;

/** Gives challenges and judges answers. The key never leaves it, so a key service or a PSAM can stand here. */
export interface CardAuthenticator {
  /** Sixteen bytes that nobody can foresee. */
  challenge(): Uint8Array;
  /** Whether the card of that identification code (32 hexadecimal digits) gave the right answer to the challenge. */
  verify(proof: { identificationCode: string; challenge: Uint8Array; answer: Uint8Array }): Promise<boolean>;
}

function encryptBlock(key: Uint8Array, block: Uint8Array): Uint8Array {
  assert(key.length === 16 && block.length === 16, 'a key and a block of sixteen bytes');
  const cipher = createCipheriv('sm4-ecb', key, null).setAutoPadding(false);
  return new Uint8Array(Buffer.concat([cipher.update(block), cipher.final()]));
}

/** The root key of the demo cards: no secret, and good for no real card. */
export const demoRootKey: Uint8Array = new Uint8Array(
  createHash('sm3').update('yikatong demo root key').digest().subarray(0, 16),
);

/** The key of one card: its identification code (sixteen bytes) encrypted with the root key. */
export const cardKeyOf = (rootKey: Uint8Array, identificationCode: string): Uint8Array =>
  encryptBlock(rootKey, fromHex(identificationCode));

/** The right answer of a card to a challenge. */
export const answerOf = (cardKey: Uint8Array, challenge: Uint8Array): Uint8Array => encryptBlock(cardKey, challenge);

/** An authenticator that holds a root key itself; `random` gives the challenges. */
export function createRootKeyAuthenticator(
  rootKey: Uint8Array = demoRootKey,
  random: (length: number) => Uint8Array = (length) => new Uint8Array(randomBytes(length)),
): CardAuthenticator {
  return {
    challenge: () => random(challengeLength),
    verify: async ({ identificationCode, challenge, answer }) => {
      const right = answerOf(cardKeyOf(rootKey, identificationCode), challenge);
      return answer.length === right.length && timingSafeEqual(answer, right);
    },
  };
}

/**
 * The PSAM: the module by which a terminal proves to a card that it may do something (卡鉴权).
 *
 * As with the card's own key, the real key tables are not public. This stands in: a key for each right, derived from a root key that
 * everybody can read here. A province puts its PSAM, or its key service, behind `Psam`.
 */
import { type CardRight } from '../../engine/core/operations/terminal.ts';
import { answerOf, cardKeyOf, demoRootKey } from './card-authentication.ts';

/** The number of each right's key on the card. */
export const keyNumbers = { read: 0x01, update: 0x02, unlock: 0x03, pin: 0x04 } as const satisfies Record<
  CardRight,
  number
>;

/** Answers a card's challenge with the key of a right. The key never leaves it. */
export interface Psam {
  answer(asked: { identificationCode: string; right: CardRight; challenge: Uint8Array }): Promise<Uint8Array>;
}

/** The key of a right on one card: the card's own key encrypts a block that is the key number throughout. */
export const rightKeyOf = (cardKey: Uint8Array, right: CardRight): Uint8Array =>
  answerOf(cardKey, new Uint8Array(16).fill(keyNumbers[right]));

/** A PSAM that holds a root key itself. */
export const createRootKeyPsam = (rootKey: Uint8Array = demoRootKey): Psam => ({
  answer: async ({ identificationCode, right, challenge }) =>
    answerOf(rightKeyOf(cardKeyOf(rootKey, identificationCode), right), challenge),
});

/** What a card's answer to VERIFY means for whoever typed the PIN. */
import { type OutputOf } from '../../engine/core/connectors.ts';
import { statusProblem } from './status-words.ts';

/** Tries of a card that has verified: the standard's three. */
export const pinTries = 3;

/** Verified, wrong with the tries left, or locked, by the status word; throws `card-not-readable` for any other. */
export function pinReplyOf(sw: number): OutputOf<'card-reader.verify-pin'> {
  if (sw === 0x9000) return { result: 'verified', triesLeft: pinTries };
  if (sw === 0x6983 || sw === 0x63c0) return { result: 'locked', triesLeft: 0 };
  if ((sw & 0xfff0) === 0x63c0) return { result: 'wrong', triesLeft: sw & 0x0f };
  throw statusProblem(sw);
}

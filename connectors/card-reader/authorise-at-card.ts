/** Card authorisation (卡鉴权): the PSAM answers a challenge of the card, and the card lets the terminal do what that key is for. */
import { type CardRight } from '../../engine/core/operations/terminal.ts';
import { exchange, type Transport } from './apdu.ts';
import { challengeLength } from './card-authentication.ts';
import { keyNumbers, type Psam } from './psam.ts';
import { must, readIdentificationCode, selectSocialSecurity } from './read-card.ts';
import { statusProblem } from './status-words.ts';

const refusals: readonly number[] = [0x6300, 0x6982, 0x6983];

/** GET CHALLENGE and EXTERNAL AUTHENTICATE; false where the card refuses the answer. The transport stays open. */
export async function authoriseAtCard(transport: Transport, right: CardRight, psam: Psam): Promise<boolean> {
  await selectSocialSecurity(transport);
  const identificationCode = await readIdentificationCode(transport);
  const getChallenge = { cla: 0x00, ins: 0x84, p1: 0x00, p2: 0x00, expected: challengeLength };
  const { data: challenge } = await must(transport, getChallenge);
  if (challenge.length !== challengeLength) throw statusProblem(0x6984);
  const data = await psam.answer({ identificationCode, right, challenge });
  const { sw } = await exchange(transport, { cla: 0x00, ins: 0x82, p1: 0x00, p2: keyNumbers[right], data });
  if (sw === 0x9000) return true;
  if (refusals.includes(sw)) return false;
  throw statusProblem(sw);
}

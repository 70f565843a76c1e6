/** The PIN pad of a terminal: what the holder types goes to the card from here, and nowhere else. */
import { type DemoCardholder } from '../../engine/core/demo.ts';
import { exchange, type Transport } from './apdu.ts';
import { demoPin } from './virtual-card.ts';

/** What is typed: the right PIN, a wrong one, or wrong ones until the card locks. */
export type Typing = DemoCardholder['outside']['pin'];

const wrongPin = Uint8Array.of(0x00, 0x00, 0x00);

const verify = async (transport: Transport, pin: Uint8Array): Promise<number> =>
  (await exchange(transport, { cla: 0x00, ins: 0x20, p1: 0x00, p2: 0x00, data: pin })).sw;

/** More wrong tries than any card gives. */
const mostTries = 16;

/** Hands the PIN to the card whose application is selected (VERIFY), and gives the last status word. */
export async function typePin(transport: Transport, typing: Typing): Promise<number> {
  if (typing === 'right') return verify(transport, demoPin);
  let sw = await verify(transport, wrongPin);
  for (let tries = 1; typing === 'locked' && (sw & 0xfff0) === 0x63c0 && sw !== 0x63c0 && tries < mostTries; tries++)
    sw = await verify(transport, wrongPin);
  return sw;
}

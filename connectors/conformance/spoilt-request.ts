/** The bytes of a request of the conformance kit, spoilt in the way that a test asks for. */
import { type Spoil } from '../../engine/core/conformance-kit/exchange.ts';
import { type Envelope } from '../../engine/core/envelope.ts';
import { type Session } from '../../engine/crypto/session-keys.ts';
import { generatePrivateKey, type Sm2PrivateKey } from '../../engine/crypto/sm2-key.ts';
import { forge } from './forge.ts';

/** How far off a clock is that is wrong. */
const wrongByMs = 10 * 60_000;

/** What a request is made of. */
export interface ToSend {
  name: string;
  privateKey: Sm2PrivateKey;
  recipient: string;
  session: Session;
  body: unknown;
  now: number;
}

/** What is sent, and the envelope of it where it is one. */
export interface Bytes {
  content: string;
  envelope: Envelope | null;
}

const stranger = generatePrivateKey();

/** Writes a request. */
export function writeRequestBytes(it: ToSend, spoil: Spoil | undefined): Bytes {
  if (spoil === 'not-json') return { content: '<message>…', envelope: null };
  if (spoil === 'wrong-form') return { content: '{"version":1,"sender":7}', envelope: null };
  if (spoil === 'too-large')
    return { content: JSON.stringify({ version: 1, body: 'A'.repeat(3_000_000) }), envelope: null };
  const envelope = forge({
    sender: spoil === 'unknown-sender' ? 'conformance-stranger' : it.name,
    recipient: spoil === 'other-recipient' ? 'another-system' : it.recipient,
    signer: spoil === 'unknown-sender' || spoil === 'wrong-signature' ? stranger : it.privateKey,
    ...{ session: it.session, body: it.body, inReplyTo: null, purpose: 'application-system.call' },
    time: new Date(it.now + (spoil === 'stale-clock' ? -wrongByMs : spoil === 'future-clock' ? wrongByMs : 0)),
    spoilMac: spoil === 'wrong-digest',
  });
  return { content: JSON.stringify(envelope), envelope };
}

/** The sandbox's inbox: takes the calls that an applicant makes to the platform, answers them, and keeps what is to be judged. */
import express, { type Express } from 'express';
import { type Arrival } from '../../engine/core/conformance-kit/exchange.ts';
import { redact } from '../../engine/core/conformance-kit/redact.ts';
import { type Session } from '../../engine/crypto/session-keys.ts';
import { type Sm2PrivateKey, type Sm2PublicKey } from '../../engine/crypto/sm2-key.ts';
import { forge } from './forge.ts';
import { inspect, type Inspected } from './inspect.ts';

/** Most that is kept: an applicant that calls without end fills no memory. */
const most = 1000;

/** Whose inbox it is, and whose calls are expected. */
export interface InboxOptions {
  name: string;
  privateKey: Sm2PrivateKey;
  peer: Sm2PublicKey;
}

export interface Inbox {
  app: Express;
  /** What came so far, the oldest first. */
  arrivals(): Arrival[];
}

const isGood = ({ isShaped, isSigned, isBound, opens }: Inspected): boolean => isShaped && isSigned && isBound && opens;

/** Opens an inbox: POST /messages answers as the platform would, GET /healthz says that it is there. */
export function openInbox({ name, privateKey, peer }: InboxOptions): Inbox {
  const arrivals: Arrival[] = [];
  const sessions = new Map<string, Session>();
  const app = express();
  app.disable('x-powered-by');
  app.get('/healthz', (_request, response) => void response.json({ status: 'ok' }));
  app.use(express.text({ type: () => true, limit: '2mb' }));
  app.post('/messages', (request, response) => {
    const message = jsonOf(request.body);
    const seen = inspect(message, { name, peer, now: Date.now(), privateKey, sessions });
    const { body, session, ...inspection } = seen;
    const refusal = { type: '/problems/message-rejected', title: 'The message was refused', status: 400 };
    if (arrivals.length < most) {
      const envelope = message === undefined ? '(not JSON)' : redact(message);
      const shown = { envelope, ...(seen.opens && { body: redact(body) }) };
      arrivals.push({ ...inspection, request: shown, response: isGood(seen) ? { outcome: 'done' } : refusal });
    }
    if (!isGood(seen) || session === null) {
      return void response.status(400).type('application/problem+json').json(refusal);
    }
    const { sender: recipient, messageId: inReplyTo, purpose } = seen;
    response.json(
      forge({
        ...{ sender: name, recipient, signer: privateKey, session, inReplyTo, purpose: `${purpose}.reply` },
        ...{ body: { outcome: 'done', result: { received: true } }, time: new Date() },
      }),
    );
  });
  return { app, arrivals: () => [...arrivals] };
}

function jsonOf(said: unknown): unknown {
  try {
    return JSON.parse(String(said)) as unknown;
  } catch {
    return undefined;
  }
}

/** The demo library as an applicant: an endpoint that is right, or at fault in one way, for the conformance kit to find. */
import express, { type ErrorRequestHandler, type Express, type Request } from 'express';
import { z } from 'zod';
import { oneOf } from '../../engine/core/one-of.ts';
import { isProblem, problem } from '../../engine/core/problem.ts';
import { parse } from '../../engine/core/schema-errors.ts';
import { type KeyRing } from '../../engine/crypto/keys.ts';
import { createReplayMemory } from '../../engine/crypto/replay-memory.ts';
import { createMessenger } from '../../engine/crypto/sealed-message.ts';
import { type Session } from '../../engine/crypto/session-keys.ts';
import { generatePrivateKey } from '../../engine/crypto/sm2-key.ts';
import { assertExists } from '../../engine/core/control.ts';
import { forge } from '../conformance/forge.ts';
import { inspect, type Inspected } from '../conformance/inspect.ts';
import { answerOf, sendError, type Handlers } from '../sealed-messages/simulator-door.ts';
import { callPlatform } from './applicant-calls.ts';
import { callFaults, misbehaviours, type Misbehaviour } from './misbehaviours.ts';

const Fault = z.strictObject({
  fault: oneOf(misbehaviours).nullable(),
});
const Calls = z.strictObject({
  url: z.url(),
  peer: z.string().describe('Name of the system that is called'),
  fault: z.enum(callFaults).nullable().default(null),
});

/** What a fault lets by, by the rule that refuses it. */
const letsBy: Partial<Record<Misbehaviour, (rule: unknown, skewMs: number) => boolean>> = {
  'accepts-wrong-signature': (rule) => rule === 'signature',
  'accepts-unknown-sender': (rule) => rule === 'unknown-sender',
  'accepts-wrong-digest': (rule) => rule === 'mac',
  'accepts-replay': (rule) => rule === 'replayed',
  'accepts-stale-clock': (rule, skewMs) => rule === 'time' && skewMs < 0,
  'accepts-future-clock': (rule, skewMs) => rule === 'time' && skewMs > 0,
  'accepts-other-recipient': (rule) => rule === 'recipient',
};

type Opened = Pick<Inspected, 'sender' | 'purpose' | 'messageId' | 'body'> & { session: Session };
type Answer = Awaited<ReturnType<typeof answerOf>>;

/** What a fault makes of an answer. */
function spoilt(answer: Answer, fault: Misbehaviour | null): Answer {
  if (fault === 'answers-unknown-interface' && answer.outcome === 'refused') {
    return { outcome: 'done', result: { fields: {}, repeated: false } };
  }
  if (answer.outcome !== 'done' || (fault !== 'missing-field' && fault !== 'wrong-prompts')) return answer;
  const result = answer.result as { fields: Record<string, unknown> };
  const { prompt } = result.fields;
  if (fault === 'wrong-prompts') {
    return prompt === undefined
      ? answer
      : { ...answer, result: { ...result, fields: { ...result.fields, prompt: '办理成功' } } };
  }
  return { ...answer, result: { ...result, fields: prompt === undefined ? {} : { prompt } } };
}

/** Makes the application of the applicant: POST /messages, POST /misbehaviour, and POST /calls, which has it call a platform. */
export function createApplicant(keys: KeyRing, handlers: Handlers, { slowMs = 1500 } = {}): Express {
  const app = express();
  const messenger = createMessenger({ keys, replays: createReplayMemory() });
  const another = generatePrivateKey();
  const sessions = new Map<string, Session>();
  let fault: Misbehaviour | null = null;

  /** Opens a message as the platform's door does, but for what the fault lets by. */
  async function open(message: unknown): Promise<Opened> {
    const sender = String((message as { sender?: unknown }).sender);
    const peer = keys.publicKeyOf(sender) ?? keys.privateKey.publicKey;
    const { name, privateKey } = keys;
    const seen = inspect(message, { name, peer, now: Date.now(), privateKey, sessions });
    try {
      await messenger.open(message);
    } catch (error) {
      const rule = isProblem(error, 'message-rejected') ? error.details['rule'] : null;
      const isLetBy = fault !== null && letsBy[fault]?.(rule, seen.skewMs ?? 0);
      if (!isLetBy) throw error;
    }
    return { ...seen, session: assertExists(seen.session, 'session of what was opened') };
  }

  function seal(opened: Opened, body: unknown): unknown {
    return forge({
      ...{ sender: keys.name, recipient: opened.sender, session: opened.session, body },
      ...{
        purpose: `${opened.purpose}.reply`,
        spoilMac: fault === 'wrong-digest',
        spoilBody: fault === 'wrong-encryption',
      },
      signer: fault === 'wrong-signature' ? another : keys.privateKey,
      inReplyTo: fault === 'wrong-binding' ? '0'.repeat(32) : opened.messageId,
      time: new Date(Date.now() - (fault === 'wrong-clock' ? 10 * 60_000 : 0)),
    });
  }

  const askedOf = (body: unknown) =>
    fault === 'writes-twice' ? { ...(body as object), key: String(Math.random()) } : body;

  app.disable('x-powered-by');
  app.get('/healthz', (_request, response) => void response.json({ status: 'ok' }));
  app.post('/misbehaviour', express.json(), (request, response) => {
    ({ fault } = parse(Fault, request.body));
    response.json({ fault });
  });
  app.post('/calls', express.json(), async (request, response) => {
    const asked = parse(Calls, request.body);
    response.json({ statuses: await callPlatform({ ...asked, keys }) });
  });
  const readers = { usual: express.json({ limit: '2mb' }), large: express.json({ limit: '10mb' }) };
  app.use((request, response, next) =>
    readers[fault === 'takes-too-much' ? 'large' : 'usual'](request, response, next),
  );
  app.post('/messages', async (request: Request, response) => {
    const opened = await open(request.body);
    if (fault === 'unavailable') throw problem('unavailable');
    if (fault === 'slow') await new Promise((resolve) => setTimeout(resolve, slowMs));
    const answer = await answerOf(handlers, { ...opened, body: askedOf(opened.body) }, { unknown: false });
    response.json(seal(opened, spoilt(answer, fault)));
  });
  const onError: ErrorRequestHandler = (error: unknown, _request, response, _next) => {
    const isRubbish = !isProblem(error) || error.details['rule'] === 'shape';
    if (fault === 'breaks-on-rubbish' && isRubbish && !isTooLarge(error)) return void response.status(500).end();
    if (fault === 'plain-errors') {
      return void response
        .status(isTooLarge(error) ? 413 : 400)
        .type('text/plain')
        .send('refused');
    }
    sendError(error, response);
  };
  app.use(onError);
  return app;
}

const isTooLarge = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'type' in error && error.type === 'entity.too.large';

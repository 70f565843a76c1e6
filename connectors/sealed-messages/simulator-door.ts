/** The called side of sealed messages, for simulators: POST /messages, GET /healthz, and POST /faults, which breaks it on purpose. */
import { type AddressInfo } from 'node:net';
import express, { type ErrorRequestHandler, type Express, type Response } from 'express';
import { z } from 'zod';
import { isProblem, problem, titleOf, type Problem } from '../../engine/core/problem.ts';
import { parse } from '../../engine/core/schema-errors.ts';
import { type KeyRing } from '../../engine/crypto/keys.ts';
import { createReplayMemory } from '../../engine/crypto/replay-memory.ts';
import { createMessenger } from '../../engine/crypto/sealed-message.ts';
import { generatePrivateKey } from '../../engine/crypto/sm2-key.ts';

/** How the next `count` messages go wrong. `unavailable` does nothing; all others do what was asked and spoil the answer. */
export const Faults = z.strictObject({
  delayMs: z.number().int().min(0).max(60_000).default(0).describe('Waits before it answers'),
  fail: z.enum(['none', 'unavailable', 'garbage', 'wrong-signature', 'lost-answer']).default('none'),
  count: z
    .number()
    .int()
    .min(0)
    .max(1_000_000)
    .nullable()
    .default(null)
    .describe('For how many messages; null until told otherwise'),
});
export type Faults = z.infer<typeof Faults>;

/** What the simulator does with a body: gives the result, or throws a problem. */
export type Handler = (body: unknown) => unknown;

const noFaults: Faults = { delayMs: 0, fail: 'none', count: null };

/** Makes the application of a simulator; `handlers` by purpose. */
export function createSimulator(keys: KeyRing, handlers: Readonly<Record<string, Handler>>): Express {
  const app = express();
  const messenger = createMessenger({ keys, replays: createReplayMemory() });
  const impostor = createMessenger({
    keys: { ...keys, privateKey: generatePrivateKey() },
    replays: createReplayMemory(),
  });
  let faults = noFaults;

  function takeFaults(): Faults {
    const taken = faults;
    if (faults.count !== null) faults = faults.count > 1 ? { ...faults, count: faults.count - 1 } : noFaults;
    return taken;
  }

  app.disable('x-powered-by');
  app.use(express.json({ limit: '2mb' }));
  app.get('/healthz', (_request, response) => void response.json({ status: 'ok' }));
  app.post('/faults', (request, response) => {
    const asked = parse(Faults, request.body);
    faults = asked.count === 0 ? noFaults : asked;
    response.json(faults);
  });
  app.post('/messages', async (request, response) => {
    const { fail, delayMs } = takeFaults();
    if (fail === 'unavailable') throw problem('unavailable');
    const opened = await messenger.open(request.body);
    const handler = handlers[opened.purpose];
    if (!handler) throw problem('not-found', { what: opened.purpose });
    const answer = await answerOf(handler, opened.body);
    const reply = messenger.sealReply(opened, answer);
    await pause(delayMs);
    if (fail === 'lost-answer') return void request.socket.destroy();
    if (fail === 'garbage') return void response.send('<html>502 Bad Gateway</html>');
    if (fail === 'wrong-signature') {
      const { signature } = impostor.seal(opened.sender, 'forged', null);
      return void response.json({ ...reply, signature });
    }
    response.json(reply);
  });
  return app;
}

/** Adds the error handler and listens on this machine only; prints the address, which matters for port 0. */
export function listen(app: Express, name: string, port: number): void {
  app.use(onError);
  const server = app.listen(port, '127.0.0.1', (error?: Error) => {
    if (error) throw error;
    const { address, port: bound } = server.address() as AddressInfo;
    process.stdout.write(`${name} simulator listens on http://${address}:${bound}\n`);
  });
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => process.exit(0));
}

async function answerOf(handler: Handler, body: unknown) {
  try {
    return { outcome: 'done', result: await handler(body) };
  } catch (error) {
    if (isProblem(error, 'idempotency-key-reused') || isProblem(error, 'invalid-input')) {
      return { outcome: 'refused', problem: error.slug };
    }
    throw error;
  }
}

const pause = (ms: number) => new Promise((resolve) => (ms > 0 ? setTimeout(resolve, ms) : resolve(null)));

const onError: ErrorRequestHandler = (error: unknown, _request, response, _next) => {
  const it = problemOf(error);
  if (it.slug === 'internal') process.stderr.write(`${error instanceof Error ? error.stack : 'unknown error'}\n`);
  sendProblem(response, it);
};

function problemOf(error: unknown): Problem {
  if (isProblem(error)) return error;
  const type = typeof error === 'object' && error !== null && 'type' in error ? error.type : undefined;
  if (type === 'entity.parse.failed') return problem('malformed-json');
  return type === 'entity.too.large' ? problem('too-large') : problem('internal');
}

function sendProblem(response: Response, it: Problem): void {
  const { rule, errors } = it.details;
  response
    .status(it.status)
    .type('application/problem+json')
    .json({ type: `/problems/${it.slug}`, title: titleOf(it, 'en'), status: it.status, rule, errors });
}

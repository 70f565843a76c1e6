/** The called side of sealed messages, for simulators: POST /messages, GET /healthz, and POST /faults, which breaks it on purpose. */
import { type AddressInfo } from 'node:net';
import express, { type ErrorRequestHandler, type Express, type Response } from 'express';
import { everyOperation, type AnyOperation, type InputOf, type OutputOf } from '../../engine/core/connectors.ts';
import { isProblem, problem, titleOf, type Problem, type ProblemSlug } from '../../engine/core/problem.ts';
import { parse } from '../../engine/core/schema-errors.ts';
import { type KeyRing } from '../../engine/crypto/keys.ts';
import { createReplayMemory } from '../../engine/crypto/replay-memory.ts';
import { createMessenger } from '../../engine/crypto/sealed-message.ts';
import { generatePrivateKey } from '../../engine/crypto/sm2-key.ts';
import { refusals } from './channel.ts';
import { createFaultSwitch, Faults } from './faults.ts';

/** What is to go wrong inside: the outcome is to be answered as unknown, where there is such an answer. */
export interface Broken {
  unknown: boolean;
}

/** What a simulator does when asked, by operation: gives the answer, or throws a problem. */
export type Handlers = {
  readonly [O in AnyOperation]?: (input: InputOf<O>, broken: Broken) => OutputOf<O> | Promise<OutputOf<O>>;
};

type AnyHandler = (input: unknown, broken: Broken) => unknown;

/** Makes the application of a simulator. */
export function createSimulator(keys: KeyRing, handlers: Handlers): Express {
  const app = express();
  const messenger = createMessenger({ keys, replays: createReplayMemory() });
  const impostor = createMessenger({
    keys: { ...keys, privateKey: generatePrivateKey() },
    replays: createReplayMemory(),
  });
  const faults = createFaultSwitch();

  app.disable('x-powered-by');
  app.use(express.json({ limit: '2mb' }));
  app.get('/healthz', (_request, response) => void response.json({ status: 'ok' }));
  app.post('/faults', (request, response) => {
    const asked = parse(Faults, request.body);
    faults.set(asked);
    response.json(asked);
  });
  app.post('/messages', async (request, response) => {
    const { fail, delayMs } = faults.take(purposeOf(request.body));
    if (fail === 'unavailable') throw problem('unavailable');
    const opened = await messenger.open(request.body);
    const answer = await answerOf(handlers, opened, { unknown: fail === 'unknown' });
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

/** Listens on this machine only; prints the address, which matters for port 0. */
export function listen(app: Express, name: string, port: number): void {
  app.use(onError);
  const server = app.listen(port, '127.0.0.1', (error?: Error) => {
    if (error) throw error;
    const { address, port: bound } = server.address() as AddressInfo;
    process.stdout.write(`${name} simulator listens on http://${address}:${bound}\n`);
  });
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => process.exit(0));
}

/** The answer to what was asked: done with its result, or refused by a problem that is the caller's. Throws any other problem. */
export async function answerOf(
  handlers: Handlers,
  opened: { purpose: string; body: unknown },
  broken: Broken,
): Promise<{ outcome: 'done'; result: unknown } | { outcome: 'refused'; problem: ProblemSlug; what?: string }> {
  const operation = opened.purpose as AnyOperation;
  const handler = Object.hasOwn(handlers, operation) ? handlers[operation] : undefined;
  if (!handler) throw problem('not-found', { what: opened.purpose });
  try {
    const input = parse(everyOperation[operation].input, opened.body);
    return { outcome: 'done', result: await (handler as AnyHandler)(input, broken) };
  } catch (error) {
    if (!isProblem(error)) throw error;
    const refusal = refusals.find((slug) => slug === error.slug);
    if (!refusal) throw error;
    const { what } = error.details;
    return { outcome: 'refused', problem: refusal, ...(typeof what === 'string' && { what }) };
  }
}

/** The purpose that a message gives itself, before anything of it is believed. */
const purposeOf = (message: unknown): string =>
  typeof message === 'object' && message !== null && 'purpose' in message ? String(message.purpose) : '';

const pause = (ms: number) => new Promise((resolve) => (ms > 0 ? setTimeout(resolve, ms) : resolve(null)));

const onError: ErrorRequestHandler = (error: unknown, _request, response, _next) => sendError(error, response);

/** Answers an error as a problem; tells of one that has no name on stderr. */
export function sendError(error: unknown, response: Response): void {
  const it = problemOf(error);
  if (it.slug === 'internal') process.stderr.write(`${error instanceof Error ? error.stack : 'unknown error'}\n`);
  sendProblem(response, it);
}

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

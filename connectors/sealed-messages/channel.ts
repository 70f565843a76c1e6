/** The caller's side of sealed messages over HTTP: seal, send, open the answer, and name whatever goes wrong. */
import { z } from 'zod';
import { isProblem, problem, type ProblemSlug } from '../../engine/core/problem.ts';
import { type Text } from '../../engine/core/text.ts';
import { type KeyRing } from '../../engine/crypto/keys.ts';
import { createReplayMemory } from '../../engine/crypto/replay-memory.ts';
import { createMessenger } from '../../engine/crypto/sealed-message.ts';

/** How a call failed: the `cause` of a `connector-unavailable` problem. After `timed-out` a write may have been done: ask again with its key. */
export type CallFailure = 'unknown-public-key' | 'timed-out' | 'not-reached' | 'refused' | 'garbled' | 'untrusted';

export interface ChannelOptions {
  /** Base address, such as http://127.0.0.1:17301; it may have a path. */
  url: string;
  keys: KeyRing;
  /** Name of the system that is called. */
  peer: string;
  /** How people call it. */
  title: Text;
  timeoutMs?: number | undefined;
  /** Milliseconds since 1970. */
  clock?: (() => number) | undefined;
  fetch?: typeof fetch | undefined;
}

/** The problems by which a peer may refuse: they are the caller's, and no fault of the line. */
export const refusals = [
  'idempotency-key-reused',
  'invalid-input',
  'not-found',
  'code-not-valid',
] as const satisfies readonly ProblemSlug[];

/** An answer holds a result, or a refusal with the name of `what` was not found. */
const Answer = z.discriminatedUnion('outcome', [
  z.strictObject({ outcome: z.literal('done'), result: z.unknown() }),
  z.strictObject({ outcome: z.literal('refused'), problem: z.enum(refusals), what: z.string().max(200).optional() }),
]);

/** Asks the peer for one purpose, and gives the result parsed. */
export type Ask = <T extends z.ZodType>(purpose: string, body: unknown, result: T) => Promise<z.infer<T>>;

/**
 * Opens a channel. Every failure is `connector-unavailable` with its `cause` (CallFailure), or the problem by which the peer refused.
 * Neither holds anything of what was sent.
 */
export function createChannel(options: ChannelOptions): Ask {
  const { url, keys, peer, title, timeoutMs = 3000, clock = Date.now, fetch: send = fetch } = options;
  const messenger = createMessenger({ keys, replays: createReplayMemory(clock), clock });
  const failed = (cause: CallFailure, more = {}) =>
    problem('connector-unavailable', { connector: title, cause, ...more });

  async function exchange(message: unknown): Promise<unknown> {
    try {
      const response = await send(new URL(`${url.replace(/\/$/, '')}/messages`), {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(message),
        signal: AbortSignal.timeout(timeoutMs),
      });
      const said = await response.text();
      if (!response.ok) throw failed('refused', { httpStatus: response.status });
      return jsonOf(said);
    } catch (error) {
      if (isProblem(error)) throw error;
      throw failed(error instanceof Error && error.name === 'TimeoutError' ? 'timed-out' : 'not-reached');
    }
  }

  return async (purpose, body, result) => {
    if (!keys.publicKeyOf(peer)) throw failed('unknown-public-key');
    const request = messenger.seal(peer, purpose, body);
    const reply = await exchange(request);
    if (reply === undefined) throw failed('garbled');
    const opened = await messenger.openReply(reply, request).catch((error: unknown) => {
      if (!isProblem(error, 'message-rejected')) throw error;
      const { rule, reason } = error.details;
      throw failed(rule === 'shape' ? 'garbled' : 'untrusted', { rule, reason });
    });
    const answer = Answer.safeParse(opened.body);
    if (!answer.success) throw failed('garbled');
    if (answer.data.outcome === 'refused') {
      const { problem: slug, what = title } = answer.data;
      throw slug === 'not-found' ? problem(slug, { what }) : problem(slug);
    }
    const parsed = result.safeParse(answer.data.result);
    if (!parsed.success) throw failed('garbled');
    return parsed.data;
  };
}

function jsonOf(said: string): unknown {
  try {
    return JSON.parse(said) as unknown;
  } catch {
    return undefined;
  }
}

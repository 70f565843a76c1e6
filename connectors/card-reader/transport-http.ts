/** The transport to a card on a terminal's reader, over the terminal's HTTP interface. */
import { z } from 'zod';
import { oneOf } from '../../engine/core/one-of.ts';
import { type CardOnReader } from '../../engine/core/connectors.ts';
import { problem, problemKinds, type Problem } from '../../engine/core/problem.ts';
import { text } from '../../engine/core/text.ts';
import { fromHex, toHex, type Transport } from './apdu.ts';

const Opened = z.object({ session: z.string(), transport: z.enum(['pcsc', 'memory']) });
const Answered = z.object({ responses: z.array(z.string().regex(/^([0-9A-F]{2})*$/)) });
const Typed = z.object({ statusWord: z.string().regex(/^[0-9A-F]{4}$/) });
const Scanned = z.object({ code: z.string().min(1).max(200) });
const Refused = z.object({
  problem: oneOf(problemKinds),
  details: z.record(z.string(), z.unknown()),
});

/** How long the terminal is given to take a card out; past that it does so by itself. */
const farewellMs = 2_000;

/** The problem of a terminal that does not answer, or not as agreed. */
export const terminalUnavailable = (): Problem =>
  problem('connector-unavailable', { connector: text('读卡终端', 'Card terminal') });

async function ask(url: string, method: 'POST' | 'DELETE', body: unknown, signal: AbortSignal): Promise<unknown> {
  let answer: unknown;
  let status: number;
  try {
    const response = await fetch(url, {
      method,
      signal,
      ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    status = response.status;
    answer = status === 204 ? null : await response.json();
  } catch {
    throw terminalUnavailable();
  }
  if (status < 400) return answer;
  const refused = Refused.safeParse(answer);
  if (!refused.success || ['internal', 'unavailable'].includes(refused.data.problem)) throw terminalUnavailable();
  throw problem(refused.data.problem, refused.data.details);
}

function agreed<T extends z.ZodType>(schema: T, answer: unknown): z.infer<T> {
  const result = schema.safeParse(answer);
  if (!result.success) throw terminalUnavailable();
  return result.data;
}

/** A card on a terminal's reader, beside which there is a PIN pad. */
export interface HttpTransport extends Transport {
  /** Has the holder type the PIN at the terminal, which hands it to the card; gives the status word of VERIFY. The PIN stays there. */
  typePin(): Promise<number>;
}

/** Has the terminal's scanner read the e-card code that a phone shows. Rejects as openHttpTransport does. */
export async function scanOverHttp(
  url: string,
  from: CardOnReader,
  kind: string,
  signal: AbortSignal,
): Promise<string> {
  return agreed(Scanned, await ask(new URL('/scans', url).href, 'POST', { from, kind }, signal)).code;
}

/**
 * Opens a session on a terminal; the signal bounds everything but `close`, which never rejects.
 * Rejects with the terminal's own problem (`not-found`, `card-not-readable`, …) or `connector-unavailable`.
 */
export async function openHttpTransport(url: string, from: CardOnReader, signal: AbortSignal): Promise<HttpTransport> {
  const { session } = agreed(Opened, await ask(new URL('/sessions', url).href, 'POST', from, signal));
  const address = new URL(`/sessions/${encodeURIComponent(session)}`, url).href;
  const transmitAll = async (commands: readonly Uint8Array[]) => {
    const answer = await ask(`${address}/apdus`, 'POST', { apdus: commands.map(toHex) }, signal);
    return agreed(Answered, answer).responses.map(fromHex);
  };
  return {
    transmit: async (command) => (await transmitAll([command]))[0] ?? new Uint8Array(),
    transmitAll,
    typePin: async () => {
      const { statusWord } = agreed(Typed, await ask(`${address}/pin`, 'POST', {}, signal));
      return Number.parseInt(statusWord, 16);
    },
    close: async () => {
      await ask(address, 'DELETE', undefined, AbortSignal.timeout(farewellMs)).catch(() => {});
    },
  };
}

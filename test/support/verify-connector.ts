/** The table tester of connectors: what every client and simulator of sealed messages must do, whatever they talk about. */
import { expect, it } from 'vitest';
import { isProblem } from '../../engine/core/problem.ts';
import { type RunningSimulator } from './start-simulator.ts';

export interface ConnectorUnderTest {
  /** The simulator that runs; asked when a test begins. */
  simulator: () => RunningSimulator;
  /** Makes one call by a new client that has this time-out and this way to send. */
  call: (options: { url: string; timeoutMs: number; fetch: typeof fetch }) => Promise<unknown>;
  /** What the call gives when all is well. */
  expected: unknown;
}

/** Tells the cause by which a call failed. */
export const causeOf = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => 'no failure',
    (error: unknown) => (isProblem(error, 'connector-unavailable') ? error.details['cause'] : error),
  );

const faults = [
  ['a time-out', { delayMs: 1000 }, 'timed-out'],
  ['a peer that is not available', { fail: 'unavailable' }, 'refused'],
  ['an answer that is none', { fail: 'garbage' }, 'garbled'],
  ['an answer with a wrong signature', { fail: 'wrong-signature' }, 'untrusted'],
  ['an answer that was lost', { fail: 'lost-answer' }, 'not-reached'],
] as const;

/** Adds the tests of a connector to the file that calls it. */
export function verifyConnector({ simulator, call, expected }: ConnectorUnderTest): void {
  const callOnce = (timeoutMs = 5000, send = fetch) => call({ url: simulator().url, timeoutMs, fetch: send });

  it('answers when all is well', async () => {
    expect(await callOnce()).toEqual(expected);
  });

  it.each(faults)('names %s', async (_what, fault, cause) => {
    await simulator().break({ ...fault, count: 1 });
    expect(await causeOf(callOnce(fault === faults[0][1] ? 200 : 5000))).toBe(cause);
    expect(await callOnce()).toEqual(expected);
  });

  it('names a peer that nobody answers for', async () => {
    expect(await causeOf(call({ url: 'http://127.0.0.1:9', timeoutMs: 5000, fetch }))).toBe('not-reached');
  });

  it('refuses its own message the second time', async () => {
    let sent: [URL, RequestInit] | undefined;
    await callOnce(5000, (url, init) => {
      sent = [url as URL, { ...init!, signal: null }];
      return fetch(url, init);
    });
    const again = await fetch(...sent!);
    expect(again.status).toBe(400);
    expect(await again.json()).toMatchObject({ type: '/problems/message-rejected', rule: 'replayed' });
  });

  it('trusts no answer to an earlier request', async () => {
    let earlier = '';
    await callOnce(5000, async (url, init) => {
      const response = await fetch(url, init);
      earlier = await response.clone().text();
      return response;
    });
    expect(await causeOf(callOnce(5000, async () => new Response(earlier)))).toBe('untrusted');
  });
}

/** The cardholder scans a code of ours: the ticket is answered, or expires, and a lost message does no harm. */
import { expect, it } from 'vitest';
import type { OutputOf } from '../connectors.ts';
import { problem } from '../problem.ts';
import type { Script } from '../simulate.ts';
import { answered } from '../../../test/support/answered.ts';
import { scannedHolder } from '../../../test/support/e-card.ts';
import { verifyNode } from '../../../test/support/verify-node.ts';
import { scanCode } from './scan-code.ts';

const opened = { ticket: 't-1', url: 'https://platform.example/t/t-1', expiresAt: '2026-11-21T04:05:00Z' };
const holder = scannedHolder('show-code');
const away = problem('connector-unavailable', { connector: 'x' });
const message = (ticket: string) => ({ message: { name: 'ticket', body: { ticket } } });
const open = 'national-platform.open-ticket';
const redeem = 'national-platform.redeem-ticket';

/** A platform whose ticket goes through these states, one at each look. */
function ticket(...states: (OutputOf<typeof redeem> | typeof away)[]): Script {
  const left = [...states];
  return {
    [open]: opened,
    [redeem]: () => {
      const next = left.shift() ?? away;
      if (next instanceof Error) throw next;
      return next;
    },
  };
}

verifyNode(scanCode, [
  {
    why: 'a code appears on the screen, and the case waits until the ticket expires',
    outside: ticket(),
    settings: { returnTo: 'https://yikatong.example/return' },
    waits: { message: 'ticket', until: opened.expiresAt },
    prompts: ['ticket.scan'],
    asked: [
      { operation: open, input: { purpose: 'scan', key: 'c/node/1', returnTo: 'https://yikatong.example/return' } },
    ],
  },
  {
    why: 'once confirmed, the holder goes where a card would',
    outside: ticket({ state: 'confirmed', holder }),
    happens: [message('t-1')],
    port: 'confirmed',
    output: holder,
    prompts: ['ticket.confirmed'],
    asked: [open, { operation: redeem, input: { ticket: 't-1' } }],
  },
  {
    why: 'a message of another ticket changes nothing',
    outside: ticket({ state: 'confirmed', holder }),
    happens: [message('t-2')],
    waits: { until: opened.expiresAt },
    note: /不是这张票据/,
    asked: [open],
  },
  {
    why: 'a message that comes before the confirmation is only noted',
    outside: ticket({ state: 'pending' }, { state: 'confirmed', holder }),
    happens: [message('t-1'), message('t-1')],
    port: 'confirmed',
    asked: [open, redeem, redeem],
  },
  {
    why: 'the holder may refuse',
    outside: ticket({ state: 'refused' }),
    happens: [message('t-1')],
    port: 'refused',
    output: undefined,
    prompts: ['ticket.refused'],
  },
  {
    why: 'whoever cannot scan is served another way at once',
    outside: ticket(),
    happens: [answered('stop')],
    port: 'refused',
    note: /改用其他方式/,
  },
  {
    why: 'an answer that the task does not offer changes nothing',
    outside: ticket(),
    happens: [answered('confirm')],
    waits: { message: 'ticket' },
    note: /没有这种答复方式/,
  },
  {
    why: 'when the time is up and nobody has confirmed, it has expired',
    outside: ticket({ state: 'pending' }),
    happens: [{ elapsed: true }],
    port: 'expired',
    prompts: ['ticket.expired'],
  },
  {
    why: 'a confirmation whose message was lost is found when the time is up',
    outside: ticket({ state: 'confirmed', holder }),
    happens: [{ elapsed: true }],
    port: 'confirmed',
    output: holder,
  },
  {
    why: 'the platform may say itself that it has expired',
    outside: ticket({ state: 'expired' }),
    happens: [message('t-1')],
    port: 'expired',
  },
  {
    why: 'where the platform is away, nothing can be scanned',
    outside: { [open]: away },
    port: 'unavailable',
    prompts: ['ticket.unavailable'],
  },
  {
    why: 'where it is away after the message, the wait goes on',
    outside: ticket(away, { state: 'confirmed', holder }),
    happens: [message('t-1'), { elapsed: true }],
    port: 'confirmed',
  },
  {
    why: 'where it is away to the end, nobody knows',
    outside: ticket(away),
    happens: [{ elapsed: true }],
    port: 'unavailable',
  },
  {
    why: 'a confirmation without a holder is none',
    outside: ticket({ state: 'confirmed' }),
    happens: [message('t-1')],
    port: 'unavailable',
  },
  {
    why: 'says nothing where the author wants it quiet',
    settings: { tell: false },
    outside: ticket({ state: 'refused' }),
    happens: [message('t-1')],
    port: 'refused',
    prompts: [],
  },
  {
    why: 'nor while it waits',
    settings: { tell: false },
    outside: ticket(),
    waits: { message: 'ticket' },
    prompts: [],
  },
]);

it('returns to no address but a web page', () =>
  expect(scanCode.settings.safeParse({ returnTo: 'javascript:alert(1)' }).success).toBe(false));

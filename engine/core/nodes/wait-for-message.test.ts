/** Waiting for a message of an agreed name and shape. */
import { expect, it } from 'vitest';
import { answered } from '../../../test/support/answered.ts';
import { verifyNode } from '../../../test/support/verify-node.ts';
import { waitForMessage } from './wait-for-message.ts';

const agreed = {
  name: 'loan-returned',
  body: { returnedOn: { type: 'date' as const }, damaged: { type: 'boolean' as const, optional: true as const } },
};
const message = (body: Record<string, unknown>, name = 'loan-returned') => ({ message: { name, body } });

verifyNode(waitForMessage, [
  {
    why: 'waits for the message, and for thirty days at most',
    waits: { message: 'loan-returned', until: '2026-12-21T04:00:00.000Z' },
    asked: [],
  },
  {
    why: 'takes what was agreed on, and nothing else that came along',
    settings: agreed,
    happens: [message({ returnedOn: '2026-11-22', damaged: null, borrower: '张三' })],
    port: 'received',
    output: { returnedOn: '2026-11-22' },
    note: /^已收到消息 loan-returned Message loan-returned received$/,
  },
  {
    why: 'what does not fit is named by its field, and not repeated',
    settings: agreed,
    happens: [message({ returnedOn: '22 November', damaged: 'very' })],
    waits: { until: '2026-11-28T04:00:00.000Z' },
    note: /^消息内容不符：\/returnedOn \/damaged The message does not fit: \/returnedOn \/damaged$/,
  },
  {
    why: 'a message that does not fit may be followed by one that does',
    settings: agreed,
    happens: [message({}), message({ returnedOn: '2026-11-22' })],
    port: 'received',
  },
  {
    why: 'names that every object has are no fields of a message',
    settings: { ...agreed, body: { ...agreed.body, size: { type: 'any' } } },
    happens: [message(JSON.parse('{"returnedOn": "2026-11-22", "__proto__": {"size": 1}}') as Record<string, unknown>)],
    waits: {},
    note: /\/size/,
  },
  { why: 'another message changes nothing', happens: [message({}, 'loan-lost')], waits: {}, note: /不是所等的消息/ },
  { why: 'an answer changes nothing', happens: [answered('send')], waits: {}, note: /没有等待答复/ },
  {
    why: 'no message may come',
    happens: [{ elapsed: true }],
    port: 'expired',
    output: undefined,
    prompts: ['message.expired'],
  },
  {
    why: 'says nothing where the author wants it quiet',
    settings: { ...agreed, tell: false },
    happens: [{ elapsed: true }],
    port: 'expired',
    prompts: [],
  },
]);

it('leaves the name of the national platform’s tickets alone', () =>
  expect(waitForMessage.settings.safeParse({ name: 'ticket' }).success).toBe(false));

/** The stories of refund. */
import { problem } from '../problem.ts';
import { verifyNode } from '../../../test/support/verify-node.ts';
import { refund } from './refund.ts';

const paid = { payment: { payment: 'P-7', order: 'O', amountFen: 600, paidAt: '2026-11-20T04:00:00Z' } };
const refunded = { refund: 'R-7', state: 'refunded', repeated: false } as const;

verifyNode(refund, [
  {
    why: 'gives back all that was paid',
    data: paid,
    outside: { 'bank.refund': refunded },
    port: 'refunded',
    output: { refund: 'R-7', amountFen: 600, refundedAt: '2026-11-21T04:00:00.002Z' },
    prompts: ['refund.refunded'],
    note: /6\.00 元/,
    asked: [
      { operation: 'bank.refund', input: { key: 'c/node/1', payment: 'P-7', amountFen: 600, reason: '未取得号源' } },
    ],
  },
  {
    why: 'gives back a part',
    settings: { amount: 'payment.amountFen - 100', reason: '部分退票', tell: false },
    data: paid,
    outside: { 'bank.refund': refunded },
    port: 'refunded',
    prompts: [],
    asked: [{ operation: 'bank.refund', input: { amountFen: 500, reason: '部分退票' } }],
  },
  {
    why: 'says that the bank refused',
    data: paid,
    outside: { 'bank.refund': { ...refunded, state: 'refused' } },
    port: 'refused',
    prompts: ['refund.refused'],
    note: /银行没有受理/,
  },
  {
    why: 'gives back no less than nothing',
    settings: { amount: 'payment.amountFen - 700', reason: '多退' },
    data: paid,
    port: 'refused',
    asked: [],
  },
  {
    why: 'asks again what the bank did not know',
    data: paid,
    outside: { 'bank.refund': { ...refunded, state: 'unknown' }, 'bank.query': { state: 'refunded' } },
    port: 'refunded',
    asked: ['bank.refund', 'bank.query'],
  },
  {
    why: 'leaves to the host what stays unknown',
    data: paid,
    outside: { 'bank.refund': { ...refunded, state: 'unknown' }, 'bank.query': { state: 'not-found' } },
    problem: 'payment-unknown',
  },
  {
    why: 'leaves trying again to the host',
    data: paid,
    outside: { 'bank.refund': problem('connector-unavailable', { connector: 'bank' }) },
    problem: 'connector-unavailable',
  },
]);

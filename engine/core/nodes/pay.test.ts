/** The stories of pay. */
import { describe, expect, it } from 'vitest';
import { runNode } from '../../../test/support/run-node.ts';
import { verifyNode } from '../../../test/support/verify-node.ts';
import { problem } from '../problem.ts';
import type { Script } from '../simulate.ts';
import { pay } from './pay.ts';

const copies = { inputs: { copies: 3 } };

verifyNode(pay, [
  {
    why: 'pays the amount that the expression gives, from the account that is set, and can give it back',
    data: copies,
    outside: { 'bank.refund': { refund: 'R', state: 'refunded', repeated: false } },
    port: 'paid',
    output: { payment: 'DP-c/node/1', order: 'c/node/1', amountFen: 600, paidAt: '2026-11-21T04:00:00.001Z' },
    prompts: ['pay.paid'],
    note: /6\.00 元/,
    asked: [
      { operation: 'bank.pay', input: { key: 'c/node/1', amountFen: 600, account: 'bank', payee: 'demo-library' } },
    ],
    takenBack: [{ operation: 'bank.refund', input: { key: 'c/node/1/undo', payment: 'DP-c/node/1', amountFen: 600 } }],
  },
  {
    why: 'takes the order number of the case, and keeps quiet where it is told to',
    settings: { amount: '1', payee: 'demo-library', account: 'personal', order: 'inputs.order', tell: false },
    data: { inputs: { order: 'DD-7' } },
    port: 'paid',
    prompts: [],
    note: /个人账户已支付 0\.01 元/,
    asked: [{ operation: 'bank.pay', input: { order: 'DD-7', account: 'personal' } }],
  },
  {
    why: 'says that there is not enough money',
    settings: { amount: '99999999', payee: 'demo-library' },
    port: 'refused',
    prompts: ['pay.refused'],
    note: /余额不足/,
  },
  {
    why: 'keeps to itself a reason that the bank words as it likes',
    data: copies,
    outside: { 'bank.pay': { payment: 'P', state: 'refused', reason: '示范王小明 D00000001', repeated: false } },
    port: 'refused',
    note: /^银行没有受理 The bank refused$/,
  },
  {
    why: 'moves no money of nothing',
    data: { inputs: { copies: 0 } },
    port: 'refused',
    note: /大于零/,
    asked: [],
  },
  {
    why: 'moves no fraction of a fen',
    settings: { amount: 'inputs.copies * 0.5', payee: 'demo-library' },
    data: copies,
    port: 'refused',
    asked: [],
  },
  {
    why: 'moves no more than its bound',
    data: { inputs: { copies: 501 } },
    port: 'refused',
    note: /上限 1000\.00 元/,
    asked: [],
  },
  {
    why: 'asks again what the bank did not know, and does not pay again',
    data: copies,
    outside: { 'bank.pay': { payment: 'P', state: 'unknown', repeated: false }, 'bank.query': { state: 'paid' } },
    port: 'paid',
    asked: ['bank.pay', { operation: 'bank.query', input: { key: 'c/node/1' } }],
  },
  {
    why: 'takes a refusal that the bank tells when it is asked again',
    data: copies,
    outside: { 'bank.pay': { payment: 'P', state: 'unknown', repeated: false }, 'bank.query': { state: 'refused' } },
    port: 'refused',
    asked: ['bank.pay', 'bank.query'],
  },
  {
    why: 'does not call paid what the bank has given back by itself',
    data: copies,
    outside: { 'bank.pay': { payment: 'P', state: 'unknown', repeated: false }, 'bank.query': { state: 'refunded' } },
    port: 'refused',
  },
  {
    why: 'leaves to the host what stays unknown',
    data: copies,
    outside: { 'bank.pay': { payment: 'P', state: 'unknown', repeated: false }, 'bank.query': { state: 'unknown' } },
    problem: 'payment-unknown',
  },
  {
    why: 'leaves trying again to the host',
    data: copies,
    outside: { 'bank.pay': problem('connector-unavailable', { connector: 'bank' }) },
    problem: 'connector-unavailable',
  },
  {
    why: 'leaves to the host what was too slow',
    data: copies,
    outside: { 'bank.pay': problem('too-slow') },
    problem: 'too-slow',
  },
  {
    why: 'takes what the bank rejects for a refusal',
    data: copies,
    outside: { 'bank.pay': problem('message-rejected', { reason: 'payee' }) },
    port: 'refused',
    note: /payee/,
  },
  { why: 'does not guess an amount that is unset', data: { inputs: {} }, problem: 'expression-failed', asked: [] },
]);

describe('taking a payment back', () => {
  const paid = (outside: Script) =>
    runNode(pay, pay.settings.parse(pay.example), { why: 'paid', data: copies, outside }).then((run) => run.takeBack());

  it('says so where the bank refuses', async () => {
    const outside: Script = { 'bank.refund': { refund: 'R', state: 'refused', repeated: false } };
    await expect(paid(outside)).rejects.toMatchObject({ slug: 'undo-refused' });
  });
  it('asks again what the bank did not know', async () => {
    const outside: Script = {
      'bank.refund': { refund: 'R', state: 'unknown', repeated: false },
      'bank.query': { state: 'refunded' },
    };
    expect((await paid(outside)).map(({ operation }) => operation)).toEqual(['bank.refund', 'bank.query']);
  });
});

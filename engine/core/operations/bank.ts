/** What a card's bank is asked: to pay, refund, disburse and recall, each once, and how a key ended. `unknown` is asked again by query, never paid again. */
import { z } from 'zod';
import { text } from '../text.ts';
import { AmountFen, defineOperation, Key, Repeated } from './define-operation.ts';

const Currency = z.literal('CNY');
const CardNumber = z.string().min(1).max(40);
const Name = z.string().min(1).max(100);
const Reason = z.string().min(1).max(200);
const Why = z.string().optional().describe('Why it was refused, such as not-enough');

export const bank = {
  'bank.pay': defineOperation({
    label: text('支付', 'Pay'),
    effect: 'write',
    personal: ['identity', 'account'],
    input: z.strictObject({
      key: Key,
      order: z.string().min(1).max(80),
      payer: z.strictObject({ cardNumber: CardNumber, name: Name }),
      payee: z.string().min(1).max(80).describe('Who is paid: an institution'),
      amountFen: AmountFen,
      currency: Currency,
      account: z.enum(['personal', 'pooled', 'bank']).describe('个人账户、统筹基金或银行账户'),
    }),
    output: z.strictObject({
      payment: z.string().describe('Number the bank gave it'),
      state: z.enum(['paid', 'refused', 'unknown']),
      reason: Why,
      repeated: Repeated,
    }),
  }),
  'bank.refund': defineOperation({
    label: text('退款', 'Refund'),
    effect: 'write',
    personal: [],
    input: z.strictObject({ key: Key, payment: z.string().min(1).max(80), amountFen: AmountFen, reason: Reason }),
    output: z.strictObject({
      refund: z.string(),
      state: z.enum(['refunded', 'refused', 'unknown']),
      repeated: Repeated,
    }),
  }),
  'bank.disburse': defineOperation({
    label: text('待遇发放', 'Disburse'),
    effect: 'write',
    personal: ['identity', 'account'],
    input: z.strictObject({
      key: Key,
      programme: z.string().min(1).max(80).describe('What the benefit is paid under'),
      payee: z.strictObject({ cardNumber: CardNumber, name: Name, socialSecurityNumber: z.string() }),
      amountFen: AmountFen,
      currency: Currency,
    }),
    output: z.strictObject({
      disbursement: z.string().describe('Number the bank gave it'),
      state: z.enum(['paid', 'refused', 'unknown']),
      reason: Why,
      repeated: Repeated,
    }),
  }),
  'bank.recall': defineOperation({
    label: text('追回发放', 'Recall a disbursement'),
    effect: 'write',
    personal: [],
    input: z.strictObject({ key: Key, disbursement: z.string().min(1).max(80), reason: Reason }),
    output: z.strictObject({ recalled: z.boolean().describe('Whether the money came back') }),
  }),
  'bank.query': defineOperation({
    label: text('查询交易结果', 'Ask how a key ended'),
    effect: 'read',
    personal: [],
    input: z.strictObject({ key: Key.describe('Key of a pay, refund or disburse') }),
    output: z.strictObject({ state: z.enum(['paid', 'refunded', 'refused', 'unknown', 'not-found']) }),
  }),
};

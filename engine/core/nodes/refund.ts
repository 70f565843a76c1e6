/** Refund (退款): gives back what a payment of this case took, whole or in part, once (flow.payment). */
import { z } from 'zod';
import { Expression } from '../expressions/expression.ts';
import { amountOf, AmountExpression, bankRefusal, hasMoved, yuan } from '../money.ts';
import { defineNode, type NodeResult } from '../node.ts';
import { refusalOf } from '../refusal.ts';
import { statedExpressions } from '../expressions/setting-expressions.ts';
import { text, type Text } from '../text.ts';
import { Tell, told } from '../prompts/usual-prompts.ts';

const settings = z.strictObject({
  payment: Expression.default('payment.payment').meta({
    label: text('支付编号', 'Payment'),
    help: text(
      '给出支付编号的表达式，来自支付节点的结果',
      'Expression that gives the number of a payment, from the output of a pay node',
    ),
  }),
  amount: AmountExpression.default('payment.amountFen').meta({
    label: text('退款金额', 'Amount'),
    help: text('给出金额（分）的表达式；不填则全额退款', 'Expression that gives fen; else all of the payment'),
  }),
  reason: z
    .string()
    .min(1)
    .max(200)
    .meta({
      label: text('退款原因', 'Reason'),
      help: text('告知银行的原因', 'What the bank is told'),
    }),
  tell: Tell,
});
type Settings = z.infer<typeof settings>;

const refused = (settings: Settings, note: Text): NodeResult => ({
  port: 'refused',
  note,
  ...told(settings, 'refund.refused'),
});

export const refund = defineNode({
  kind: 'refund',
  group: 'money',
  label: text('退款', 'Refund'),
  summary: text('把本办件已支付的款项退回，可部分退款', 'Gives back what this case paid, whole or in part'),
  effect: 'write',
  clauses: ['flow.payment'],
  settings,
  example: { payment: 'payment.payment', amount: 'payment.amountFen', reason: '未取得号源' },
  ports: () => [
    { id: 'refunded', label: text('已退款', 'Refunded') },
    { id: 'refused', label: text('未退款', 'Not refunded') },
  ],
  output: () => ({
    as: 'refund',
    type: {
      type: 'record',
      label: text('退款', 'Refund'),
      fields: {
        refund: { type: 'string', label: text('退款编号', 'Refund number') },
        amountFen: { type: 'money', label: text('金额', 'Amount') },
        refundedAt: { type: 'time', label: text('退款时间', 'Refunded at') },
      },
    },
    ports: ['refunded'],
  }),
  expressions: ({ payment, amount }) =>
    statedExpressions({ payment, amount }, { payment: { type: 'string' }, amount: { type: 'money' } }),
  promptCodes: ({ tell }) => (tell ? ['refund.refunded', 'refund.refused'] : []),
  face: ({ amount, reason }) => `${amount} · ${reason}`,
  async run({ settings, evaluate, effects, key }) {
    const amount = amountOf(evaluate(settings.amount));
    if ('wrong' in amount) return refused(settings, amount.wrong);
    const asked = { key, payment: String(evaluate(settings.payment)), amountFen: amount.fen, reason: settings.reason };
    try {
      const { refund: number, state } = await effects.call('bank.refund', asked);
      if (!(await hasMoved(effects, key, state, 'refunded'))) return refused(settings, bankRefusal(undefined));
      return {
        port: 'refunded',
        output: { refund: number, amountFen: amount.fen, refundedAt: effects.now().toISOString() },
        note: text(`已退款 ${yuan(amount.fen)} 元`, `CNY ${yuan(amount.fen)} refunded`),
        ...told(settings, 'refund.refunded'),
      };
    } catch (error) {
      return refused(settings, refusalOf(error));
    }
  },
});

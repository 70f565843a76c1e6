/** Pay (支付): the cardholder's account pays an institution, once; what the bank does not know yet is asked again, never paid again (flow.payment). */
import { z } from 'zod';
import { oneOf } from '../one-of.ts';
import { assertExists } from '../control.ts';
import { Expression } from '../expressions/expression.ts';
import { amountOf, AmountExpression, AtMostFen, bankRefusal, hasMoved, takenBack, yuan } from '../money.ts';
import { defineNode, type NodeContext, type NodeResult } from '../node.ts';
import { problem } from '../problem.ts';
import { refusalOf } from '../refusal.ts';
import { statedExpressions } from '../expressions/setting-expressions.ts';
import { text, type Text } from '../text.ts';
import { Tell, told } from '../prompts/usual-prompts.ts';

/** The accounts of a card that can pay. */
const accounts = {
  personal: text('个人账户', 'Personal account'),
  pooled: text('统筹基金', 'Pooled fund'),
  bank: text('银行账户', 'Bank account'),
} as const satisfies Record<string, Text>;

const settings = z.strictObject({
  amount: AmountExpression,
  payee: z
    .string()
    .min(1)
    .max(80)
    .meta({
      label: text('收款单位', 'Payee'),
      help: text('收款的应用机构', 'The institution that is paid'),
    }),
  account: oneOf(accounts)
    .default('bank')
    .meta({
      label: text('付款账户', 'Account'),
      help: text('个人账户、统筹基金或银行账户', 'Personal account, pooled fund or bank account'),
    }),
  order: Expression.exactOptional().meta({
    label: text('订单号', 'Order'),
    help: text(
      '给出订单号的表达式；不填则用办件编号',
      'Expression that gives the order number; else that of the case is used',
    ),
  }),
  atMostFen: AtMostFen,
  tell: Tell,
});
type Settings = z.infer<typeof settings>;

const refused = (settings: Settings, note: Text): NodeResult => ({
  port: 'refused',
  note,
  ...told(settings, 'pay.refused'),
});

async function makePayment(
  { settings, data, effects, key }: NodeContext<Settings>,
  amountFen: number,
  order: string,
): Promise<NodeResult> {
  const { cardNumber, name } = assertExists(data.card, 'card');
  const { payee, account } = settings;
  const asked = { key, order, payer: { cardNumber, name }, payee, amountFen, currency: 'CNY', account } as const;
  const { payment, state, reason } = await effects.call('bank.pay', asked);
  if (!(await hasMoved(effects, key, state, 'paid'))) return refused(settings, bankRefusal(reason));
  const words = accounts[account];
  return {
    port: 'paid',
    output: { payment, order, amountFen, paidAt: effects.now().toISOString() },
    undo: { payment, amountFen, key },
    note: text(
      `${words['zh-CN']}已支付 ${yuan(amountFen)} 元`,
      `CNY ${yuan(amountFen)} paid from the ${words.en.toLowerCase()}`,
    ),
    ...told(settings, 'pay.paid'),
  };
}

export const pay = defineNode({
  kind: 'pay',
  group: 'money',
  label: text('支付', 'Pay'),
  summary: text(
    '从持卡人的账户向应用机构付款，只付一次，可以退回',
    "Pays an institution from the cardholder's account, once; it can be taken back",
  ),
  effect: 'write',
  clauses: ['flow.payment', 'platform.functions'],
  settings,
  example: { amount: 'inputs.copies * 200', payee: 'demo-library', account: 'bank', atMostFen: 100_000 },
  ports: () => [
    { id: 'paid', label: text('已支付', 'Paid') },
    { id: 'refused', label: text('未支付', 'Not paid') },
  ],
  output: () => ({
    as: 'payment',
    type: {
      type: 'record',
      label: text('支付', 'Payment'),
      fields: {
        payment: { type: 'string', label: text('支付编号', 'Payment number') },
        order: { type: 'string', label: text('订单号', 'Order') },
        amountFen: { type: 'money', label: text('金额', 'Amount') },
        paidAt: { type: 'time', label: text('支付时间', 'Paid at') },
      },
    },
    ports: ['paid'],
  }),
  reads: () => ['card.cardNumber', 'card.name'],
  expressions: ({ amount, order }) =>
    statedExpressions({ amount, order }, { amount: { type: 'money' }, order: { type: 'string' } }),
  discloses: () => [{ to: text('开户银行', "The card's bank"), paths: ['card.cardNumber', 'card.name'] }],
  promptCodes: ({ tell }) => (tell ? ['pay.paid', 'pay.refused'] : []),
  face: ({ amount, payee }) => `${amount} → ${payee}`,
  async run(context) {
    const { settings, evaluate, key } = context;
    const amount = amountOf(evaluate(settings.amount), settings.atMostFen);
    if ('wrong' in amount) return refused(settings, amount.wrong);
    const order = settings.order === undefined ? key.slice(0, 80) : String(evaluate(settings.order));
    return makePayment(context, amount.fen, order).catch((error: unknown) => refused(settings, refusalOf(error)));
  },
  async undo({ effects }, { payment, amountFen, key }) {
    const asked = { key: `${key}/undo`, payment: String(payment), amountFen: Number(amountFen), reason: takenBack };
    const { state } = await effects.call('bank.refund', asked);
    if (!(await hasMoved(effects, asked.key, state, 'refunded')))
      throw problem('undo-refused', { what: text('这笔支付', 'The payment') });
    return { note: text(`已退回 ${yuan(asked.amountFen)} 元`, `CNY ${yuan(asked.amountFen)} given back`) };
  },
});

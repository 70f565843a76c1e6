/** Disburse (待遇发放): pays a benefit to the card's account, once, after 人清、卡清、业务清 were verified (flow.disbursement). */
import { z } from 'zod';
import { assertExists } from '../control.ts';
import { Expression } from '../expressions/expression.ts';
import type { CaseData } from '../facts/facts.ts';
import { amountOf, AmountExpression, AtMostFen, bankRefusal, hasMoved, takenBack, yuan } from '../money.ts';
import { defineNode, type NodeContext, type NodeResult } from '../node.ts';
import { problem } from '../problem.ts';
import { refusalOf } from '../refusal.ts';
import { statedExpressions } from '../expressions/setting-expressions.ts';
import { text, type Text } from '../text.ts';
import { Tell, told } from '../prompts/usual-prompts.ts';

const settings = z.strictObject({
  programme: z
    .string()
    .regex(/^[a-z][a-z0-9-]*$/)
    .max(80)
    .meta({
      label: text('待遇项目', 'Programme'),
      help: text('发放哪项待遇或补贴，如 old-age-subsidy', 'What is paid under, such as old-age-subsidy'),
    }),
  amount: AmountExpression,
  consent: Expression.exactOptional().meta({
    label: text('账户授权', 'Consent'),
    help: text(
      '给出持卡人是否授权使用账户的表达式，如 consent.given',
      'Expression that says whether the holder lets the account be used, such as consent.given',
    ),
  }),
  atMostFen: AtMostFen,
  tell: Tell,
});
type Settings = z.infer<typeof settings>;

const paths = ['card.cardNumber', 'card.name', 'card.socialSecurityNumber'];

const refused = (settings: Settings, note: Text): NodeResult => ({
  port: 'refused',
  note,
  ...told(settings, 'disburse.refused'),
});

/** What of person, card and business was not verified as clear; null where all were. */
function notClear({ state }: CaseData): Text | null {
  const verified: { person?: string; card?: string; business?: string } | undefined = state;
  if (verified?.person !== 'normal')
    return text('人未清：人员状态未核验为正常', 'The person is not verified as normal');
  if (verified.card !== 'normal') return text('卡未清：卡状态未核验为正常', 'The card is not verified as normal');
  if (verified.business !== 'clear')
    return text('业务未清：业务状态未核验为结清', 'The business is not verified as clear');
  return null;
}

async function makeDisbursement(
  { settings, data, effects, key }: NodeContext<Settings>,
  amountFen: number,
): Promise<NodeResult> {
  const { cardNumber, name, socialSecurityNumber } = assertExists(data.card, 'card');
  const payee = { cardNumber, name, socialSecurityNumber };
  const asked = { key, programme: settings.programme, payee, amountFen, currency: 'CNY' } as const;
  const { disbursement, state, reason } = await effects.call('bank.disburse', asked);
  if (!(await hasMoved(effects, key, state, 'paid'))) return refused(settings, bankRefusal(reason));
  return {
    port: 'paid',
    output: { disbursement, amountFen, paidAt: effects.now().toISOString() },
    undo: { disbursement, amountFen, key },
    note: text(`已发放 ${yuan(amountFen)} 元`, `CNY ${yuan(amountFen)} disbursed`),
    ...told(settings, 'disburse.paid'),
  };
}

export const disburse = defineNode({
  kind: 'disburse',
  group: 'money',
  label: text('待遇发放', 'Disburse'),
  summary: text(
    '人清、卡清、业务清后，把待遇发到卡的账户，只发一次',
    "Pays a benefit to the card's account, once, when person, card and business are clear",
  ),
  effect: 'write',
  clauses: ['flow.disbursement', 'flow.account-consent', 'flow.deceased'],
  settings,
  example: { programme: 'old-age-subsidy', amount: '10000', atMostFen: 500_000 },
  ports: () => [
    { id: 'paid', label: text('已发放', 'Paid') },
    { id: 'not-clear', label: text('人、卡、业务未清', 'Not clear') },
    { id: 'refused', label: text('未发放', 'Not paid') },
  ],
  output: () => ({
    as: 'disbursement',
    type: {
      type: 'record',
      label: text('待遇发放', 'Disbursement'),
      fields: {
        disbursement: { type: 'string', label: text('发放编号', 'Disbursement number') },
        amountFen: { type: 'money', label: text('金额', 'Amount') },
        paidAt: { type: 'time', label: text('发放时间', 'Paid at') },
      },
    },
    ports: ['paid'],
  }),
  reads: () => [...paths, 'state.person', 'state.card', 'state.business'],
  expressions: ({ amount, consent }) =>
    statedExpressions({ amount, consent }, { amount: { type: 'money' }, consent: { type: 'boolean' } }),
  discloses: () => [{ to: text('开户银行', "The card's bank"), paths }],
  promptCodes: ({ tell }) => (tell ? ['disburse.paid', 'disburse.not-clear', 'disburse.refused'] : []),
  face: ({ programme, amount }) => `${programme} · ${amount}`,
  async run(context) {
    const { settings, data, evaluate } = context;
    const unclear = notClear(data);
    if (unclear) return { port: 'not-clear', note: unclear, ...told(settings, 'disburse.not-clear') };
    if (settings.consent !== undefined && evaluate(settings.consent) !== true) {
      return refused(settings, text('持卡人没有授权使用账户', 'The holder does not let the account be used'));
    }
    const amount = amountOf(evaluate(settings.amount), settings.atMostFen);
    if ('wrong' in amount) return refused(settings, amount.wrong);
    return makeDisbursement(context, amount.fen).catch((error: unknown) => refused(settings, refusalOf(error)));
  },
  async undo({ effects }, { disbursement, amountFen, key }) {
    const asked = { key: `${key}/undo`, disbursement: String(disbursement), reason: takenBack };
    const { recalled } = await effects.call('bank.recall', asked);
    if (!recalled) throw problem('undo-refused', { what: text('这笔发放', 'The disbursement') });
    return { note: text(`已追回 ${yuan(Number(amountFen))} 元`, `CNY ${yuan(Number(amountFen))} recalled`) };
  },
});

/** The stories of disburse. */
import { expect, it } from 'vitest';
import { runNode } from '../../../test/support/run-node.ts';
import { verifyNode, type NodeRow } from '../../../test/support/verify-node.ts';
import type { CaseData } from '../facts/facts.ts';
import { problem } from '../problem.ts';
import { disburse } from './disburse.ts';

/** What verify state leaves, with parts of it changed. */
const verified = (parts: Record<string, string> = {}): Partial<CaseData> => ({
  state: {
    card: 'normal',
    person: 'normal',
    business: 'clear',
    checkedAt: '2026-11-21T03:59:00Z',
    ...parts,
  } as NonNullable<CaseData['state']>,
});

const unclear = (why: string, parts: Record<string, string>, note: RegExp): NodeRow<typeof disburse.settings> => ({
  why,
  data: verified(parts),
  port: 'not-clear',
  prompts: ['disburse.not-clear'],
  note,
  asked: [],
});

verifyNode(disburse, [
  {
    why: 'pays the benefit where person, card and business are clear, and can recall it',
    data: verified(),
    outside: { 'bank.recall': { recalled: true } },
    port: 'paid',
    output: { disbursement: 'DD-c/node/1', amountFen: 10_000, paidAt: '2026-11-21T04:00:00.001Z' },
    prompts: ['disburse.paid'],
    note: /100\.00 元/,
    asked: [
      { operation: 'bank.disburse', input: { key: 'c/node/1', programme: 'old-age-subsidy', amountFen: 10_000 } },
    ],
    takenBack: [{ operation: 'bank.recall', input: { key: 'c/node/1/undo', disbursement: 'DD-c/node/1' } }],
  },
  { ...unclear('pays nobody whose state nobody verified', {}, /人未清/), data: {} },
  unclear('pays no person registered as deceased', { person: 'deceased' }, /人未清/),
  unclear('pays to no card that is lost', { card: 'lost' }, /卡未清/),
  unclear('pays nothing while the business is open', { business: 'not-clear' }, /业务未清/),
  unclear('pays nothing where the business is unknown', { business: 'unknown' }, /业务未清/),
  {
    why: 'uses the account where the holder lets it',
    settings: { programme: 'old-age-subsidy', amount: '10000', consent: 'consent.given' },
    data: { ...verified(), consent: { given: true } },
    port: 'paid',
  },
  {
    why: 'does not use the account where the holder does not let it',
    settings: { programme: 'old-age-subsidy', amount: '10000', consent: 'consent.given' },
    data: { ...verified(), consent: { given: false } },
    port: 'refused',
    note: /没有授权/,
    asked: [],
  },
  {
    why: 'pays no more than its bound',
    settings: { programme: 'old-age-subsidy', amount: '10000', atMostFen: 9_999, tell: false },
    data: verified(),
    port: 'refused',
    prompts: [],
    asked: [],
  },
  {
    why: 'says that there is no such account',
    data: verified(),
    outside: { 'bank.disburse': { disbursement: 'D', state: 'refused', reason: 'no-such-account', repeated: false } },
    port: 'refused',
    prompts: ['disburse.refused'],
    note: /没有这个账户/,
  },
  {
    why: 'asks again what the bank did not know, and does not pay again',
    data: verified(),
    outside: {
      'bank.disburse': { disbursement: 'D', state: 'unknown', repeated: false },
      'bank.query': { state: 'paid' },
    },
    port: 'paid',
    asked: ['bank.disburse', 'bank.query'],
  },
  {
    why: 'leaves to the host what stays unknown',
    data: verified(),
    outside: {
      'bank.disburse': { disbursement: 'D', state: 'unknown', repeated: false },
      'bank.query': { state: 'unknown' },
    },
    problem: 'payment-unknown',
  },
  {
    why: 'leaves trying again to the host',
    data: verified(),
    outside: { 'bank.disburse': problem('too-slow') },
    problem: 'too-slow',
  },
]);

it('says so where the money cannot be recalled', async () => {
  const row = { why: 'spent', data: verified(), outside: { 'bank.recall': { recalled: false } } };
  const run = await runNode(disburse, disburse.settings.parse(disburse.example), row);
  await expect(run.takeBack()).rejects.toMatchObject({ slug: 'undo-refused' });
});

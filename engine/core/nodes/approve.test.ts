/** Approval: one, all, any, level after level, nobody twice, refusals with a reason. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answered } from '../../../test/support/answered.ts';
import { readingOfPerson } from '../../../test/support/run-node.ts';
import { verifyNode } from '../../../test/support/verify-node.ts';
import { countVote, levelNow, type Level, type Votes } from '../approval.ts';
import { maskName } from '../mask.ts';
import { text } from '../text.ts';
import { approve } from './approve.ts';

const reason = '申请材料里的收入证明已经过期，请补充今年的证明。';
const yes = (by: string) => answered('approve', { by });
const no = (by: string, why = reason) => answered('refuse', { by, reason: why });
const back = (by: string) => answered('return', { by, reason });
const at = '2026-11-21T04:01:00Z';

const title = text('审核补贴申请', 'Review of the subsidy');
const one = { title };
const all = { title, levels: [{ role: 'operator' as const, rule: 'all' as const, people: 2 }] };
const any = { title, levels: [{ role: 'operator' as const, rule: 'any' as const, people: 3 }] };
const until = '2026-11-26T04:00:00.000Z';

verifyNode(approve, [
  {
    why: 'asks the first level, and shows masked what it decides by',
    now: '2026-11-20T04:00:00Z',
    waits: {
      until: '2026-11-27T16:00:00.000Z',
      task: {
        title,
        role: 'operator',
        level: 'case',
        fields: [],
        actions: [
          { id: 'approve', label: text('同意', 'Approve') },
          { id: 'refuse', label: text('不同意', 'Refuse'), needsReason: true },
          { id: 'return', label: text('退回补正', 'Return'), needsReason: true },
        ],
        shows: [{ label: text('申请人', 'Applicant'), value: maskName(readingOfPerson('demo-wang').name) }],
      },
    },
    prompts: ['approval.asked'],
  },
  {
    why: 'what holds no personal data may be shown as it is',
    settings: {
      ...one,
      shows: [
        { label: text('金额', 'Amount'), value: 'inputs.amount', clear: true },
        { label: text('账号', 'Account'), value: 'inputs.account' },
      ],
    },
    data: { inputs: { amount: 120000, account: '6228480000000000000' } },
    waits: {
      task: expect.objectContaining({
        shows: [
          { label: text('金额', 'Amount'), value: '120000' },
          { label: text('账号', 'Account'), value: '6228***********0000' },
        ],
      }) as never,
    },
  },
  {
    why: 'one person decides where nothing else is said',
    settings: one,
    happens: [yes('a')],
    port: 'approved',
    output: { outcome: 'approved', at, by: ['a'] },
    prompts: ['approval.approved'],
  },
  {
    why: 'a refusal says why',
    settings: one,
    happens: [no('a')],
    port: 'refused',
    output: { outcome: 'refused', at, by: ['a'], reason },
    prompts: ['approval.refused'],
  },
  {
    why: 'a return says why',
    settings: one,
    happens: [back('a')],
    port: 'returned',
    output: { outcome: 'returned', at, by: ['a'], reason },
    prompts: ['approval.returned'],
  },
  {
    why: 'a refusal without a reason worth the name does not count',
    settings: one,
    happens: [no('a', `  ${'不'.repeat(19)}  `)],
    waits: { until },
    prompts: [],
    note: /须写明理由，20 至 1000 字/,
  },
  {
    why: 'nor does one that goes on for ever',
    settings: one,
    happens: [no('a', '不'.repeat(1001))],
    waits: {},
    note: /理由/,
  },
  { why: 'twenty characters are enough', settings: one, happens: [no('a', '不'.repeat(20))], port: 'refused' },
  { why: 'a thousand are not too many', settings: one, happens: [no('a', '𠮷'.repeat(1000))], port: 'refused' },
  {
    why: 'where all must approve, the first is not enough',
    settings: all,
    happens: [yes('a')],
    waits: { until },
    prompts: [],
    note: /第 1 级已有 1 人同意、0 人不同意/,
  },
  {
    why: 'nor is the first again',
    settings: all,
    happens: [yes('a'), yes('a')],
    waits: {},
    note: /同一人不能审批两次/,
  },
  {
    why: 'the second, who is somebody else, is',
    settings: all,
    happens: [yes('a'), yes('a'), yes('b')],
    port: 'approved',
    output: { outcome: 'approved', at, by: ['a', 'b'] },
  },
  { why: 'where all must approve, one refusal refuses', settings: all, happens: [yes('a'), no('b')], port: 'refused' },
  {
    why: 'where any may approve, one approval approves',
    settings: any,
    happens: [no('a'), yes('b')],
    port: 'approved',
  },
  { why: 'and only when all have refused it is refused', settings: any, happens: [no('a'), no('b')], waits: {} },
  { why: 'as then it is', settings: any, happens: [no('a'), no('b'), no('c')], port: 'refused' },
  {
    why: 'the second level is asked once the first has approved, by its own role and place',
    happens: [yes('a')],
    waits: { task: expect.objectContaining({ role: 'scenario-reviewer', level: 'city' }) as never },
  },
  {
    why: 'whoever approved at the first level is nobody to approve at the second',
    happens: [yes('a'), yes('a')],
    waits: {},
    note: /同一人/,
  },
  {
    why: 'it is approved once the last level has',
    happens: [yes('a'), yes('b'), yes('c')],
    port: 'approved',
    output: { outcome: 'approved', at, by: ['a', 'b', 'c'] },
  },
  { why: 'a refusal at the last level refuses it', happens: [yes('a'), yes('b'), no('c')], port: 'refused' },
  {
    why: 'where it may not be returned, a return does not count',
    settings: { ...one, mayReturn: false },
    happens: [back('a')],
    waits: {},
    note: /没有这种答复方式/,
  },
  { why: 'a message is no vote', settings: one, happens: [{ message: { name: 'x', body: {} } }], waits: {} },
  {
    why: 'nobody may come',
    settings: one,
    happens: [{ elapsed: true }],
    port: 'expired',
    prompts: ['approval.expired'],
  },
  {
    why: 'says nothing where the author wants it quiet',
    settings: { ...one, tell: false },
    happens: [yes('a')],
    port: 'approved',
    prompts: [],
  },
]);

it.each([
  ['one decides and two take part', { role: 'operator', rule: 'one', people: 2 }],
  ['all of one', { role: 'operator', rule: 'all' }],
  ['a role that nobody has', { role: 'emperor' }],
])('refuses a level where %s', (_why, level) =>
  expect(approve.settings.safeParse({ title, levels: [level] }).success).toBe(false),
);

describe('whoever votes in whatever order', () => {
  const level = fc.record({
    role: fc.constant('operator' as const),
    at: fc.constantFrom('case' as const, 'city' as const),
    rule: fc.constantFrom('all' as const, 'any' as const),
    people: fc.integer({ min: 2, max: 4 }),
  });
  const vote = fc.record({ by: fc.constantFrom(...'abcdefgh'), action: fc.constantFrom('approve', 'refuse') });

  /** Votes until there is an end. */
  function decide(levels: Level[], cast: { by: string; action: string }[]) {
    let votes: Votes = [];
    for (const { by, action } of cast) {
      const counted = countVote(levels, votes, answered(action, { by }).answer);
      if ('refused' in counted) continue;
      votes = counted.votes;
      if (counted.outcome) return { votes, outcome: counted.outcome };
      expect(levelNow(levels, votes)).toBeDefined();
    }
    return { votes, outcome: null };
  }

  it('counts nobody twice, and approves only what every level approved', () =>
    fc.assert(
      fc.property(
        fc.array(level, { minLength: 1, maxLength: 3 }),
        fc.array(vote, { maxLength: 30 }),
        (levels, cast) => {
          const { votes, outcome } = decide(levels, cast);
          expect(new Set(votes.map(({ by }) => by)).size).toBe(votes.length);
          const approvals = levels.map(
            (_level, index) => votes.filter((each) => each.level === index && each.action === 'approve').length,
          );
          const wanted = levels.map(({ rule, people }) => (rule === 'all' ? people : 1));
          expect(outcome === 'approved').toBe(approvals.every((count, index) => count >= (wanted[index] ?? 0)));
        },
      ),
    ));
});

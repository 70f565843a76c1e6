/** What a record keeps of decisions: marks without facts, and money less what was taken back. */
import { expect, it } from 'vitest';
import type { TraceStep } from '../case.ts';
import { decidedIn, moneyOf } from './decided.ts';
import { text } from '../text.ts';

const step = (seq: number, kind: string, port: string, more: Partial<TraceStep> = {}): TraceStep => ({
  ...{ seq, node: kind, kind, visit: 1, port, at: '2026-11-21T08:00:00Z', tookMs: 1, prompts: [] },
  ...more,
});
const decision = {
  ...{ policy: 'park-entry', digest: 'd1', level: 'city' as const, outcome: 'enter', rule: 'senior' },
  ...{ reason: text('年满 65 周岁', '65 and older'), clauses: ['scenario.inclusive'], facts: { 'person.age': 70 } },
};

it('marks say what was decided and nothing of whom', () => {
  const { marks, grounds, moved } = decidedIn([
    step(1, 'start', 'next'),
    step(2, 'decide-by-policy', 'enter', { decision }),
  ]);
  expect(marks).toEqual([{ seq: 2, policy: 'park-entry', digest: 'd1', outcome: 'enter', at: '2026-11-21T08:00:00Z' }]);
  expect(grounds).toMatchObject([{ seq: 2, rule: 'senior', facts: { 'person.age': 70 }, unknown: [] }]);
  expect(moved).toEqual([]);
});

it('money is what was moved less what was undone or refunded; without an amount there is none', () => {
  const paid = step(3, 'pay', 'paid', { amountFen: 1200 });
  const again = step(4, 'pay', 'paid', { amountFen: 500, visit: 2 });
  const benefit = step(5, 'disburse', 'paid', { amountFen: 90_000 });
  const moneyAfter = (...steps: TraceStep[]) => moneyOf(decidedIn(steps).moved);
  expect(moneyAfter(paid, again, benefit)).toEqual({ paidFen: 1700, disbursedFen: 90_000 });
  expect(moneyAfter(paid, again, step(6, 'pay', 'undone'))).toEqual({ paidFen: 500, disbursedFen: 0 });
  expect(moneyAfter(paid, step(6, 'refund', 'refunded', { amountFen: 200 }))).toEqual({
    paidFen: 1000,
    disbursedFen: 0,
  });
  expect(moneyAfter(step(3, 'pay', 'refused'))).toBeNull();
});

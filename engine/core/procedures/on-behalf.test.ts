/** Acting for who holds a case and is away: what they may do, what the stamp says, and that the two count as two wherever two must decide. */
import { expect, it } from 'vitest';
import { plannedActs } from '../../../test/support/planned.ts';
import { assertExists } from '../control.ts';
import type { ActInput } from '../run-procedure-ports.ts';
import { caseNotices } from './case-notices.ts';
import { refusalOf } from './legal.ts';
import { begin, proceed } from './proceed.ts';
import { reviewerNow, stageNow, type ProcedureState } from './procedure-state.ts';
import type { StageActionId } from './procedure.ts';
import { procedureTasks } from './procedure-tasks.ts';

const at = '2026-11-24T01:00:00.000Z';
const { ground } = assertExists(
  (await plannedActs()).find(({ name }) => name === 'institution-access access'),
  'institution access',
);
const review = ground.plan.stages.findIndex(({ id }) => id === 'review');
/** Two of the same role decide here, so that the same two could. */
const twice = {
  ...ground,
  plan: {
    ...ground.plan,
    stages: ground.plan.stages.map((stage) =>
      stage.id === 'review'
        ? { ...stage, reviewers: [stage.reviewers[0]!, stage.reviewers[0]!, stage.reviewers[0]!] }
        : stage,
    ),
  },
};

const standing: ProcedureState = { ...begin(twice).state, phase: 'asking', stage: review, claimed: 'wang' };

const input = (action: StageActionId, by: string, state: ProcedureState, more: Partial<ActInput> = {}): ActInput => ({
  ...{ id: `${action} ${by}`, action, by, at, side: 'reviewer', institution: null, visit: state.visit },
  ...{ role: assertExists(reviewerNow(twice.plan, state), 'a reviewer').role, reason: '理由', ...more },
});
const refusal = (action: StageActionId, by: string, state = standing, more: Partial<ActInput> = {}) =>
  refusalOf(twice.plan, state, input(action, by, state, more));
const acted = (action: StageActionId, by: string, state = standing, more: Partial<ActInput> = {}) =>
  proceed(twice, state, [{ event: 'acted', act: input(action, by, state, more) }]);

const forWang = { onBehalf: 'wang' };

it('what only who holds it may do, who stands in for them may do too; nobody else', () => {
  for (const action of ['approve', 'return', 'reject', 'hand-over'] as const) {
    expect([action, refusal(action, 'wang')]).toEqual([action, null]);
    expect([action, refusal(action, 'li', standing, forWang)]).toEqual([action, null]);
    expect([action, refusal(action, 'li')]).toEqual([action, 'claimed-by-another']);
    expect([action, refusal(action, 'li', standing, { onBehalf: 'zhao' })]).toEqual([action, 'claimed-by-another']);
  }
  expect(refusal('release', 'li', standing, forWang)).toBeNull();
  expect(refusal('release', 'li')).toBe('not-claimed');
  expect(refusal('claim', 'li', standing, forWang)).toBe('claimed-by-another');
});

it('standing in gives no right that the role lacks', () => {
  expect(refusal('approve', 'li', standing, { ...forWang, role: 'operator' })).toBe('wrong-reviewer');
  expect(refusal('approve', 'li', standing, { ...forWang, side: 'applicant' })).toBe('not-your-side');
});

it('the stamp says who did it and for whom, and only as long as that one holds the case', () => {
  expect(acted('comment', 'li', standing, forWang).stamps).toMatchObject([{ by: 'li', onBehalf: 'wang' }]);
  expect(acted('release', 'li', standing, forWang).stamps).toMatchObject([{ by: 'li', onBehalf: 'wang' }]);
  const free = { ...standing, claimed: null };
  expect(acted('comment', 'li', free, forWang).stamps[0]).not.toHaveProperty('onBehalf');
  expect(acted('comment', 'wang').stamps[0]).not.toHaveProperty('onBehalf');
});

it('who approved for somebody counts as both: neither of them approves again at the stage', () => {
  const once = acted('approve', 'li', standing, forWang).state;
  expect(once).toMatchObject({ approved: ['li'], approvedFor: ['wang'], claimed: null });
  expect(refusal('approve', 'wang', once)).toBe('decided-before');
  expect(refusal('approve', 'li', once)).toBe('decided-before');
  // Nor one for the other, whoever holds it.
  expect(refusal('approve', 'zhao', { ...once, claimed: 'wang' }, forWang)).toBe('decided-before');
  expect(refusal('approve', 'zhao', { ...once, claimed: 'li' }, { onBehalf: 'li' })).toBe('decided-before');
  expect(refusal('approve', 'zhao', once)).toBeNull();
  // Who approved for themselves is not approved for.
  const own = acted('approve', 'wang').state;
  expect(refusal('approve', 'li', { ...own, claimed: 'wang' }, forWang)).toBe('decided-before');
  expect(refusal('approve', 'li', own)).toBeNull();
  // What was approved there says nothing of another visit.
  expect(acted('return', 'zhao', once, { marks: [] }).state).not.toHaveProperty('approvedFor');
});

it('whoever has approved, or was approved for, is not asked by notice to approve next', () => {
  const { state, stamps } = acted('approve', 'li', standing, forWang);
  const told = caseNotices({ ...twice, state, stamps }).filter(({ channel }) => channel === 'email');
  expect(told.map(({ but }) => but)).toEqual([['li', 'li', 'wang']]);
});

it('the task says who has taken it on, and no longer once it was handed back', () => {
  const was = { ...twice, state: standing, stamps: [] };
  expect(procedureTasks(null, was, at)).toMatchObject([{ state: 'open', claimed: 'wang' }]);
  const { state, stamps } = acted('release', 'li', standing, forWang);
  expect(procedureTasks(was, { ...twice, state, stamps }, at)).toMatchObject([{ state: 'open', claimed: null }]);
  expect(stageNow(twice.plan, state).id).toBe('review');
});

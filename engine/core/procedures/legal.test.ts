/** The state table of every procedure: each state that can be reached, by each action, side and person, is allowed or refused by name; and each state explains itself. */
import { expect, it } from 'vitest';
import { plannedActs, type PlannedAct } from '../../../test/support/planned.ts';
import type { Role } from '../rights.ts';
import type { ActInput, ProcedureEvent } from '../run-procedure-ports.ts';
import { text } from '../text.ts';
import { explainProcedure } from './explain-procedure.ts';
import { actionsNow, everyAction, refusalOf, type ActRefusal } from './legal.ts';
import { begin, proceed, wakesAt } from './proceed.ts';
import { summaryOf } from './procedure-case.ts';
import { reviewerNow, stageNow, type ProcedureState } from './procedure-state.ts';
import { sides, type Side } from './procedure.ts';

const refusals: readonly ActRefusal[] = [
  ...(['case-closed', 'stage-passed', 'not-at-this-stage', 'not-your-side'] as const),
  ...(['wrong-reviewer', 'claimed-by-another', 'not-claimed', 'decided-before'] as const),
];
const people = ['wang', 'li'];
const at = '2026-11-24T01:00:00.000Z';
const marks = [{ pointer: '/name', note: '请改' }];
const planned = await plannedActs();

/** Everything that somebody could try at a state. */
function* triesAt({ ground: { plan } }: PlannedAct, state: ProcedureState): Generator<ActInput> {
  const asked = [reviewerNow(plan, state)?.role, stageNow(plan, state).escalate?.role, 'applicant', 'operator'];
  const tried = [...new Set(asked.filter((role) => role !== undefined))] as Role[];
  for (const action of everyAction)
    for (const side of Object.keys(sides) as Side[])
      for (const role of tried)
        for (const by of people)
          yield {
            ...{ id: `${action} ${side} ${role} ${by}`, action, side, role, by, at, institution: null },
            ...{ visit: state.visit, reason: '理由', marks, to: 'li', paper: 'digest' },
          };
}

/** What tells states apart: what a refusal or an explanation may look at. */
const keyOf = ({ phase, stage, approved, claimed, isOverdue, isReminded, marks, outcome }: ProcedureState) =>
  JSON.stringify([phase, stage, approved, claimed, isOverdue, isReminded, marks.length > 0, outcome]);

/** Every state that can be reached. */
function reachable(each: PlannedAct): ProcedureState[] {
  const { ground } = each;
  const first = begin(ground).state;
  const found = new Map([[keyOf(first), first]]);
  for (const state of found.values()) {
    const findings = [{ pointer: '/name', rule: 'r', severity: 'error' as const, message: text('错', 'Wrong') }];
    const done = { event: 'done', at, visit: state.visit, findings, gives: {} } as const;
    const wake = wakesAt(state);
    const events: ProcedureEvent[] = [
      { ...done, verdict: 'passed', findings: [] },
      ...([findings, []] as const).map((said) => ({ ...done, verdict: 'failed' as const, findings: [...said] })),
      { event: 'failed', visit: state.visit, problem: { slug: 'too-slow', title: text('慢', 'Slow') }, at },
      ...(wake === null ? [] : [{ event: 'elapsed', at: wake } as const]),
      ...[...triesAt(each, state)].map((act) => ({ event: 'acted', act }) as const),
    ];
    for (const event of events) {
      const { state: next } = proceed(ground, state, [event]);
      if (!found.has(keyOf(next))) found.set(keyOf(next), next);
    }
  }
  return [...found.values()];
}

/** What is wrong with how an act at a state is judged; null where all is as it should be. */
function misjudged({ ground }: PlannedAct, state: ProcedureState, tried: ActInput): string | null {
  const refusal = refusalOf(ground.plan, state, tried);
  const { refused, stamps, state: next } = proceed(ground, state, [{ event: 'acted', act: tried }]);
  const where = `${keyOf(state)} ${tried.id}: ${refusal}`;
  const earlier = refusalOf(ground.plan, state, { ...tried, visit: state.visit - 1 });
  if (earlier !== (state.phase === 'over' ? 'case-closed' : 'stage-passed')) return `${where}, earlier ${earlier}`;
  if (refusal === null)
    return refused[tried.id] === undefined && stamps[0]?.act === tried.id && stamps[0].by === tried.by ? null : where;
  const isNamed = refusals.includes(refusal) && refused[tried.id] === refusal;
  return isNamed && stamps.length === 0 && next.seq === state.seq && keyOf(next) === keyOf(state) ? null : where;
}

it.each(planned)(
  '$name: every state × action × side × person is allowed, or refused by name',
  (each) => {
    const states = reachable(each);
    expect(new Set(states.map(({ phase }) => phase))).toContain('over');
    const wrong = states.flatMap((state) => [...triesAt(each, state)].map((tried) => misjudged(each, state, tried)));
    expect(wrong.filter((found) => found !== null)).toEqual([]);
  },
  60_000,
);

it.each(planned)('$name: every state says whom it waits for, why, and what comes next', (each) => {
  const { start, plan } = each.ground;
  for (const state of reachable(each)) {
    const projection = { start, plan, state, stamps: [] };
    const explained = explainProcedure({ ...summaryOf(projection, ''), sharedWith: [], ...projection });
    const where = keyOf(state);
    for (const words of [explained.summary, explained.holder.words, explained.stage.name])
      expect(words['zh-CN'].length * words.en.length, where).toBeGreaterThan(0);
    expect(`${explained.summary['zh-CN']}${explained.summary.en}`, where).not.toMatch(/undefined|null/);
    expect(explained.isOver, where).toBe(state.phase === 'over');
    if (state.phase === 'over') expect(explained.next, where).toEqual([]);
    else expect(explained.rule?.reason['zh-CN'], where).toBeTruthy();
    if (state.phase === 'asking' || state.phase === 'held') expect(explained.next.length, where).toBeGreaterThan(0);
    if (state.phase === 'lasting') expect(explained.limit.until, where).not.toBeNull();
    if (state.phase === 'held') expect(explained.problem, where).not.toBeNull();
  }
});

/** Who may do what at each stage, in words that can be read: the phase and stage, then side and action. */
const tableOf = (each: PlannedAct): Record<string, string> =>
  Object.fromEntries(
    reachable(each).map((state) => {
      const allowed = actionsNow(each.ground.plan, state).map(({ side, action }) => `${side}:${action.id}`);
      return [`${state.phase} ${stageNow(each.ground.plan, state).id}`, allowed.join(' ')] as const;
    }),
  );

it('institution access, literally', () => {
  const review = 'reviewer:approve reviewer:return reviewer:reject reviewer:claim reviewer:release reviewer:hand-over';
  expect(tableOf(planned.find(({ name }) => name === 'institution-access access')!)).toMatchObject({
    'asking application': 'applicant:submit applicant:comment applicant:withdraw',
    'doing check': '',
    'held check': 'platform:retry',
    'asking review': `${review} reviewer:comment`,
    'asking agreement': 'applicant:sign applicant:comment applicant:withdraw',
    'doing agreement': '',
    'held agreement': 'platform:retry',
    'doing effect': '',
    'held effect': 'platform:retry',
    'over effect': '',
  });
});

/** The one machine of all procedures: takes events in, and says where the case stands then, what was stamped, and what the platform is to do. It decides; hosts perform. */
import { afterWorkdays, chinaDay, type WorkCalendar } from '../calendar.ts';
import { assertExists } from '../control.ts';
import { dependsOf, evidenceOf, proofsFor, voidBecause, type Evidence } from '../evidence.ts';
import type { ActInput, ProcedureAdvance, ProcedureEvent, ProcedureStart, StageWork } from '../run-procedure-ports.ts';
import { actionNow, actsFor, refusalOf } from './legal.ts';
import type { Plan, PlannedStage } from './plan.ts';
import { stageNow, type FieldMark, type ProcedureState, type Stamp } from './procedure-state.ts';
import type { ProcedureOutcome } from './procedure.ts';

/** What the machine is asked with. */
export interface ProcedureGround {
  start: ProcedureStart;
  plan: Plan;
  calendar: WorkCalendar;
}

/** What came of it, with the stamps that were given. */
export interface Proceeded extends ProcedureAdvance {
  stamps: Stamp[];
}

interface Walk extends Proceeded, ProcedureGround {}

const fresh: ProcedureState = {
  ...{ phase: 'asking', stage: 0, visit: 0, since: '', dueAt: null, remindAt: null, isReminded: false },
  ...{ isOverdue: false, claimed: null, approved: [], submitted: null, paper: null, marks: [], results: {} },
  ...{ seq: 0, problem: null, outcome: null, endedAt: null },
};

/** Opens a case: it stands at its first stage. */
export function begin(ground: ProcedureGround): Proceeded {
  const { start } = ground;
  const walk = walkOf(ground, { ...fresh, submitted: start.inherits?.submitted ?? null });
  stamp(walk, { at: start.openedAt, by: start.openedBy, side: 'applicant', action: 'opened' });
  enter(walk, 0, start.openedAt);
  return proceededOf(walk);
}

/** Takes events in, one after the other. */
export function proceed(ground: ProcedureGround, state: ProcedureState, events: readonly ProcedureEvent[]): Proceeded {
  const walk = walkOf(ground, state);
  for (const event of events) take(walk, event);
  return proceededOf(walk);
}

/** When the case must be woken although nobody does anything; null where it waits for somebody only. */
export function wakesAt({ phase, remindAt, dueAt, isReminded, isOverdue }: ProcedureState): string | null {
  if (phase !== 'asking' && phase !== 'lasting') return null;
  if (remindAt !== null && !isReminded) return remindAt;
  return isOverdue ? null : dueAt;
}

const walkOf = (ground: ProcedureGround, state: ProcedureState): Walk => ({
  ...ground,
  state: { ...state, results: { ...state.results }, approved: [...state.approved] },
  ...{ wanted: null, refused: {}, stamps: [] },
});

const proceededOf = ({ state, wanted, refused, stamps }: Walk): Proceeded => ({ state, wanted, refused, stamps });

const hereOf = ({ plan, state }: Walk): PlannedStage => stageNow(plan, state);

function stamp(walk: Walk, given: Omit<Stamp, 'seq' | 'stage' | 'role' | 'institution'> & Partial<Stamp>): void {
  walk.state.seq += 1;
  walk.stamps.push({ role: null, institution: null, stage: hereOf(walk).id, ...given, seq: walk.state.seq });
}

const platform = { by: 'platform', side: 'platform' } as const;

function take(walk: Walk, event: ProcedureEvent): void {
  switch (event.event) {
    case 'acted':
      act(walk, event.act);
      return;
    case 'done':
      if (walk.state.phase === 'doing' && event.visit === walk.state.visit) settle(walk, event);
      return;
    case 'failed':
      if (walk.state.phase !== 'doing' || event.visit !== walk.state.visit) return;
      walk.state.phase = 'held';
      walk.state.problem = event.problem;
      stamp(walk, { ...platform, at: event.at, action: 'failed', reason: event.problem.title['zh-CN'] });
      return;
    case 'elapsed':
      elapse(walk, event.at);
  }
}

function act(walk: Walk, input: ActInput): void {
  const { plan, state } = walk;
  const refusal = refusalOf(plan, state, input);
  const action = actionNow(plan, state, input.action);
  if (refusal || !action) {
    walk.refused[input.id] = refusal ?? 'not-at-this-stage';
    return;
  }
  const { at, by, side, role, institution, reason, marks, to, paper } = input;
  const inPlaceOf = actsFor(state, input);
  stamp(walk, {
    ...{ at, by, side, role, institution, action: action.id, act: input.id },
    ...(inPlaceOf !== null && { onBehalf: inPlaceOf }),
    ...(reason !== undefined && { reason }),
    ...(action.takesMarks && marks && { marks }),
    ...(to !== undefined && { to }),
    ...(paper !== undefined && { paper }),
  });
  switch (action.leads) {
    case 'stay':
      if (action.id === 'claim') state.claimed = by;
      if (action.id === 'release') state.claimed = null;
      if (action.id === 'hand-over') state.claimed = to ?? null;
      return;
    case 'back':
      goBack(walk, action.takesMarks ? (marks ?? []) : [], at);
      return;
    case 'end':
      end(walk, action.outcome ?? 'rejected', at);
      return;
    case 'again':
      work(walk);
      return;
    case 'on':
      answered(walk, input);
  }
}

/** Somebody answered so that it goes on: perhaps another must approve too, or the platform works with what was handed in. */
function answered(walk: Walk, input: ActInput): void {
  const { action, by, at, paper } = input;
  const { state } = walk;
  const stage = hereOf(walk);
  if (action === 'submit') {
    state.submitted = paper ?? state.submitted;
    state.marks = [];
  }
  if (action === 'approve') {
    const inPlaceOf = actsFor(state, input);
    state.approved.push(by);
    if (inPlaceOf !== null) state.approvedFor = [...(state.approvedFor ?? []), inPlaceOf];
    state.claimed = null;
    if (state.approved.length < stage.reviewers.length) {
      startLimit(walk, at);
      return;
    }
  }
  state.paper = paper ?? null;
  if (stage.does === undefined) enter(walk, state.stage + 1, at);
  else work(walk);
}

/** Hands the stage's operation to the host. */
function work(walk: Walk): void {
  const { state, start } = walk;
  const stage = hereOf(walk);
  Object.assign(state, { phase: 'doing', problem: null, dueAt: null, remindAt: null, claimed: null });
  const given = Object.entries(state.results).map(([id, { gives }]) => [id, gives] as const);
  walk.wanted = {
    ...{ caseId: start.caseId, visit: state.visit, stage: stage.id, start },
    ...{ operation: assertExists(stage.does, 'an operation of the stage') },
    ...{ submitted: state.submitted, paper: state.paper, quota: stage.quota ?? null, given: Object.fromEntries(given) },
  } satisfies StageWork;
}

function settle(walk: Walk, { at, verdict, findings, gives }: ProcedureEvent & { event: 'done' }): void {
  const { state } = walk;
  const stage = hereOf(walk);
  state.results[stage.id] = { at, verdict, findings, gives };
  prove(state, stage, evidenceOf({ stages: [stage] }, state.results)[0]);
  stamp(walk, { ...platform, at, action: verdict === 'passed' ? 'passed' : 'failed' });
  if (verdict === 'passed') {
    enter(walk, state.stage + 1, at);
  } else if (stage.onFailed === 'again') {
    enter(walk, state.stage, at);
  } else if (stage.onFailed === 'back') {
    const errors = findings.filter(({ severity }) => severity === 'error');
    goBack(
      walk,
      errors.map(({ pointer, message }) => ({ pointer, note: message['zh-CN'] })),
      at,
    );
  } else {
    end(walk, 'rejected', at);
  }
}

/** Reminds, escalates, ends or goes on, as the time that is up asks for. */
function elapse(walk: Walk, at: string): void {
  const { state } = walk;
  const wake = wakesAt(state);
  if (wake === null || wake > at) return;
  const stage = hereOf(walk);
  if (wake === state.remindAt && !state.isReminded) {
    state.isReminded = true;
    stamp(walk, { ...platform, at, action: 'reminded' });
  } else if (state.phase === 'lasting') {
    stamp(walk, { ...platform, at, action: 'elapsed' });
    enter(walk, state.stage + 1, at);
  } else if (stage.asks?.side === 'applicant') {
    stamp(walk, { ...platform, at, action: 'elapsed' });
    end(walk, 'expired', at);
  } else {
    state.isOverdue = true;
    stamp(walk, { ...platform, at, action: stage.escalate ? 'escalated' : 'elapsed' });
  }
}

/** Back to where the applicant fills in; it ends where there is no such stage, and as an item of a batch, where nobody is asked. */
function goBack(walk: Walk, marks: readonly FieldMark[], at: string): void {
  const to = walk.plan.stages.findIndex(({ asks }) => asks?.actions.some(({ id }) => id === 'submit'));
  if (to === -1 || walk.start.inherits) {
    end(walk, 'rejected', at);
    return;
  }
  walk.state.marks = [...marks];
  enter(walk, to, at);
}

function end(walk: Walk, outcome: ProcedureOutcome, at: string): void {
  stamp(walk, { ...platform, at, action: 'ended' });
  Object.assign(walk.state, { phase: 'over', outcome, endedAt: at, dueAt: null, remindAt: null, claimed: null });
}

/** Keeps at which values a result was found; what is no evidence keeps none. */
function prove(state: ProcedureState, { id, evidence }: PlannedStage, proof: Evidence | undefined): void {
  if (!evidence) return;
  const { [id]: _before, ...others } = state.proven ?? {};
  state.proven = proof ? { ...others, [id]: { on: proof.on, until: proof.until } } : others;
}

/** What was found before, by this case or an earlier one, and still holds; undefined where the stage must be done. */
function proofOf({ start, state }: Walk, { id, evidence }: PlannedStage, at: string): Evidence | undefined {
  if (!evidence) return undefined;
  const [now, day] = [dependsOf(state.results), chinaDay(new Date(at))];
  return proofsFor(id, start, state).find((proof) => voidBecause(proof, now, day).length === 0);
}

/** Enters a stage: it asks, works, lasts, or is passed at once; behind the last one the case is granted. */
function enter(walk: Walk, stage: number, at: string): void {
  const { state, plan } = walk;
  for (let next = stage; ; next += 1) {
    const here = plan.stages[next];
    if (!here) {
      end(walk, 'granted', at);
      return;
    }
    delete state.approvedFor;
    Object.assign(state, {
      stage: next,
      visit: state.visit + 1,
      claimed: null,
      approved: [],
      paper: null,
      problem: null,
    });
    if (walk.start.inherits?.stages.includes(here.id)) {
      stamp(walk, { ...platform, at, action: 'inherited' });
      continue;
    }
    if (isPassedBy(here, state)) {
      stamp(walk, { ...platform, at, action: 'passed' });
      continue;
    }
    const proof = proofOf(walk, here, at);
    if (proof) {
      state.results[here.id] = proof.result;
      prove(state, here, proof);
      stamp(walk, { ...platform, at, action: 'inherited' });
      continue;
    }
    if (here.lasts ? here.workdays !== null : here.asks !== undefined) {
      state.phase = here.lasts ? 'lasting' : 'asking';
      startLimit(walk, at);
      return;
    }
    if (here.does !== undefined) {
      state.since = at;
      work(walk);
      return;
    }
  }
}

/** Whether an earlier stage gave what lets a case pass this one by. */
const isPassedBy = ({ passedWhen }: PlannedStage, { results }: ProcedureState): boolean =>
  passedWhen !== undefined && results[passedWhen.stage]?.gives[passedWhen.gives] === passedWhen.equals;

/** The limit of a stage begins to run. */
function startLimit({ state, plan, calendar }: Walk, at: string): void {
  const { workdays, remind } = stageNow(plan, state);
  const after = (days: number) => afterWorkdays(new Date(at), days, calendar).toISOString();
  Object.assign(state, {
    ...{ since: at, isReminded: false, isOverdue: false },
    dueAt: workdays === null ? null : after(workdays),
    remindAt: workdays === null || remind === null || remind >= workdays ? null : after(workdays - remind),
  });
}

/** The tasks that a step of a procedure's case leaves: one for whoever is asked now, and the end of those asked before. */
import type { Role } from '../rights.ts';
import { roles } from '../rights.ts';
import type { TaskRequest } from '../case.ts';
import { placeOfTask, type TaskAnswer, type TaskProjection } from '../task.ts';
import { text } from '../text.ts';
import type { ReviewLevel } from './plan.ts';
import { holderOf, type ProcedureProjection } from './procedure-case.ts';
import { stageNow, type ProcedureState, type Stamp } from './procedure-state.ts';
import { procedureActs, procedureKinds, stageActions } from './procedure.ts';

/** The ids of the tasks that a state may leave: what is asked, what is asked too once the limit is missed, and what is to be mended. */
const taskIds = (caseId: string, state: ProcedureState) => {
  const base = `${caseId}~${state.visit}~${state.approved.length}`;
  return { asked: base, escalated: `${base}~late`, held: `${base}~held` };
};

interface Asked {
  id: string;
  role: Role;
  level: ReviewLevel;
  isLate: boolean;
}

/** Whoever is asked while a case stands like this. */
function askedNow({ start, plan, state }: ProcedureProjection): Asked[] {
  const ids = taskIds(start.caseId, state);
  if (state.phase === 'held') return [{ id: ids.held, role: 'duty-operator', level: 'province', isLate: false }];
  if (state.phase !== 'asking') return [];
  const stage = stageNow(plan, state);
  const holder = holderOf({ start, plan, state });
  if (holder.role === null) return [];
  const level = stage.asks?.side === 'reviewer' ? levelOf(plan, state) : 'case';
  const asked: Asked[] = [{ id: ids.asked, role: holder.role, level, isLate: false }];
  if (state.isOverdue && stage.escalate)
    asked.push({ id: ids.escalated, role: stage.escalate.role, level: stage.escalate.level, isLate: true });
  return asked;
}

function levelOf(plan: ProcedureProjection['plan'], state: ProcedureState): ReviewLevel {
  const { reviewers } = stageNow(plan, state);
  return reviewers[Math.min(state.approved.length, reviewers.length - 1)]?.level ?? 'case';
}

function requestOf({ start, plan, state }: ProcedureProjection, { role, level, isLate }: Asked): TaskRequest {
  const stage = stageNow(plan, state);
  const [kind, act] = [procedureKinds[start.procedure], procedureActs[start.act]];
  const late = isLate ? text('（逾期督办）', ' (overdue, escalated)') : text('', '');
  const marked = state.marks.length > 0 && stage.asks?.side === 'applicant';
  const name = marked ? text('补正申请', 'Correct the application') : stage.name;
  return {
    title: text(
      `${kind['zh-CN']}·${act['zh-CN']}：${name['zh-CN']}${late['zh-CN']}`,
      `${kind.en}, ${act.en.toLowerCase()}: ${name.en}${late.en}`,
    ),
    ...{ role, level: level === 'case' ? 'case' : level, fields: [] },
    actions: (stage.asks?.actions ?? [])
      .filter(({ leads }) => leads !== 'stay')
      .map(({ id, needsReason = false }) => ({ id, label: stageActions[id], ...(needsReason && { needsReason }) })),
    shows: [{ label: text('角色', 'Role'), value: roles[role].name['zh-CN'] }],
  };
}

const answersOf = (stamps: readonly Stamp[]): TaskAnswer[] =>
  stamps.flatMap(({ seq, by, at, action, reason, side }) =>
    side === 'platform' || action === 'opened'
      ? []
      : [{ id: `stamp-${seq}`, by, at, action, ...(reason !== undefined && { reason }) }],
  );

/** The tasks after a step. */
export function procedureTasks(
  before: ProcedureProjection | null,
  after: ProcedureProjection,
  at: string,
): TaskProjection[] {
  const { start, state, stamps } = after;
  const was = before ? askedNow(before) : [];
  const is = askedNow(after);
  const answers = answersOf(stamps);
  const open = is.map((asked): TaskProjection => {
    const isInstitutions = asked.role === 'applicant' && !asked.isLate;
    const { region, institution } = isInstitutions
      ? holderOf(after)
      : { ...placeOfTask(start.place, asked.level), institution: null };
    return {
      ...{ id: asked.id, state: 'open', token: 0, visit: state.visit, node: stageNow(after.plan, state).id },
      scenario: { id: start.procedure, name: procedureKinds[start.procedure] },
      ...{ place: { region, institution }, request: requestOf(after, asked), dueAt: state.dueAt, at, answers: [] },
      // Who is asked above once it is late has not taken it on.
      ...{ claimed: asked.isLate ? null : state.claimed, procedure: true },
    };
  });
  const closed = was
    .filter(({ id }) => !is.some((each) => each.id === id))
    .map(({ id }): TaskProjection => ({
      ...{ id, at, answers },
      state: answers.length > 0 ? 'answered' : state.outcome === 'expired' ? 'expired' : 'withdrawn',
    }));
  return [...open, ...closed];
}

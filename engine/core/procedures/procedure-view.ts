/** A case of a procedure as whoever takes part in it sees it: its stages, its stamps, and what they may do now. */
import type { Actor } from '../rights.ts';
import { actionsNow, refusalOf, type ActRefusal } from './legal.ts';
import type { PlannedStage } from './plan.ts';
import { sideOf, type ProcedureRecord, type ProcedureSummary } from './procedure-case.ts';
import type { FieldMark, StageResult, Stamp } from './procedure-state.ts';
import { stageActions, type Leads, type Side, type StageActionId } from './procedure.ts';
import type { Text } from '../text.ts';

/** A stage on the way of a case. */
export interface StageView extends Pick<PlannedStage, 'id' | 'name' | 'reviewers' | 'workdays' | 'by'> {
  /** Whose turn it is there: `platform` where nobody is asked. */
  side: Side;
  state: 'done' | 'now' | 'to-come';
  result: StageResult | null;
}

/** What somebody could do at the stage, and why they may not. */
export interface ActionView {
  id: StageActionId;
  label: Text;
  side: Side;
  leads: Leads;
  needsReason: boolean;
  takesMarks: boolean;
  takesPerson: boolean;
  paper: string | null;
  refusal: ActRefusal | null;
}

/** GET /api/cases/{id} of a procedure's case. */
export interface ProcedureView extends ProcedureSummary {
  visit: number;
  /** On which side you take part; null where you only look on. */
  yours: Side | null;
  stages: StageView[];
  stamps: Stamp[];
  marks: FieldMark[];
  actions: ActionView[];
  submitted: string | null;
  problem: { slug: string; title: Text } | null;
  /** Who holds the case and is away, where you stand in for them: what you do is done in their place. */
  onBehalf: string | null;
  /** The names of those who opened it, acted on it, or have taken it on, by account. */
  people: PeopleNames;
}

/** Names by account; of nobody's that is gone. */
export type PeopleNames = Readonly<Record<string, Text>>;

/** The accounts that a case names. */
export const accountsIn = ({ openedBy, stamps, state: { claimed } }: ProcedureRecord): string[] => [
  ...new Set([
    openedBy,
    ...(claimed === null ? [] : [claimed]),
    ...stamps.flatMap(({ by, to, onBehalf }) => [by, to, onBehalf].filter((each) => each !== undefined)),
  ]),
];

/** The view of a case; `onBehalf` is who holds it, where the actor stands in for them. */
export function viewOf(
  record: ProcedureRecord,
  actor: Actor,
  people: PeopleNames,
  onBehalf: string | null,
): ProcedureView {
  const { start: _start, sharedWith: _sharedWith, plan, state, stamps, ...summary } = record;
  const yours = sideOf(actor, record);
  return {
    ...{ ...summary, people, onBehalf },
    ...{ visit: state.visit, yours, stamps, marks: state.marks, submitted: state.submitted },
    problem: state.problem && { slug: state.problem.slug, title: state.problem.title },
    stages: plan.stages.map((stage, index) => ({
      ...{ id: stage.id, name: stage.name, reviewers: stage.reviewers, workdays: stage.workdays, by: stage.by },
      side: stage.asks?.side ?? 'platform',
      state: index < state.stage || state.outcome === 'granted' ? 'done' : index === state.stage ? 'now' : 'to-come',
      result: state.results[stage.id] ?? null,
    })),
    actions: actionsNow(plan, state).map(({ side, action }) => ({
      ...{ id: action.id, label: stageActions[action.id], side, leads: action.leads },
      ...{ needsReason: action.needsReason ?? false, takesMarks: action.takesMarks ?? false },
      ...{ takesPerson: action.takesPerson ?? false, paper: action.paper ?? null },
      refusal:
        yours === null
          ? 'not-your-side'
          : refusalOf(plan, state, {
              ...{ action: action.id, side: yours, role: actor.role, by: actor.account, visit: state.visit },
              ...(onBehalf !== null && { onBehalf }),
            }),
    })),
  };
}

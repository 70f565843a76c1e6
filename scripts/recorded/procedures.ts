/** Stories of cases of procedures: every act of every procedure to its end, and what people, time and failures do to one on the way. */
import type { ProcedureAct, ProcedureOutcome, StageActionId } from '../../engine/core/procedures/procedure.ts';
import { singleProcedures, type SingleKind } from '../../test/support/procedure-forms.ts';

/** Something that happens to a case where it stands: somebody acts, time passes, or what the platform does next breaks down until it is tried again. */
export type Happening = { by: string; action: StageActionId; rest?: object } | { days: number } | 'breaks';

/** A case that is recorded: walked to a stage, or to its end where none is named, and then what happens there; what is not over then is walked to its end. */
export interface ProcedureStory {
  name: string;
  kind: SingleKind;
  act: ProcedureAct;
  /** Whether it is returned once on the way, and first handed in what proves nothing. */
  detours?: boolean;
  at?: string;
  happens?: readonly Happening[];
  ends: ProcedureOutcome;
}

const reason = '材料与登记信息不一致，经电话核实后仍无法确认。';

const whole = singleProcedures.flatMap(({ kind, acts }) =>
  (Object.keys(acts) as ProcedureAct[]).map((act): ProcedureStory => {
    return { name: `${kind} ${act}`, kind, act, detours: act === 'change', ends: 'granted' };
  }),
);

const partner = (act: ProcedureAct, name: string, rest: Omit<ProcedureStory, 'name' | 'kind' | 'act'>) =>
  ({
    ...{ name: `partner-access ${act}, ${name}`, kind: 'partner-access', act },
    ...rest,
  }) satisfies ProcedureStory;

/** Every story; those that take time come last. */
export const procedureStories: readonly ProcedureStory[] = [
  ...whole.filter(({ kind }) => kind !== 'system-access'),
  partner('access', 'withdrawn', {
    ...{ at: 'application', ends: 'withdrawn' },
    happens: [
      { by: 'applicant-bus', action: 'comment', rest: { reason } },
      { by: 'applicant-bus', action: 'withdraw', rest: { reason } },
    ],
  }),
  partner('access', 'rejected by who took it on', {
    ...{ at: 'review', ends: 'rejected' },
    happens: [
      { by: 'access-manager', action: 'claim' },
      { by: 'access-manager', action: 'release' },
      { by: 'access-manager', action: 'claim' },
      { by: 'access-manager', action: 'hand-over', rest: { reason, to: 'access-manager-2' } },
      { by: 'access-manager-2', action: 'reject', rest: { reason } },
    ],
  }),
  partner('access', 'held and tried again', { at: 'agreement', happens: ['breaks'], ends: 'granted' }),
  partner('renewal', 'reminded and escalated', { at: 'review', happens: [{ days: 7 }, { days: 7 }], ends: 'granted' }),
  partner('renewal', 'expired', { at: 'agreement', happens: [{ days: 60 }], ends: 'expired' }),
  ...whole.filter(({ kind }) => kind === 'system-access'),
];

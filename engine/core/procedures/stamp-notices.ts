/** Whom each stamp of a case is told to, by what was done and by whose side: a table, so that nothing that happens goes untold without a reason. */
import { text, type Text } from '../text.ts';
import type { PlannedStage } from './plan.ts';
import type { ProcedureState, Stamp } from './procedure-state.ts';
import type { ProcedureOutcome, Side } from './procedure.ts';

/** What a stamp stands for, once it is known how it turned out: work that did not pass or could not be done, a limit that was missed, and how a case ended. */
export type Happening =
  Exclude<Stamp['action'], 'failed' | 'ended'> | 'not-passed' | 'held' | 'overdue' | ProcedureOutcome;

/**
 * Who is told. applicant: whom the form names; holder: whoever the case waits for already; next: whoever it waits for from now on;
 * above: those asked too once a limit is missed; named: to whom it was handed over; duty: the duty operators.
 */
export type Told = 'applicant' | 'holder' | 'next' | 'above' | 'named' | 'duty';

/** A notice that a stamp asks for. */
export interface Telling {
  whom: Told;
  /** Code of its template. */
  template: string;
}

/** Whom something is told to, or why to nobody. */
export type NoticeRule = { tells: readonly Telling[] } | { nobody: Text };

const tell = (...told: [Told, string][]): NoticeRule => ({
  tells: told.map(([whom, template]) => ({ whom, template: `access.${template}` })),
});
const nobody = (zh: string, en: string): NoticeRule => ({ nobody: text(zh, en) });

const next = tell(['next', 'task-assigned']);
const toldAtItsEnd = nobody('办结时另行通知', 'The end of the case tells it');
const seenInList = nobody('同岗位的人在待办里看得到由谁领取', 'Those of the same role see in their list who has it');
const withApplicant = nobody('撤回时办件在申请单位手里，没有别人在等', 'It was with the applicant: nobody else waits');
const handedOver = tell(['named', 'handed-over']);
const commented = tell(['applicant', 'commented']);
const returned = tell(['applicant', 'returned']);

/** The table. A side that cannot do something has no rule for it. */
export const stampNotices: Readonly<Record<Happening, Readonly<Partial<Record<Side, NoticeRule>>>>> = {
  opened: { applicant: nobody('还在由申请单位填写', 'The applicant still fills it in') },
  submit: { applicant: next },
  sign: { applicant: next },
  'hand-in': { applicant: next },
  approve: { reviewer: next },
  consent: { provider: next },
  return: { reviewer: returned, provider: returned },
  reject: { reviewer: toldAtItsEnd, provider: toldAtItsEnd },
  stop: { reviewer: tell(['applicant', 'stopped']) },
  claim: { reviewer: seenInList, provider: seenInList },
  release: { reviewer: seenInList, provider: seenInList },
  'hand-over': { reviewer: handedOver, provider: handedOver },
  comment: {
    applicant: nobody(
      '办件在申请单位手里，轮到谁办谁看得到',
      'It is with the applicant; whoever is next reads it then',
    ),
    reviewer: commented,
    provider: commented,
  },
  withdraw: { applicant: withApplicant },
  retry: { platform: nobody('办成与否都会另行通知', 'How it turns out is told') },
  passed: { platform: next },
  inherited: { platform: next },
  'not-passed': { platform: tell(['applicant', 'not-passed']) },
  held: { platform: tell(['duty', 'held']) },
  elapsed: { platform: next },
  reminded: { platform: tell(['holder', 'due-soon']) },
  overdue: { platform: tell(['holder', 'overdue']) },
  escalated: { platform: tell(['holder', 'overdue'], ['above', 'escalated']) },
  granted: { platform: tell(['applicant', 'approved']) },
  rejected: { platform: tell(['applicant', 'rejected']) },
  expired: { platform: tell(['applicant', 'expired']) },
  withdrawn: { platform: withApplicant },
};

/** What a stamp stands for. */
export function happeningOf(
  { action, reason }: Stamp,
  stage: Pick<PlannedStage, 'lasts'> | undefined,
  { outcome }: Pick<ProcedureState, 'outcome'>,
): Happening {
  if (action === 'failed') return reason === undefined ? 'not-passed' : 'held';
  if (action === 'ended') return outcome ?? 'rejected';
  if (action === 'elapsed') return stage?.lasts ? 'elapsed' : 'overdue';
  return action;
}

/** The notices that something asks for; none where nobody else is concerned. */
export function tellingsOf(happening: Happening, side: Side): readonly Telling[] {
  const rule = stampNotices[happening][side];
  return rule && 'tells' in rule ? rule.tells : [];
}

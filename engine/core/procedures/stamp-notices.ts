/** Whom each stamp of a case is told to and by which channel, by what was done and by whose side: a table, so that nothing that happens goes untold without a reason. */
import type { CaseEventName } from '../case-event.ts';
import type { NoticeChannel } from '../notice.ts';
import { text, type Text } from '../text.ts';
import type { PlannedStage } from './plan.ts';
import type { ProcedureState, Stamp } from './procedure-state.ts';
import type { ProcedureOutcome, Side } from './procedure.ts';

/** What a stamp stands for, once it is known how it turned out: work that did not pass or could not be done, a limit that was missed, and how a case ended. */
export type Happening =
  Exclude<Stamp['action'], 'failed' | 'ended'> | 'not-passed' | 'held' | 'overdue' | ProcedureOutcome;

/**
 * Who is told. applicant: whom the form names; holder: whoever the case waits for already; next: whoever it waits for from now on;
 * above: those asked too once a limit is missed; named: to whom it was handed over; duty: the duty operators; systems: those of
 * the applicant's institution that asked for it.
 */
export type Told = 'applicant' | 'holder' | 'next' | 'above' | 'named' | 'duty' | 'systems';

/** A notice that a stamp asks for. */
export interface Telling {
  whom: Told;
  channel: NoticeChannel;
  /** Code of its template. */
  template: string;
  /** Only while the case waits for the applicant. */
  ifWithApplicant?: true;
  /** Of what systems are told. */
  event?: CaseEventName;
}

/** Whom something is told to, or why to nobody. */
export type NoticeRule = { tells: readonly Telling[] } | { nobody: Text };

const mail = (whom: Told, template: string): Telling => ({ whom, channel: 'email', template: `access.${template}` });
/** What cannot wait until somebody reads mail: a text message, in few words of its own. */
const message = (template: string): Telling => ({
  ...{ whom: 'applicant', channel: 'sms', template: `access.${template}-text` },
});
const systems = (event: CaseEventName): Telling => ({
  ...{ whom: 'systems', channel: 'webhook', template: 'access.case-event', event },
});
const ifWithApplicant = (telling: Telling): Telling => ({ ...telling, ifWithApplicant: true });
const tell = (...tells: Telling[]): NoticeRule => ({ tells });
const nobody = (zh: string, en: string): NoticeRule => ({ nobody: text(zh, en) });

const next = tell(mail('next', 'task-assigned'), systems('moved'));
const toldAtItsEnd = nobody('办结时另行通知', 'The end of the case tells it');
const seenInList = nobody('同岗位的人在待办里看得到由谁领取', 'Those of the same role see in their list who has it');
const withApplicant = nobody('撤回时办件在申请单位手里，没有别人在等', 'It was with the applicant: nobody else waits');
const handedOver = tell(mail('named', 'handed-over'));
const commented = tell(mail('applicant', 'commented'), systems('commented'));
const returned = tell(mail('applicant', 'returned'), message('returned'), systems('returned'));
/** The same to the applicant by every way. */
const everyWay = (template: string, event: CaseEventName): NoticeRule =>
  tell(mail('applicant', template), message(template), systems(event));
/** What else is told of a limit, where it is the applicant's. */
const ofOwnLimit = (event: 'due-soon' | 'overdue') => [
  ifWithApplicant(message(event)),
  ifWithApplicant(systems(event)),
];

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
  stop: { reviewer: tell(mail('applicant', 'stopped'), systems('stopped')) },
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
  'not-passed': { platform: everyWay('not-passed', 'not-passed') },
  held: { platform: tell(mail('duty', 'held')) },
  elapsed: { platform: next },
  reminded: { platform: tell(mail('holder', 'due-soon'), ...ofOwnLimit('due-soon')) },
  overdue: { platform: tell(mail('holder', 'overdue'), ...ofOwnLimit('overdue')) },
  escalated: { platform: tell(mail('holder', 'overdue'), mail('above', 'escalated'), ...ofOwnLimit('overdue')) },
  granted: { platform: everyWay('approved', 'granted') },
  rejected: { platform: everyWay('rejected', 'rejected') },
  expired: { platform: everyWay('expired', 'expired') },
  withdrawn: { platform: tell(systems('withdrawn')) },
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

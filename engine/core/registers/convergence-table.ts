/** What every pair of states of a participant means, in the platform's view and in another side's: a table, so that no pair is forgotten. */
import { text, type Text } from '../text.ts';

/** How a participant stands in the view of another side; `unknown`: that side could not be asked. */
export const otherStates = [
  'absent',
  'pending',
  'registered',
  'suspended',
  'declined',
  'withdrawn',
  'terminated',
  'unknown',
] as const;
export type OtherState = (typeof otherStates)[number];

/** How a participant stands here; `registering`: approved, and the national platform has not answered yet. */
export const ownStates = [
  'absent',
  'pending',
  'registering',
  'registered',
  'suspended',
  'declined',
  'withdrawn',
  'terminated',
] as const;
export type OwnState = (typeof ownStates)[number];

/** The three sides. A suspension is the flag of one of them, and only that one lifts it. */
export type Side = 'applicant' | 'platform' | 'national';
export type OtherSide = Exclude<Side, 'platform'>;

/** What brings two views together: ours is pushed again, theirs is taken, that side is asked again, or a person decides. */
export type Repair = 'push' | 'take' | 'ask-again' | 'person';

/** What two views can differ in, in words. */
export const divergences = {
  'not-reached': text('未能取得对方的状态', 'The other side could not be asked'),
  'not-received': text('全国平台没有收到登记', 'The national platform did not receive the registration'),
  'unknown-here': text('对方有登记，本平台没有', 'The other side has it, the platform has not'),
  'answered-there': text(
    '全国平台已登记，本平台还在等待',
    'The national platform has registered it, the platform still waits',
  ),
  'left-over-there': text('对方还留着以前的登记', 'The other side still has an earlier registration'),
  'still-pending-there': text('本平台已登记，对方仍在处理', 'Registered here, the other side still waits'),
  'declined-there': text('对方已驳回，本平台没有记录', 'Declined there, not recorded here'),
  'ended-there': text('对方已结束，本平台仍有效', 'Ended there, still in force here'),
  'ended-here': text('本平台已结束，对方仍有效', 'Ended here, still in force there'),
  'suspended-there': text('对方已暂停，本平台没有记录', 'Suspended there, not recorded here'),
  'lifted-there': text('对方已解除暂停，本平台没有记录', 'The suspension was lifted there, not recorded here'),
  'suspended-here': text('本平台已暂停，对方没有记录', 'Suspended here, not recorded there'),
  'lifted-here': text('本平台已解除暂停，对方仍暂停', 'The suspension was lifted here, not there'),
  'not-told': text('申请方还不知道当前状态', 'The applicant does not know yet how it stands'),
  'applied-again': text('申请方已提交申请，本平台没有收到', 'The applicant has applied, which has not come in here'),
  'number-missing': text('本平台缺少全国登记编号', 'The platform lacks the national number'),
  'other-number': text('两边的全国登记编号不同', 'The national numbers differ'),
  'other-since': text('两边的起始时间相差超过一天', 'They differ by more than a day in since when it stands so'),
} as const satisfies Record<string, Text>;
export type DivergenceName = keyof typeof divergences;

/**
 * What a pair of states means: they agree, the flags of suspension decide, or they differ in something with its repair.
 * A repair may hang on who acted there last (`self`: that side, of its own will), or on whether that was later than our last act.
 */
export type Cell =
  | 'agree'
  | 'flags'
  | readonly [DivergenceName, Repair]
  | readonly [DivergenceName, { readonly self: Repair; readonly ours: Repair }]
  | readonly [DivergenceName, { readonly later: Repair; readonly earlier: Repair }];
type Row = Readonly<Record<Exclude<OtherState, 'unknown'>, Cell>>;

const pushed = (name: DivergenceName): Cell => [name, 'push'];
const taken = (name: DivergenceName): Cell => [name, 'take'];
const ifSelf = (name: DivergenceName, self: Repair): Cell => [name, { self, ours: 'push' }];
const ifLater = (name: DivergenceName): Cell => [name, { later: 'take', earlier: 'push' }];

/** A participant that is in force here. */
const inForce: Row = {
  absent: pushed('not-received'),
  pending: ['still-pending-there', 'ask-again'],
  registered: 'flags',
  suspended: 'flags',
  declined: taken('declined-there'),
  withdrawn: ifSelf('ended-there', 'take'),
  terminated: taken('ended-there'),
};

/** One that is over here, and may come again. What is absent, declined or withdrawn on either side agrees with each other: nothing is in force. */
const over: Row = {
  absent: 'agree',
  pending: pushed('ended-here'),
  registered: pushed('ended-here'),
  suspended: pushed('ended-here'),
  declined: 'agree',
  withdrawn: 'agree',
  terminated: taken('ended-there'),
};

const withNational: Readonly<Record<OwnState, Row>> = {
  absent: {
    ...over,
    pending: ifSelf('unknown-here', 'person'),
    registered: ifSelf('unknown-here', 'person'),
    suspended: ifSelf('unknown-here', 'person'),
  },
  // Nothing is sent before it is approved here: what is there is of an earlier time.
  pending: {
    ...over,
    pending: pushed('left-over-there'),
    registered: pushed('left-over-there'),
    suspended: pushed('left-over-there'),
  },
  registering: {
    absent: pushed('not-received'),
    pending: 'agree',
    registered: taken('answered-there'),
    suspended: taken('answered-there'),
    declined: ifLater('declined-there'),
    withdrawn: ifLater('ended-there'),
    terminated: taken('ended-there'),
  },
  registered: inForce,
  suspended: inForce,
  declined: over,
  withdrawn: over,
  terminated: { ...over, withdrawn: pushed('ended-here'), terminated: 'agree' },
};

const told = pushed('not-told');
const tellAll: Row = {
  absent: told,
  pending: told,
  registered: told,
  suspended: told,
  declined: told,
  withdrawn: told,
  terminated: told,
};

/** One that waits for a decision: the applicant may withdraw meanwhile. */
const waiting: Row = { ...tellAll, pending: 'agree', withdrawn: ifSelf('ended-there', 'take') };
const alive: Row = {
  ...tellAll,
  registered: 'flags',
  suspended: 'flags',
  withdrawn: ifSelf('ended-there', 'take'),
};
const mayApply: Row = { ...tellAll, pending: ifLater('applied-again'), declined: 'agree', withdrawn: 'agree' };

/** The applicant applies, withdraws and suspends itself; of all else it is told. */
const withApplicant: Readonly<Record<OwnState, Row>> = {
  absent: { ...mayApply, absent: 'agree' },
  pending: waiting,
  registering: waiting,
  registered: alive,
  suspended: alive,
  declined: mayApply,
  withdrawn: { ...mayApply, absent: 'agree' },
  terminated: { ...tellAll, terminated: 'agree' },
};

/** What each pair of states means, by the side that the platform is compared with. */
export const convergenceTable: Readonly<Record<OtherSide, Readonly<Record<OwnState, Row>>>> = {
  national: withNational,
  applicant: withApplicant,
};

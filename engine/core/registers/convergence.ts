/**
 * The three views of a participant, the applicant's, the platform's and the national platform's, held against each other:
 * they agree, or what they differ in has a name and what repairs it. The platform stands in the middle; each other side is compared with it.
 */
import {
  convergenceTable,
  type DivergenceName,
  type OtherSide,
  type OtherState,
  type OwnState,
  type Repair,
  type Side,
} from './convergence-table.ts';

/** A participant as one side sees it. */
export interface View<S extends OwnState | OtherState = OtherState> {
  state: S;
  /** Number that the national platform gave it. */
  number: string | null;
  /** Who has suspended it. */
  suspendedBy: readonly Side[];
  /** Since when it stands so, RFC 3339. */
  since: string | null;
  /** Who did last what brought it there. */
  lastAct: { by: Side; act: string; at: string } | null;
}

/** The platform's own view. */
export type OwnView = View<OwnState>;

/** The three views. */
export interface Views {
  applicant: View;
  platform: OwnView;
  national: View;
}

/** A difference between the platform's view and that of another side. */
export interface Divergence {
  side: OtherSide;
  name: DivergenceName;
  repair: Repair;
}

const isInForce = ({ state }: View<OwnState | OtherState>): boolean => state === 'registered' || state === 'suspended';

/** The flags that a side can see: the national platform takes the applicant's for ours. */
const flagsFor = (side: OtherSide, flags: readonly Side[]): Side[] => [
  ...new Set(flags.map((flag) => (side === 'national' && flag === 'applicant' ? 'platform' : flag))),
];

/** What the flags of two views in force differ in: a side's own flag is taken from it, every other is pushed to it. */
function flagDivergences(side: OtherSide, ours: OwnView, theirs: View): Divergence[] {
  const here = flagsFor(side, ours.suspendedBy);
  const there = flagsFor(side, theirs.suspendedBy);
  const onlyThere = there.filter((flag) => !here.includes(flag));
  const onlyHere = here.filter((flag) => !there.includes(flag));
  const isOwn = (flag: Side) => flag === side;
  const isOthers = (flag: Side) => flag !== side;
  const found: [boolean, DivergenceName, Repair][] = [
    [onlyThere.some(isOwn), 'suspended-there', 'take'],
    [onlyHere.some(isOwn), 'lifted-there', 'take'],
    [onlyHere.some(isOthers), 'suspended-here', 'push'],
    [onlyThere.some(isOthers), 'lifted-here', 'push'],
  ];
  return found.flatMap(([differs, name, repair]) => (differs ? [{ side, name, repair }] : []));
}

const dayMs = 86_400_000;

/** What two views in force that stand alike still differ in: the number, and since when. */
function particulars(side: OtherSide, ours: OwnView, theirs: View): Divergence[] {
  const differs = (name: DivergenceName, repair: Repair): Divergence[] => [{ side, name, repair }];
  if (side === 'applicant') return ours.number === theirs.number ? [] : differs('not-told', 'push');
  if (ours.number === null && theirs.number !== null) return differs('number-missing', 'take');
  if (ours.number !== theirs.number) return differs('other-number', 'person');
  const apartMs = Math.abs(Date.parse(ours.since ?? '') - Date.parse(theirs.since ?? ''));
  return apartMs > dayMs ? differs('other-since', 'take') : [];
}

/** What the platform's view and that of one other side differ in; none where they agree. */
export function divergencesFrom(side: OtherSide, ours: OwnView, theirs: View): Divergence[] {
  if (theirs.state === 'unknown') return [{ side, name: 'not-reached', repair: 'ask-again' }];
  const cell = convergenceTable[side][ours.state][theirs.state];
  if (cell === 'agree') return [];
  if (cell === 'flags') {
    const found = flagDivergences(side, ours, theirs);
    return found.length > 0 ? found : particulars(side, ours, theirs);
  }
  const [name, repair] = cell;
  if (typeof repair === 'string') return [{ side, name, repair }];
  if ('self' in repair) return [{ side, name, repair: theirs.lastAct?.by === side ? repair.self : repair.ours }];
  const isLater = (theirs.lastAct?.at ?? '') > (ours.lastAct?.at ?? '');
  return [{ side, name, repair: isLater ? repair.later : repair.earlier }];
}

/** What the three views differ in; none where they agree. The national platform comes first: the applicant is told what it decided. */
export const compareViews = ({ applicant, platform, national }: Views): Divergence[] => [
  ...divergencesFrom('national', platform, national),
  ...divergencesFrom('applicant', platform, applicant),
];

/** The platform's view once it has taken what the other side decided; flags of others stay, while it is in force. */
export function takeTheirs(side: OtherSide, ours: OwnView, theirs: View): OwnView {
  if (theirs.state === 'unknown') return ours;
  const { since, lastAct } = theirs;
  const number = side === 'national' ? theirs.number : ours.number;
  if (!isInForce(theirs)) return { state: theirs.state, number, suspendedBy: [], since, lastAct };
  const own = theirs.suspendedBy.includes(side) ? [side] : [];
  const suspendedBy = [...ours.suspendedBy.filter((flag) => flag !== side), ...own];
  return { state: suspendedBy.length > 0 ? 'suspended' : 'registered', number, suspendedBy, since, lastAct };
}

/** What the national platform is told next so that it comes to our view; null where there is nothing to tell it. */
export function actToPush(
  ours: OwnView,
  theirs: View,
): 'register' | 'suspend' | 'resume' | 'withdraw' | 'terminate' | null {
  const wants = isInForce(ours) || ours.state === 'registering';
  const isThere = isInForce(theirs) || theirs.state === 'pending';
  if (!wants) {
    if (ours.state === 'terminated') return isThere || theirs.state === 'withdrawn' ? 'terminate' : null;
    return isThere ? 'withdraw' : null;
  }
  if (!isThere) return theirs.state === 'terminated' ? null : 'register';
  const [here, there] = [ours, theirs].map(({ suspendedBy }) => flagsFor('national', suspendedBy).includes('platform'));
  if (here === there) return null;
  return here ? 'suspend' : 'resume';
}

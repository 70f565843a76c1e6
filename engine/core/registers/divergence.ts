/** A divergence between our registers and another side's view of them, as it is kept until they agree, and how an entry is seen for comparing. */
import type { OwnView, View } from './convergence.ts';
import type { Side, DivergenceName, OtherSide, Repair } from './convergence-table.ts';
import type { ParticipantKind, RegisteredParticipant } from '../operations/participant-register.ts';
import {
  flagSides,
  isSuspended,
  type FlagSide,
  type RegisterName,
  type Registration,
  type ToldStanding,
} from './registration.ts';
import type { Place } from '../rights.ts';

/** A divergence as people see it: an item of GET /api/divergences. */
export interface DivergenceRecord extends Place {
  id: string;
  /** Whose view differs from ours. */
  side: OtherSide;
  /** Id of the entry; of one that we do not know, the number of the national platform. */
  entry: string;
  register: RegisterName;
  name: string;
  divergence: DivergenceName;
  repair: Repair;
  since: string;
  /** When it was seen last. */
  seenAt: string;
  /** When they agreed again; null while they do not. */
  resolvedAt: string | null;
}

/** What the national platform calls the things of a register; undefined where it keeps none. */
export const participantKinds: Readonly<Partial<Record<RegisterName, ParticipantKind>>> = {
  institution: 'institution',
  system: 'system',
  terminal: 'terminal-model',
  'data-share': 'data-share',
  channel: 'channel',
  partner: 'partner',
};

/** Whose flag a side's is, to the national platform. */
const sideOfFlag: Readonly<Record<FlagSide, Side>> = {
  applicant: 'applicant',
  authority: 'platform',
  platform: 'platform',
  national: 'national',
};

/** How an entry stands here, as it is compared. */
export function ownViewOf(entry: Registration): OwnView {
  const { state, flags, number, since } = entry;
  const isOver = state === 'withdrawn' || state === 'terminated';
  return {
    state: isOver ? state : isSuspended(entry) ? 'suspended' : 'registered',
    number,
    suspendedBy: [...new Set((Object.keys(flags) as FlagSide[]).map((side) => sideOfFlag[side]))],
    // The national platform counts from when it was told: what is compared is whether it stands alike.
    since: null,
    lastAct: { by: 'platform', act: state, at: since },
  };
}

/** Who holds an entry back itself: what comes from the entry that it hangs on is told with that one. */
const ownFlags = ({ flags }: Pick<Registration, 'flags'>): FlagSide[] =>
  flagSides.filter((side) => flags[side] !== undefined && flags[side].from === undefined);

/** How an entry stands, as its applicant is told. */
export const toldOf = (entry: Registration, at: string): ToldStanding => ({
  ...{ state: entry.state, number: entry.number, suspendedBy: ownFlags(entry), at },
});

type ToldView = View<'registered' | 'suspended' | 'withdrawn' | 'terminated'>;

const viewOfTold = ({ state, number, suspendedBy, at }: ToldStanding): ToldView => {
  const isOver = state === 'withdrawn' || state === 'terminated';
  return {
    state: isOver ? state : suspendedBy.length > 0 ? 'suspended' : 'registered',
    ...{ number, suspendedBy: [...new Set(suspendedBy.map((side) => sideOfFlag[side]))], since: null },
    lastAct: { by: 'platform', act: state, at },
  };
};

/** How an entry stands here, as it is compared with what its applicant knows. */
export const ownViewForApplicant = (entry: Registration): ToldView => viewOfTold(toldOf(entry, entry.since));

/** How an entry stands as its applicant knows it: what it was told, and what it does itself; null where nobody has applied for it. */
export function applicantViewOf(entry: Registration): ToldView | null {
  const { told } = entry;
  if (!told) return null;
  const own = ownFlags(entry).filter((side) => side === 'applicant');
  return viewOfTold({ ...told, suspendedBy: [...told.suspendedBy.filter((side) => side !== 'applicant'), ...own] });
}

/** How a participant stands at the national platform; `undefined` where that could not be asked. */
export function nationalViewOf(participant: RegisteredParticipant | null | undefined): View {
  const none = { number: null, suspendedBy: [], since: null, lastAct: null };
  if (participant === undefined) return { ...none, state: 'unknown' };
  if (participant === null) return { ...none, state: 'absent' };
  const { state, number, suspendedBy, lastAct } = participant;
  return { state, number, suspendedBy, since: null, lastAct: { by: lastAct.by, act: lastAct.act, at: lastAct.at } };
}

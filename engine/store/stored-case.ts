/** A case as it lies in the database, its personal data sealed, and the ways from and to what the API works with. */
import { Schema } from 'mongoose';
import type { CaseRecord, CaseStart, CaseStatus, Outcome, TraceStep } from '../core/case.ts';
import { maskHolder, type Holder } from '../core/mask.ts';
import { maskedStep } from '../core/facts/masked-facts.ts';
import type { Place } from '../core/rights.ts';
import type { Sealer } from '../core/sealing.ts';
import { drawnOf, staysAfter, type Stand, type Walked } from '../core/stays.ts';
import { decidedIn, type DecidedMark } from '../core/policies/decided.ts';
import type { CaseProjection } from '../core/store-ports.ts';
import type { Attempt } from './attempt.ts';

/** The document. What is sealed is JSON. */
export interface StoredCase extends Place, Attempt {
  _id: string;
  scenario: CaseRecord['scenario'];
  service: CaseRecord['service'];
  status: CaseStatus;
  outcome: Outcome | null;
  problem: CaseRecord['problem'];
  at: string[];
  /** The tokens that stand somewhere, for lists by node. */
  standing: StoredStand[];
  /** What `standing` was before the last stretch, from which that one can be projected again. */
  stood: StoredStand[];
  /** By number of stretch: the nodes that it left and held. Names nodes, and nobody. */
  walked: Record<string, Walked>;
  /** The policies that decided of it, each once. */
  policies: string[];
  /** By number of stretch, of those that decided or moved money: what decisions are counted by. */
  decided: Record<string, DecidedMark[]>;
  /** The same: what they can be decided from again, and the money that was moved; sealed. */
  grounds: Record<string, string>;
  openedBy: string;
  openedAt: string;
  endedAt: string | null;
  search: string;
  /** Number of the last stretch that was projected. */
  stretch: number;
  /** By number of stretch: its steps, sealed. */
  stretches: Record<string, string>;
  /** Sealed; null until the card was read. */
  holder: string | null;
  holderIndex: string | null;
  /** Card and inputs, sealed. */
  start: string;
}

/** A token that stands somewhere, with the node of the drawn scenario that its path lies in, or none where only what it opened goes on; `held` is 1 or 0, to be counted. */
export interface StoredStand extends Stand {
  node: string;
  held: number;
}

/** A case about to be opened. */
export interface NewCase {
  scenario: CaseRecord['scenario'];
  service: CaseRecord['service'];
  openedBy: string;
  openedAt: string;
  start: CaseStart;
  attempt: Attempt;
}

export const caseSchema = new Schema<StoredCase>(
  {
    _id: String,
    region: String,
    institution: String,
    made: String,
    of: String,
    scenario: Schema.Types.Mixed,
    service: String,
    status: String,
    outcome: Schema.Types.Mixed,
    problem: Schema.Types.Mixed,
    at: [String],
    standing: [Schema.Types.Mixed],
    stood: [Schema.Types.Mixed],
    walked: Schema.Types.Mixed,
    policies: [String],
    decided: Schema.Types.Mixed,
    grounds: Schema.Types.Mixed,
    openedBy: String,
    openedAt: String,
    endedAt: String,
    search: String,
    stretch: Number,
    stretches: Schema.Types.Mixed,
    holder: String,
    holderIndex: String,
    start: String,
  },
  { versionKey: false, minimize: false },
)
  .index({ made: 1 }, { unique: true })
  .index({ openedAt: -1, _id: -1 })
  .index({ 'scenario.id': 1, openedAt: -1 })
  .index({ status: 1, openedAt: 1 })
  .index({ holderIndex: 1 })
  .index({ policies: 1, openedAt: -1, _id: -1 })
  .index({ 'scenario.id': 1, 'scenario.version': 1, openedAt: -1 })
  // Only of cases that stand somewhere: those that are over cost it nothing.
  .index(
    { 'scenario.id': 1, 'scenario.version': 1, 'standing.node': 1 },
    { partialFilterExpression: { 'standing.node': { $exists: true } } },
  );

/** The equality index of a holder: keyed, and blind to case and blanks. */
export const holderIndexOf = (sealer: Sealer, socialSecurityNumber: string): string =>
  sealer.blindIndex(`social-security-number ${socialSecurityNumber.trim().toUpperCase()}`);

const storedStand = (stand: Stand): StoredStand => ({
  ...stand,
  node: stand.phase === 'inside' ? '' : drawnOf(stand.path),
  held: stand.phase === 'failed' ? 1 : 0,
});

/** What a stretch decided and moved, as it is kept; nothing where it did neither. */
export function storedDecided(sealer: Sealer, steps: readonly TraceStep[]) {
  const { marks, grounds, moved } = decidedIn(steps);
  if (marks.length === 0 && moved.length === 0) return null;
  return {
    policies: [...new Set(marks.map(({ policy }) => policy))],
    marks,
    sealed: sealer.seal(JSON.stringify({ grounds, moved })),
  };
}

/** The fields that a projection sets; `stood` is where the tokens stood before it. */
export function projected(
  sealer: Sealer,
  projection: CaseProjection,
  stood: readonly StoredStand[] = [],
): Record<string, unknown> {
  const { stretch, steps, at, status, outcome, holder, problem, endedAt } = projection;
  const { standing, walked } = staysAfter(stood, { ...projection, at: projection.endsAt });
  return {
    ...{ standing: standing.map(storedStand), stood, [`walked.${stretch}`]: walked },
    ...{ stretch, at, status, outcome, problem, endedAt },
    [`stretches.${stretch}`]: sealer.seal(JSON.stringify(steps)),
    ...(holder && {
      holder: sealer.seal(JSON.stringify(holder)),
      holderIndex: holderIndexOf(sealer, holder.socialSecurityNumber),
    }),
  };
}

/** A case as it is first written: starting, or with all that a direct run left. */
export function storedCase(sealer: Sealer, fresh: NewCase, whole?: CaseProjection): StoredCase {
  const { scenario, service, openedBy, openedAt, start, attempt } = fresh;
  const document: StoredCase = {
    _id: start.caseId,
    region: start.place.region,
    institution: start.place.institution,
    ...attempt,
    ...{ scenario, service, openedBy, openedAt },
    ...{ status: 'starting', outcome: null, problem: null, at: [], endedAt: null },
    ...{ standing: [], stood: [], walked: {} },
    ...{ policies: [], decided: {}, grounds: {} },
    search: [start.caseId, scenario.id, ...Object.values(scenario.name)].join(' ').toLowerCase(),
    ...{ stretch: 0, stretches: {}, holder: null, holderIndex: null },
    start: sealer.seal(JSON.stringify(start)),
  };
  if (!whole) return document;
  const {
    [`stretches.${whole.stretch}`]: steps,
    [`walked.${whole.stretch}`]: walked,
    ...rest
  } = projected(sealer, whole);
  const decided = storedDecided(sealer, whole.steps);
  return {
    ...{ ...document, ...rest },
    stretches: { [whole.stretch]: String(steps) },
    walked: { [whole.stretch]: walked as Walked },
    ...(decided && {
      policies: decided.policies,
      decided: { [whole.stretch]: decided.marks },
      grounds: { [whole.stretch]: decided.sealed },
    }),
  };
}

const stepsOf = (sealer: Sealer, { stretches = {}, walked = {} }: Partial<StoredCase>): TraceStep[] =>
  Object.entries(stretches)
    .sort(([a], [b]) => Number(a) - Number(b))
    .flatMap(([stretch, sealed]) => withStays(JSON.parse(sealer.open(sealed)) as TraceStep[], walked[stretch]));

/** The steps of a stretch, each with how long the case stayed at its node. */
function withStays(steps: TraceStep[], walked: Walked | undefined): TraceStep[] {
  const stays = new Map(walked?.stays.map(({ seq, ms }) => [seq, ms]));
  return steps.map((step) => {
    const stayedMs = stays.get(step.seq);
    return stayedMs === undefined ? step : { ...step, stayedMs };
  });
}

const standOf = ({ node: _node, held: _held, ...stand }: StoredStand): Stand => stand;

function maskedHolder(sealer: Sealer, sealed: string | null): CaseRecord['holder'] {
  return sealed === null ? null : maskHolder(JSON.parse(sealer.open(sealed)) as Holder);
}

/** The record as people see it: masked. */
export function recordOf(sealer: Sealer, it: StoredCase): CaseRecord {
  const { scenario, service, status, outcome, region, institution, openedBy, openedAt, endedAt, problem, at } = it;
  return {
    id: it._id,
    ...{ scenario, service, status, outcome, region, institution, openedBy, openedAt, endedAt, problem, at },
    holder: maskedHolder(sealer, it.holder),
    standing: (it.standing ?? []).map(standOf),
    trace: stepsOf(sealer, it).map(maskedStep),
  };
}

/** The record of a case that was just written, without opening again what was sealed a moment ago. */
export function freshRecord(sealer: Sealer, written: StoredCase, whole?: CaseProjection): CaseRecord {
  const record = recordOf(sealer, { ...written, holder: null, stretches: {} });
  return {
    ...record,
    trace: whole ? withStays(whole.steps, written.walked[whole.stretch]).map(maskedStep) : [],
    holder: whole?.holder ? maskHolder(whole.holder) : null,
  };
}

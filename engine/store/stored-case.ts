/** A case as it lies in the database, its personal data sealed, and the ways from and to what the API works with. */
import { Schema } from 'mongoose';
import type { CaseRecord, CaseStart, CaseStatus, Outcome, TraceStep } from '../core/case.ts';
import { maskHolder, type Holder } from '../core/mask.ts';
import type { Place } from '../core/rights.ts';
import type { Sealer } from '../core/sealing.ts';
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
  .index({ holderIndex: 1 });

/** The equality index of a holder: keyed, and blind to case and blanks. */
export const holderIndexOf = (sealer: Sealer, socialSecurityNumber: string): string =>
  sealer.blindIndex(`social-security-number ${socialSecurityNumber.trim().toUpperCase()}`);

/** The fields that a projection sets. */
export function projected(sealer: Sealer, projection: CaseProjection): Record<string, unknown> {
  const { stretch, steps, at, status, outcome, holder, problem, endedAt } = projection;
  return {
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
    search: [start.caseId, scenario.id, ...Object.values(scenario.name)].join(' ').toLowerCase(),
    ...{ stretch: 0, stretches: {}, holder: null, holderIndex: null },
    start: sealer.seal(JSON.stringify(start)),
  };
  if (!whole) return document;
  const { [`stretches.${whole.stretch}`]: steps, ...rest } = projected(sealer, whole);
  return { ...document, ...rest, stretches: { [whole.stretch]: String(steps) } };
}

const stepsOf = (sealer: Sealer, stretches: Record<string, string> | undefined): TraceStep[] =>
  Object.entries(stretches ?? {})
    .sort(([a], [b]) => Number(a) - Number(b))
    .flatMap(([, sealed]) => JSON.parse(sealer.open(sealed)) as TraceStep[]);

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
    trace: stepsOf(sealer, it.stretches),
  };
}

/** The record of a case that was just written, without opening again what was sealed a moment ago. */
export function freshRecord(sealer: Sealer, written: StoredCase, whole?: CaseProjection): CaseRecord {
  const record = recordOf(sealer, { ...written, holder: null, stretches: {} });
  return { ...record, trace: whole?.steps ?? [], holder: whole?.holder ? maskHolder(whole.holder) : null };
}

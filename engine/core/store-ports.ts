/** The doors to the store that the activities of a case need, and no more. */
import type { CaseStatus, Outcome, TraceStep } from './case.ts';
import type { Standing } from './stays.ts';
import type { TaskProjection } from './task.ts';
import type { Text } from './text.ts';
import type { Version } from './version.ts';

/** Where immutable versions come from. */
export interface VersionSource {
  /** @throws Problem `not-found` */
  byDigest(digest: string): Promise<Version>;
}

/** What a stretch leaves in a case's record. */
export interface CaseProjection {
  /** Number of the stretch, from 1; projecting it again overwrites it. */
  stretch: number;
  /** The steps of this stretch. */
  steps: TraceStep[];
  /** Nodes that tokens stand on. */
  at: string[];
  /** The tokens that stand there; none once the case is over. */
  standing: Standing[];
  /** When the stretch ended, RFC 3339. */
  endsAt: string;
  status: CaseStatus;
  outcome: Outcome | null;
  /** In clear: the store seals it, and gives it back masked. */
  holder: { name: string; socialSecurityNumber: string } | null;
  problem: { slug: string; title: Text } | null;
  endedAt: string | null;
  /** The tasks that wait, and those that this stretch closed. */
  tasks: TaskProjection[];
}

/** Where the records of cases are kept: a projection that can be written again without harm. */
export interface CaseProjections {
  project(caseId: string, projection: CaseProjection): Promise<void>;
}

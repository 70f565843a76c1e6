/** A run of the conformance kit by the platform, on the endpoint that a case declares: what it is of, how far it has come, and what came of it. */
import type { Place } from '../rights.ts';
import type { Text } from '../text.ts';
import type { DeclaredRun } from './declared-run.ts';
import type { Profile } from './profile.ts';
import type { ConformanceReport, EvidenceOf, KitResult } from './report.ts';

/** broken: the platform stopped before it was over. */
export type KitRunState = 'running' | 'done' | 'broken';

/** A run in a list. */
export interface KitRunSummary extends Place {
  id: string;
  case: string;
  state: KitRunState;
  /** Whether nothing that keeps a system out failed or was skipped; null before it is over. */
  passed: boolean | null;
  counts: Record<KitResult['outcome'], number>;
  /** How many tests there are. */
  total: number;
  of: EvidenceOf;
  by: string;
  startedAt: string;
  endedAt: string | null;
}

/** A run with all that came of it. */
export interface KitRun extends KitRunSummary {
  declared: DeclaredRun;
  results: readonly KitResult[];
  /** Signed by the platform; null before it is over. */
  report: ConformanceReport | null;
}

/** What a case declares to be tested. */
export interface KitTarget {
  endpoint: string;
  /** Null where the form has no key that is one. */
  of: EvidenceOf | null;
  /** Calls a second that the volume asked for comes to. */
  perSecond: number;
  /** Why the platform does not test it; null where it does. */
  refusal: Text | null;
}

/** GET /api/cases/{id}/conformance-runs. */
export interface KitRuns {
  target: KitTarget;
  items: KitRunSummary[];
  next: null;
  total: number;
}

/** What the platform is asked to test. */
export interface KitAsked {
  url: string;
  of: EvidenceOf;
  profile: Profile;
  /** SM2 public key of the system, PEM. */
  publicKey: string;
  /** Is told each result as it comes. */
  tell?: (result: KitResult) => void;
}

/** Runs the kit under the platform's name, and signs the report with the platform's key. */
export interface PlatformKit {
  /** Whether an address leads where the platform does not call, as far as it says so itself; what a name is looked up to is judged when it is called. */
  refuses(url: string): boolean;
  run(asked: KitAsked): Promise<ConformanceReport>;
}

/** A case as its driver holds it. */
import type { CaseState } from '../engine/core/case.ts';
import type { CaseEvent, Wanted } from '../engine/core/interpreter/interpret.ts';

export interface RunningCase {
  caseId: string;
  /** The version it runs by; a migration changes it. */
  digest: string;
  state: CaseState;
  stretch: number;
  /** What happened since the last stretch. */
  events: CaseEvent[];
  /** Whether a stretch is under way. */
  walking: boolean;
  /** How many writes are under way. */
  performing: number;
  /** How many events the stretch under way takes in, and how many those before it took. */
  taking: number;
  taken: number;
  /** Ids of what people and outside systems sent, so that each is taken once. */
  answered: string[];
  /** Ids of the answers that came too late, or that their node did not take. */
  untaken: string[];
  /** Writes that wait for a new history. */
  held: Wanted[];
}

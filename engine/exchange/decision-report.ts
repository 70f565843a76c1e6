/** What an import of decisions says: of every element, and of every cell that was not simply taken, what became of it. */
import type { Policy } from '../core/policies/policy.ts';
import type { Text } from '../core/text.ts';
import type { ImportProblem } from './import-report.ts';

/** taken: it says just what it said; mapped: something near, look at it; kept: evaluated as it stands there; left: nothing came of it. */
export type DecisionVerdict = 'taken' | 'mapped' | 'kept' | 'left';

/** What came of one element of a file, or of one cell of its tables. */
export interface DecisionReport {
  /** Id of the element; empty where it has none. */
  id: string;
  /** What it is called in the file, such as decisionTable. */
  type: string;
  name?: string;
  verdict: DecisionVerdict;
  /** Row and column of a cell, counted from 1; outputs are counted on after the inputs. */
  row?: number;
  column?: number;
  line?: number;
  why: Text;
  /** The expression as it stands there. */
  source?: string;
}

/** A decision of a file, and the policy that may be made of it. */
export interface ImportedDecision {
  id: string;
  name: string;
  /** What decides it: table, expression, context, … */
  logic: string;
  /** Names of the decisions that it needs. */
  requires: string[];
  /** A draft that the schema takes; null where it cannot be one of our tables. */
  policy: Policy | null;
  /** Whether the draft says all that the decision says. */
  complete: boolean;
}

/** What an import of a file of decisions gives. */
export interface ImportedDecisions {
  format: 'dmn' | 'jdm' | 'policy';
  /** Version of the format, where the file tells it. */
  version?: string;
  counts: Record<DecisionVerdict, number>;
  /** At most a thousand lines; `counts` counts all. */
  report: DecisionReport[];
  problems: ImportProblem[];
  decisions: ImportedDecision[];
}

const mostLines = 1000;

/** Collects what is told of a file. */
export class Findings {
  readonly counts: Record<DecisionVerdict, number> = { taken: 0, mapped: 0, kept: 0, left: 0 };
  readonly report: DecisionReport[] = [];
  readonly problems: ImportProblem[] = [];
  /** Tells of an element; beyond a thousand it is only counted. */
  tell(line: DecisionReport): void {
    this.counts[line.verdict] += 1;
    if (this.report.length < mostLines) this.report.push(line);
  }
  /** Counts what was simply taken. */
  count(taken: number): void {
    this.counts.taken += taken;
  }
  /** Tells what is wrong with the file. */
  problem(problem: ImportProblem): void {
    if (this.problems.length < 100) this.problems.push(problem);
  }
}

/** A mutant of a policy: the same policy with one small thing wrong, as an author may get it wrong, said in words. */
import type { Policy } from '../policies/policy.ts';
import type { Text } from '../text.ts';

/** A policy that is wrong in one thing. */
export interface Mutant {
  policy: Policy;
  /** The rule or row that it changes, by its index; null: the head. */
  at: number | null;
  /** The facts on which the change hangs. */
  facts: string[];
  /** What is otherwise, as a clause that follows “if”. */
  words: Text;
}

/** The outcome after one in the list, round about. */
export const otherOutcome = (outcomes: readonly string[], outcome: string): string =>
  outcomes[(outcomes.indexOf(outcome) + 1) % outcomes.length] ?? outcome;

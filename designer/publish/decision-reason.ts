/** The reason of a decision as it is written: usual ones to put in with one press, and words of one's own. */
import type { DecisionAct } from '../../engine/core/version.ts';

/** The usual reasons of each decision, by the key of their words. */
export const suggestions = {
  publish: [
    'publish.decision.suggested.publish.checked',
    'publish.decision.suggested.publish.words-only',
    'publish.decision.suggested.publish.part-first',
  ],
  return: [
    'publish.decision.suggested.return.prompts',
    'publish.decision.suggested.return.tests',
    'publish.decision.suggested.return.assessments',
    'publish.decision.suggested.return.policy',
  ],
  withdraw: ['publish.decision.suggested.withdraw.more', 'publish.decision.suggested.withdraw.attachments'],
} as const satisfies Record<DecisionAct, readonly string[]>;

/** Tells whether a usual reason is in what was written. */
export const holdsSuggestion = (reason: string, suggestion: string): boolean =>
  reason.split('\n').some((line) => line.trim() === suggestion);

/** What was written with a usual reason on a line of its own, or without it where it is there already. */
export function withSuggestion(reason: string, suggestion: string): string {
  const lines = reason.split('\n').filter((line) => line.trim() !== '');
  const others = lines.filter((line) => line.trim() !== suggestion);
  return (others.length < lines.length ? others : [...lines, suggestion]).join('\n');
}

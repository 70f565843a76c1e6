/** A person's answer to a task, as it happens to a node that waits. */
import type { Answer } from '../../engine/core/case.ts';

/** An answer by one of the task's actions; by somebody else where `by` says so. */
export const answered = (action: string, rest: Partial<Answer> = {}): { answer: Answer } => ({
  answer: { id: 'a-1', by: 'operator', at: '2026-11-21T04:01:00Z', action, fields: {}, ...rest },
});

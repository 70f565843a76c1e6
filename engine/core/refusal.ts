/** Refusals: what an outside system says no to, as against what merely did not reach it. */
import { isProblem, titleOf } from './problem.ts';
import { text, type Text } from './text.ts';

/**
 * The words of a refusal. @throws the error itself where it is none: what is out of reach or too slow is for the
 * host to try again with the same key, and what has no name is a bug.
 */
export function refusalOf(error: unknown): Text {
  if (!isProblem(error) || error.status >= 500) throw error;
  return text(titleOf(error, 'zh-CN'), titleOf(error, 'en'));
}

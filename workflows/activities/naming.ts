/** Gives a problem its name on the way into a workflow. */
import { ApplicationFailure } from '@temporalio/activity';
import { isPassing } from '../../engine/core/effects.ts';
import { isProblem, namedProblem } from '../../engine/core/problem.ts';

/** A problem says its name; one that may pass is tried again, as is whatever has no name. */
export async function naming<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!isProblem(error)) throw error;
    const { slug, title } = namedProblem(error);
    throw ApplicationFailure.create({ message: slug, type: slug, details: [title], nonRetryable: !isPassing(error) });
  }
}

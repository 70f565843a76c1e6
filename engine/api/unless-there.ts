/** Lets what already is there be there. */
import { isProblem } from '../core/problem.ts';

/** Waits for work that creates or saves something; what there already is stays as it is. @throws what else goes wrong */
export async function unlessThere(work: Promise<unknown>): Promise<void> {
  await work.catch((error: unknown) => {
    if (!isProblem(error, 'already-exists') && !isProblem(error, 'edited-meanwhile')) throw error;
  });
}

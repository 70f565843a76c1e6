/** Where what a task is about is shown: a case of a scenario or of a procedure, or an entry of a register. */
import type { TaskRecord } from '../../engine/core/task.ts';
import { casePath } from '../procedures/use-procedures.ts';

/** Its address. What only another register knows has no page: the list of divergences has it. */
export function subjectPath({ case: id, procedure, divergence, node }: TaskRecord): string {
  if (procedure) return casePath(id);
  if (!divergence) return `/cases/${id}`;
  return node === 'unknown-here' ? '/registrations' : `/registrations/${encodeURIComponent(id)}`;
}

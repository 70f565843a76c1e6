/** An attempt to create something: what makes pressing twice create once. Every created document carries the attempt that made it. */
import { problem } from '../core/problem.ts';

/** `made` names the attempt (account and Idempotency-Key); `of` is a keyed digest of what was asked. */
export interface Attempt {
  made: string;
  of: string;
}

/**
 * Gives back what an earlier try of the same attempt made.
 * @throws Problem `idempotency-key-reused` where that asked for something else.
 */
export function madeBefore<T extends Attempt>(earlier: T, attempt: Attempt): T {
  if (earlier.of !== attempt.of) throw problem('idempotency-key-reused');
  return earlier;
}

/** Time limits of a host that has a clock. */
import { problem } from './core/problem.ts';

/** Gives what the work gives, or ends in Problem `too-slow` once the time is up; the work itself is not stopped, its answer is no longer listened to. */
export async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(problem('too-slow')), milliseconds);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Waiting for a condition, where a test must not sleep. */
import { assert } from '../../engine/core/control.ts';

/** Gives what `look` finds, looking again every few milliseconds; fails after `withinMs`. */
export async function until<T>(
  look: () => Promise<T | false | null | undefined> | T | false | null | undefined,
  withinMs = 20_000,
): Promise<T> {
  const end = Date.now() + withinMs;
  for (;;) {
    const found = await look();
    if (found !== false && found !== null && found !== undefined) return found;
    assert(Date.now() <= end, `not within ${withinMs} ms`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

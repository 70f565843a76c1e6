/** The few functions that every room uses to state what must hold. */

/** Thrown when a promise of our own code does not hold: a bug, never a user's mistake. */
export class BrokenPromise extends Error {}

/** Throws unless the condition holds. */
export function assert(condition: unknown, what: string): asserts condition {
  if (!condition) throw new BrokenPromise(what);
}

/** Gives the value back, or throws where there is none. */
export function assertExists<T>(value: T | null | undefined, what: string): T {
  if (value === null || value === undefined) throw new BrokenPromise(`missing: ${what}`);
  return value;
}

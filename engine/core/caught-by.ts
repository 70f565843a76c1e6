/** Which of a node's catches takes an error. */

/** Not an error like any other: who goes on as if no money had moved may pay twice. `*` leaves it to an operator. */
const onlyByName: ReadonlySet<string> = new Set(['payment-unknown']);

/** The catch that takes an error: the error's own code, `*`, or none. */
export function caughtBy(catches: readonly string[], code: string): string | undefined {
  if (catches.includes(code)) return code;
  return catches.includes('*') && !onlyByName.has(code) ? '*' : undefined;
}

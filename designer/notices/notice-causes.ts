/** Why a notice could not be delivered, as a word of the locales. */
const known = ['timed-out', 'not-reached', 'refused', 'garbled', 'untrusted', 'unknown-public-key'] as const;

/** What is said of a cause: a known one by its word, an HTTP status by its number, any other by its code. */
export function causeWord(cause: string) {
  const [, status] = /^http-(\d{3})$/.exec(cause) ?? [];
  if (status !== undefined) return { word: 'notices.cause.http', status } as const;
  const found = known.find((each) => each === cause);
  return found ? ({ word: `notices.cause.${found}` } as const) : ({ word: 'notices.cause.other', cause } as const);
}

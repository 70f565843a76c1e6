/** Answers that may be a few seconds old, shared by all who ask for the same meanwhile, so that many watchers cost as much as one. */

/** Makes a reader that reads a key again only once its answer is older than `ms`. A failure is not remembered. */
export function rememberBriefly<T>(ms: number, now: () => Date) {
  const known = new Map<string, { at: number; answer: Promise<T> }>();
  return (key: string, read: () => Promise<T>): Promise<T> => {
    const time = now().getTime();
    for (const [old, { at }] of known) if (Math.abs(time - at) >= ms) known.delete(old);
    const found = known.get(key);
    if (found) return found.answer;
    const answer = read();
    const entry = { at: time, answer };
    known.set(key, entry);
    answer.catch(() => {
      if (known.get(key) === entry) known.delete(key);
    });
    return answer;
  };
}

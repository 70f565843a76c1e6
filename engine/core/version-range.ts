/** Which versions of another scenario fit a call: `latest`, a number such as `3`, or `>=2`. */

/** Tells whether a version lies in a range; nothing lies in one that is not written rightly. */
export function isInRange(version: number, range: string): boolean {
  if (range === 'latest') return true;
  const [, orLater, bound] = /^(>=)?([1-9]\d{0,5})$/.exec(range) ?? [];
  if (bound === undefined) return false;
  return orLater ? version >= Number(bound) : version === Number(bound);
}

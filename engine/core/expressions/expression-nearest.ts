/** The nearest of several names: what somebody who mistyped one meant. */

const farthest = 3;

function distance(a: string, b: string): number {
  let before = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 0; i < a.length; i++) {
    const row = [i + 1];
    for (let j = 0; j < b.length; j++) {
      const swap = a[i] === b[j] ? 0 : 1;
      row.push(Math.min((row[j] ?? 0) + 1, (before[j + 1] ?? 0) + 1, (before[j] ?? 0) + swap));
    }
    before = row;
  }
  return before[b.length] ?? 0;
}

/** The name nearest to one that does not exist; null where none is near. */
export function nearest(name: string, names: readonly string[]): string | null {
  let [best, least]: [string | null, number] = [null, Math.min(farthest, Math.floor(name.length / 2)) + 1];
  for (const candidate of names) {
    if (Math.abs(candidate.length - name.length) >= least) continue;
    const far = distance(name.toLowerCase(), candidate.toLowerCase());
    if (far < least) [best, least] = [candidate, far];
  }
  return best;
}

/** Brings together what two people made of the same test rows: what only one changed is theirs; what both changed stays as it is here, and is named. */
import { isSame } from '../../engine/core/diff/diff-values.ts';
import type { TestRow } from '../../engine/core/policies/policy-rows.ts';

type Rows = readonly TestRow[];

/** The merged rows, and those that both changed. */
export interface MergedRows {
  rows: TestRow[];
  both: TestRow[];
}

/** An id that none of these rows has. */
export function freeRowId(rows: Rows): string {
  const taken = new Set(rows.map(({ id }) => id));
  for (let number = rows.length + 1; ; number += 1) if (!taken.has(String(number))) return String(number);
}

/** Rows less their ids: what they ask and expect. */
const partsOf = ({ id: _id, ...parts }: TestRow) => parts;

/** The rows that say something that no row of the others says. */
export const newRows = (rows: Rows, others: Rows): TestRow[] =>
  rows.filter((row) => !others.some((other) => isSame(partsOf(row), partsOf(other))));

/** Adds rows to others, each under an id that is still free. */
export function appended(rows: Rows, added: Rows): TestRow[] {
  const all = [...rows];
  for (const row of added) all.push(all.some(({ id }) => id === row.id) ? { ...row, id: freeRowId(all) } : row);
  return all;
}

/** Merges by id, in the order of theirs with our new ones behind. */
export function mergeRows(base: Rows, ours: Rows, theirs: Rows): MergedRows {
  const of = (rows: Rows, id: string) => rows.find((row) => row.id === id);
  const both: TestRow[] = [];
  const kept = theirs.flatMap((their): TestRow[] => {
    const [old, our] = [of(base, their.id), of(ours, their.id)];
    // Of the same id by chance: ours is added below.
    if (!old) return [their];
    const isTheirs = !isSame(old, their);
    if (!our) {
      if (isTheirs) both.push(their);
      return isTheirs ? [their] : [];
    }
    if (isSame(old, our)) return [their];
    if (isTheirs && !isSame(our, their)) both.push(our);
    return [our];
  });
  const changedHere = ours.filter((our) => {
    const old = of(base, our.id);
    return old !== undefined && of(theirs, our.id) === undefined && !isSame(old, our);
  });
  both.push(...changedHere);
  const fresh = ours.filter(({ id }) => of(base, id) === undefined);
  return { rows: appended([...kept, ...changedHere], newRows(fresh, kept)), both };
}

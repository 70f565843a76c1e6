/** Decides the test rows by the draft as it stands, a moment after each change. */
import { useEffect, useState } from 'react';
import type { Policy } from '../../engine/core/policies/policy.ts';
import { decideRow, type RowResult, type TestRow } from '../../engine/core/policies/policy-rows.ts';

const restMs = 120;

/** The results by id of the row; of rows that changed meanwhile those of before. */
export function useRowResults(policy: Policy, rows: readonly TestRow[]): ReadonlyMap<string, RowResult> {
  const [results, setResults] = useState<ReadonlyMap<string, RowResult>>(new Map());
  useEffect(() => {
    let over = false;
    const later = setTimeout(() => {
      void Promise.all(rows.map(async ({ id, facts }) => [id, await decideRow(policy, facts)] as const)).then((all) => {
        if (!over) setResults(new Map(all));
      });
    }, restMs);
    return () => {
      over = true;
      clearTimeout(later);
    };
  }, [policy, rows]);
  return results;
}

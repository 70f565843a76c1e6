/** Tries the mistakes that could be made in the draft on its test rows, in a thread of its own. */
import { useEffect, useState } from 'react';
import type { TestRow } from '../../engine/core/policies/policy-rows.ts';
import type { Policy } from '../../engine/core/policies/policy.ts';
import type { MutationAnswer, MutationQuestion } from './mutation-worker.ts';

const restMs = 500;

/** The score of the rows as they stand; begun again a moment after a change, and what was under way ends. */
export function useMutationScore(policy: Policy, rows: readonly TestRow[]): MutationAnswer {
  const [state, setState] = useState<MutationAnswer>({ progress: 0, total: 0 });
  useEffect(() => {
    let worker: Worker | undefined;
    const later = setTimeout(() => {
      worker = new Worker(new URL('./mutation-worker.ts', import.meta.url), { type: 'module' });
      worker.onmessage = ({ data }: MessageEvent<MutationAnswer>) => {
        setState(data);
      };
      worker.postMessage({ policy, rows } satisfies MutationQuestion);
    }, restMs);
    return () => {
      clearTimeout(later);
      worker?.terminate();
    };
  }, [policy, rows]);
  return state;
}

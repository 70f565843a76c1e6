/** Compares the draft with the version it was made from, in a thread of its own. */
import { useEffect, useRef, useState } from 'react';
import type { Policy } from '../../engine/core/policies/policy.ts';
import type { FactRow } from '../../engine/core/policies/policy-rows.ts';
import type { WhatIfReport } from '../../engine/core/policies/what-if.ts';
import type { WhatIfAnswer, WhatIfQuestion } from './what-if-worker.ts';

/** How the comparison stands: how far it is, or what it found. */
export type WhatIfState = { progress: number; total: number } | { result: WhatIfReport };

const restMs = 200;
const seed = 20_261_121;

/** The comparison of two policies as they stand; begun again a moment after a change. */
export function useWhatIf(before: Policy, after: Policy, rows: readonly FactRow[]): WhatIfState {
  const [state, setState] = useState<WhatIfState>({ progress: 0, total: 0 });
  const worker = useRef<Worker | null>(null);
  const serial = useRef(0);
  useEffect(() => {
    const made = new Worker(new URL('./what-if-worker.ts', import.meta.url), { type: 'module' });
    worker.current = made;
    made.onmessage = ({ data }: MessageEvent<WhatIfAnswer>) => {
      if (data.serial === serial.current && !('province' in data)) setState(data);
    };
    return () => {
      made.terminate();
    };
  }, []);
  useEffect(() => {
    serial.current += 1;
    const question: WhatIfQuestion = { serial: serial.current, rows: { before, after, rows, seed } };
    const later = setTimeout(() => {
      setState({ progress: 0, total: 0 });
      worker.current?.postMessage(question);
    }, restMs);
    return () => {
      clearTimeout(later);
    };
  }, [before, after, rows]);
  return state;
}

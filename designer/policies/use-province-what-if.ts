/** Compares the draft with the version it was made from over a made-up province, in a thread of its own that can be stopped. */
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Policy } from '../../engine/core/policies/policy.ts';
import type { Province } from '../../engine/core/province.ts';
import type { ProvinceWhatIf } from '../../engine/core/policies/what-if-province.ts';
import { request } from '../app/request.ts';
import type { WhatIfAnswer, WhatIfQuestion } from './what-if-worker.ts';

/** The made-up province; it does not change while a page is open. */
export const useProvince = () =>
  useQuery({
    queryKey: ['province'],
    queryFn: ({ signal }) => request<Province>('GET', '/api/province', { signal }),
    staleTime: Infinity,
  });

/** How it stands. */
export type ProvinceState = { done: number; total: number } | { found: ProvinceWhatIf };

/** What is compared over how many people, drawn by which seed; null asks nothing. */
export interface ProvinceAsked {
  before: Policy;
  after: Policy;
  people: number;
  seed: number;
}

/** The comparison; begun again with every other question, and ended with none. */
export function useProvinceWhatIf(asked: ProvinceAsked | null): ProvinceState {
  const { data: province } = useProvince();
  const [state, setState] = useState<ProvinceState>({ done: 0, total: 0 });
  useEffect(() => {
    if (!province || !asked) return undefined;
    const worker = new Worker(new URL('./what-if-worker.ts', import.meta.url), { type: 'module' });
    worker.onmessage = ({ data }: MessageEvent<WhatIfAnswer>) => {
      if ('province' in data) setState({ found: data.province });
      else if ('progress' in data) setState({ done: data.progress, total: data.total });
    };
    worker.postMessage({ serial: 1, province: { ...asked, province } } satisfies WhatIfQuestion);
    return () => {
      worker.terminate();
      setState({ done: 0, total: 0 });
    };
  }, [asked, province]);
  return state;
}

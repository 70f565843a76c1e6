/** Asks the platform what the draft would have decided of past cases, part by part, and brings the parts together. */
import { useEffect, useState } from 'react';
import type { Policy } from '../../engine/core/policies/policy.ts';
import { mergeReports, noReport, type PastWhatIf, type WhatIfReport } from '../../engine/core/policies/what-if.ts';
import { request } from '../app/request.ts';

/** What is asked: cases opened in this time, compared with what was decided then or with the version in force. */
export interface PastAsked {
  policy: Policy;
  /** RFC 3339; null for ever. */
  from: string | null;
  until: string | null;
  against: 'recorded' | 'in-force';
}

/** How it stands: what was found so far, over how many of how many cases. */
export interface PastState {
  report: WhatIfReport;
  cases: number;
  total: number;
  isRunning: boolean;
  error: unknown;
}

/** Decisions of one part: small enough that progress is seen. */
const part = 2_000;
const nothing: PastState = { report: noReport, cases: 0, total: 0, isRunning: true, error: null };

async function askAll(asked: PastAsked, signal: AbortSignal, told: (state: PastState) => void): Promise<void> {
  const { policy, from, until, against } = asked;
  const time = { ...(from !== null && { from }), ...(until !== null && { until }) };
  const path = `/api/policies/${encodeURIComponent(policy.name)}/what-if`;
  let state = nothing;
  let cursor: { after?: string } = {};
  while (state.isRunning) {
    const body = { policy, over: { cases: { ...time, ...cursor } }, against, limit: part };
    const found: PastWhatIf = await request<PastWhatIf>('POST', path, { body, signal });
    const { cases, total, next, more: _more, ...report } = found;
    const merged = mergeReports(state.report, report);
    state = { report: merged, cases: state.cases + cases, total, isRunning: next !== null, error: null };
    told(state);
    cursor = next === null ? {} : { after: next };
  }
}

/** The comparison; begun again with every other question. Null asks nothing, and leaves what was found. */
export function usePastWhatIf(asked: PastAsked | null): PastState {
  const [{ of, state }, setHeard] = useState<{ of: PastAsked | null; state: PastState }>({ of: null, state: nothing });
  useEffect(() => {
    if (!asked) return undefined;
    const stop = new AbortController();
    const tell = (heard: PastState): void => {
      setHeard({ of: asked, state: heard });
    };
    askAll(asked, stop.signal, tell).catch((error: unknown) => {
      if (!stop.signal.aborted) setHeard({ of: asked, state: { ...nothing, isRunning: false, error } });
    });
    return () => {
      stop.abort();
    };
  }, [asked]);
  if (!asked) return { ...state, isRunning: false };
  return of === asked ? state : nothing;
}

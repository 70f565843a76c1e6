/** Using the card on a scenario: opens one case an attempt, follows it, and replays its trace at a pace people can follow. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { isOver, type CaseRecord } from '../../engine/core/case.ts';
import type { PlainValue } from '../../engine/core/facts/facts.ts';
import { useReducedMotion } from '../app/appearance.tsx';
import { request } from '../app/request.ts';
import { useAttempt } from '../app/use-attempt.ts';
import { useLiveCase } from './use-live-case.ts';

const stepMs = 450;

export interface CardUse {
  card: string;
  inputs: Record<string, PlainValue>;
}

/** The run of a scenario's page. `shown` is how many steps of the trace have been replayed. */
export function useCardRun(scenario: string) {
  const client = useQueryClient();
  const reducedMotion = useReducedMotion();
  const [caseId, setCaseId] = useState<string | null>(null);
  const [replayed, setReplayed] = useState(0);
  const [skipped, setSkipped] = useState(false);
  const attempt = useAttempt();
  const open = useMutation({
    mutationFn: (body: CardUse) => {
      // The same body is the same attempt: pressing twice, or trying again after an error, opens one case.
      const path = `/api/scenarios/${encodeURIComponent(scenario)}/cases?wait=0`;
      return request<CaseRecord>('POST', path, { body, idempotencyKey: attempt.keyOf(body) });
    },
    onSuccess: (record) => {
      attempt.end();
      client.setQueryData(['case', record.id], record);
      setReplayed(0);
      setSkipped(false);
      setCaseId(record.id);
    },
  });
  const live = useLiveCase(caseId);
  const record = live.data ?? null;
  const total = record?.trace.length ?? 0;
  const shown = reducedMotion || skipped ? total : Math.min(replayed, total);
  useEffect(() => {
    if (shown >= total) return;
    const later = setTimeout(() => {
      setReplayed((now) => now + 1);
    }, stepMs);
    return () => {
      clearTimeout(later);
    };
  }, [shown, total]);
  return {
    open,
    record,
    error: live.error,
    shown,
    /** Whether the case is over and all of it was shown. */
    over: record !== null && isOver(record) && shown >= total,
    /** Whether it has come to where people, time or an operator are waited for, and all of it was shown. */
    rests: record !== null && ['waiting', 'held', 'paused'].includes(record.status) && shown >= total,
    skip: () => {
      setSkipped(true);
    },
    clear: () => {
      setCaseId(null);
      open.reset();
    },
  };
}

export type CardRun = ReturnType<typeof useCardRun>;

/** Looks whether an address is free, and makes the scenario. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Draft } from '../../engine/core/api.ts';
import { ScenarioId, type Scenario } from '../../engine/core/scenario.ts';
import { ApiProblem, request } from '../app/request.ts';
import { useAttempt } from '../app/use-attempt.ts';

/** How an address stands: no address at all, still asked about, free, taken, or not known. */
export type Address = 'malformed' | 'asking' | 'free' | 'taken' | 'unknown';

/** A value as it was a moment ago, so that not every letter asks the platform. */
function useSettled<T>(value: T, afterMs: number): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const later = setTimeout(() => {
      setSettled(value);
    }, afterMs);
    return () => {
      clearTimeout(later);
    };
  }, [value, afterMs]);
  return settled;
}

/** Tells how an address stands as it is typed. */
export function useAddress(id: string): Address {
  const settled = useSettled(id, 300);
  const isAddress = ScenarioId.safeParse(id).success;
  const { data, isError } = useQuery({
    queryKey: ['scenario-address', settled],
    queryFn: async ({ signal }): Promise<boolean> => {
      try {
        await request('GET', `/api/scenarios/${encodeURIComponent(settled)}`, { signal });
        return false;
      } catch (error) {
        if (error instanceof ApiProblem && error.status === 404) return true;
        throw error;
      }
    },
    enabled: isAddress && settled === id,
    staleTime: 0,
  });
  if (!isAddress) return 'malformed';
  if (isError) return 'unknown';
  if (settled !== id || data === undefined) return 'asking';
  return data ? 'free' : 'taken';
}

/** Makes the scenario, of a pack with what belongs to it; trying the same document again makes it once. */
export function useCreateScenario(pack?: string) {
  const at = pack === undefined ? '/api/scenarios' : `/api/scenarios?pack=${encodeURIComponent(pack)}`;
  const client = useQueryClient();
  const attempt = useAttempt();
  return useMutation({
    mutationFn: (scenario: Scenario) =>
      request<Draft>('POST', at, { body: scenario, idempotencyKey: attempt.keyOf(scenario) }),
    onSuccess: async ({ scenario: { id } }) => {
      client.removeQueries({ queryKey: ['scenario-address', id] });
      await client.invalidateQueries({ queryKey: ['/api/scenarios'] });
    },
  });
}

/** Reads the systems that can be tested, their runs of the conformance kit, and begins one. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Page } from '../../engine/core/api.ts';
import type { DeclaredRun } from '../../engine/core/conformance-kit/declared-run.ts';
import type { KitRun, KitRuns } from '../../engine/core/conformance-kit/kit-run.ts';
import type { ProcedureSummary } from '../../engine/core/procedures/procedure-case.ts';
import { request } from '../app/request.ts';
import { useAttempt } from '../app/use-attempt.ts';
import { caseAt } from '../procedures/use-procedures.ts';

/** The page of the kit, with a case chosen. */
export const kitPath = (caseId: string): string => `/conformance-kit?case=${encodeURIComponent(caseId)}`;

const runsAt = (caseId: string): string => `${caseAt(caseId)}/conformance-runs`;

/** The cases of system access that one may see, the latest first. */
export const useSystemCases = () =>
  useQuery({
    queryKey: ['/api/procedures/cases', 'system-access'],
    queryFn: async ({ signal }) => {
      const at = '/api/procedures/cases?procedure=system-access&limit=100';
      return (await request<Page<ProcedureSummary>>('GET', at, { signal })).items;
    },
  });

/** What a case declares, and its last runs. */
export const useKitRuns = (caseId: string) =>
  useQuery({
    queryKey: ['conformance-runs', caseId],
    queryFn: ({ signal }) => request<KitRuns>('GET', runsAt(caseId), { signal }),
    enabled: caseId !== '',
    refetchInterval: ({ state }) => (state.data?.items[0]?.state === 'running' ? 3_000 : false),
  });

/** A run, asked for again while it goes on. */
export const useKitRun = (caseId: string, id: string | undefined) =>
  useQuery({
    queryKey: ['conformance-runs', caseId, id],
    queryFn: ({ signal }) => request<KitRun>('GET', `${runsAt(caseId)}/${encodeURIComponent(id ?? '')}`, { signal }),
    enabled: id !== undefined,
    refetchInterval: ({ state }) => (state.data?.state === 'running' ? 800 : false),
  });

/** Begins a run, once however often it is pressed. */
export function useStartRun(caseId: string) {
  const client = useQueryClient();
  const attempt = useAttempt();
  return useMutation({
    mutationFn: (body: DeclaredRun) =>
      request<KitRun>('POST', runsAt(caseId), { body, idempotencyKey: attempt.keyOf(body) }),
    onSettled: () => {
      attempt.end();
      return client.invalidateQueries({ queryKey: ['conformance-runs', caseId] });
    },
  });
}

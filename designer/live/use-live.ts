/** Reads the running cases of a scenario every few seconds while somebody looks, and orders many of them at once. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { CaseOrdered, Page } from '../../engine/core/api.ts';
import type { CaseRecord } from '../../engine/core/case.ts';
import type { Incident, LiveView } from '../../engine/core/live.ts';
import { request } from '../app/request.ts';
import { mostCases, runBatch, type BatchOrder, type BatchProgress } from './batch.ts';

/** How often the figures are read again. */
export const everyMs = 5_000;

/** The figures of a version; a page that is not looked at does not ask. */
export const useLive = (id: string, version: number | null) =>
  useQuery({
    queryKey: ['live', id, version],
    queryFn: ({ signal }) =>
      request<LiveView>('GET', `/api/scenarios/${encodeURIComponent(id)}/live?version=${version ?? 0}`, { signal }),
    enabled: version !== null,
    staleTime: 0,
    refetchInterval: everyMs,
    refetchIntervalInBackground: false,
    refetchOnWindowFocus: true,
  });

/** The filters of the list of cases that a group of incidents is made of. */
export const filtersOf = (scenario: string, version: number, { path, problem }: Incident): Record<string, string> => ({
  ...{ scenario, version: String(version), path, problem: problem.slug },
});

/** The ids of the cases of a group, as many as can be ordered in one go. */
export async function idsOf(filters: Record<string, string>): Promise<string[]> {
  const ids: string[] = [];
  let after: string | null = '';
  while (after !== null && ids.length < mostCases) {
    const query = new URLSearchParams({ ...filters, limit: '100', ...(after && { after }) });
    const page: Page<CaseRecord> = await request('GET', `/api/cases?${query.toString()}`);
    ids.push(...page.items.map(({ id }) => id));
    after = page.next;
  }
  return ids.slice(0, mostCases);
}

/** What is ordered of the chosen cases. */
export interface BatchBody {
  action: BatchOrder;
  reason: string;
  /** Path of the node whose held steps are meant. */
  node?: string;
  port?: string;
}

/** Orders many cases: the progress, and how to begin and to stop. */
export function useBatch() {
  const client = useQueryClient();
  const stopped = useRef(false);
  const [progress, setProgress] = useState<BatchProgress | null>(null);
  return {
    progress,
    stop: () => {
      stopped.current = true;
    },
    async begin(cases: readonly string[], body: BatchBody): Promise<void> {
      stopped.current = false;
      const send = async (some: readonly string[]) =>
        (await request<{ items: CaseOrdered[] }>('POST', '/api/cases/controls', { body: { ...body, cases: some } }))
          .items;
      await runBatch(cases, send, setProgress, () => stopped.current);
      await Promise.all(
        [['live'], ['/api/cases'], ['case'], ['explanation']].map((queryKey) => client.invalidateQueries({ queryKey })),
      );
    },
  };
}

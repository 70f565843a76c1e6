/** Reads the versions of a scenario, and does what is done to them. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Page, ScenarioSummary, VersionSummary } from '../../engine/core/api.ts';
import type { Rollout } from '../../engine/core/rollout.ts';
import type { Scenario } from '../../engine/core/scenario.ts';
import type { Text } from '../../engine/core/text.ts';
import { request } from '../app/request.ts';
import type { ReasonedAct } from './version-acts.ts';

const path = (id: string): string => `/api/scenarios/${encodeURIComponent(id)}`;

const mostVersionPages = 50;

/** Every version, page after page, the latest first. */
export async function readVersions(id: string, signal: AbortSignal): Promise<Page<VersionSummary>> {
  const items: VersionSummary[] = [];
  let after = '';
  for (let page = 0; page < mostVersionPages; page += 1) {
    const at = `${path(id)}/versions?limit=100${after && `&after=${encodeURIComponent(after)}`}`;
    const found = await request<Page<VersionSummary>>('GET', at, { signal });
    items.push(...found.items);
    if (found.next === null) break;
    after = found.next;
  }
  return { items, next: null, total: items.length };
}

/** Every version of a scenario. */
export const useVersions = (id: string) =>
  useQuery({ queryKey: ['versions', id], queryFn: ({ signal }) => readVersions(id, signal) });

/** What a scenario is called and where it belongs. */
export const useSummary = (id: string) =>
  useQuery({
    queryKey: ['summary', id],
    queryFn: ({ signal }) => request<ScenarioSummary>('GET', path(id), { signal }),
  });

/** What is done, and with what. `revision`: of the versions' states, as they were read. */
export type VersionOrder = { version: number } & (
  | { act: 'publish'; rollout: Rollout; reason: string }
  | { act: ReasonedAct | 'return' | 'withdraw'; reason: string }
  | { act: 'roll-out'; rollout: Rollout; revision: number }
);

/** Does something to a version. */
export function useOrderVersion(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (order: VersionOrder) => {
      const at = `${path(id)}/versions/${order.version}`;
      if (order.act === 'roll-out')
        return request<VersionSummary>('PUT', `${at}/rollout`, { body: order.rollout, ifMatch: order.revision });
      const body = { ...(order.act === 'publish' && order.rollout), reason: order.reason.trim() };
      return request<VersionSummary>('POST', `${at}/${order.act}`, { body });
    },
    onSettled: () =>
      Promise.all(
        [['versions', id], ['version', id], ['summary', id], ['impact', id], ['/api/scenarios']].map((queryKey) =>
          client.invalidateQueries({ queryKey }),
        ),
      ),
  });
}

export type VersionOrderer = ReturnType<typeof useOrderVersion>;

/** Puts a scenario in the place of the draft of this revision. */
export function useRestore(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ scenario, revision }: { scenario: Scenario; revision: number }) =>
      request('PUT', `${path(id)}/draft`, { body: scenario, ifMatch: revision }),
    onSettled: () =>
      Promise.all(
        [
          ['draft', id],
          ['draft-checks', id],
        ].map((queryKey) => client.invalidateQueries({ queryKey })),
      ),
  });
}

/** What became, or would become, of one open case. */
export interface MigratedCase {
  id: string;
  result: 'moves' | 'moved' | 'moved-before' | 'stays' | 'unreachable';
  moves: { token: number; from: string; to: string }[];
  problems: Text[];
}

interface Migrated extends Page<MigratedCase> {
  suggested: Record<string, string>;
}

export interface MigrationOutcome {
  items: MigratedCase[];
  total: number;
  mapping: Record<string, string>;
}

interface MigrationOrder {
  from: number;
  to: number;
  /** Only say what would happen where there is none. */
  reason?: string;
}

const mostPages = 50;

/** Asks page after page, with the mapping that the difference of the two versions suggests. */
async function migrate(id: string, { from, to, reason }: MigrationOrder): Promise<MigrationOutcome> {
  const ask = (more: object) =>
    request<Migrated>('POST', `${path(id)}/versions/${to}/migrations`, { body: { from, limit: 200, ...more } });
  const first = await ask({ limit: 1 });
  const mapping = first.suggested;
  const doing = { mapping, ...(reason !== undefined && { dryRun: false, reason: reason.trim() }) };
  const items: MigratedCase[] = [];
  let after: string | null = null;
  for (let page = 0; page < mostPages; page += 1) {
    const answer: Migrated = await ask({ ...doing, ...(after !== null && { after }) });
    items.push(...answer.items);
    after = answer.next;
    if (after === null) break;
  }
  return { items, total: first.total, mapping };
}

/** What would become of the open cases of a version in another. */
export const useMigrationPlan = (id: string, from: number, to: number) =>
  useQuery({
    queryKey: ['migration', id, from, to],
    queryFn: () => migrate(id, { from, to }),
    enabled: from > 0,
    gcTime: 0,
    staleTime: 0,
  });

/** Moves the open cases that can be moved. */
export function useMigrate(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (order: Required<MigrationOrder>) => migrate(id, order),
    onSettled: () =>
      Promise.all([['impact', id], ['/api/cases'], ['case']].map((queryKey) => client.invalidateQueries({ queryKey }))),
  });
}

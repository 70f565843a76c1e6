/** Reads what a filing is judged by, runs the tests, and files: an attempt keeps its key, so that pressing twice files once. */
import { useMutation, useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Checks, Draft, Impact, Page, PolicySummary, SavedSuite, VersionSummary } from '../../engine/core/api.ts';
import type { FilingAttachment } from '../../engine/core/attachment.ts';
import type { Difference } from '../../engine/core/diff/diff.ts';
import type { Generated } from '../../engine/core/suites/generate-tests.ts';
import { policiesNamedBy } from '../../engine/core/pin.ts';
import type { Policy } from '../../engine/core/policies/policy.ts';
import type { Scenario } from '../../engine/core/scenario.ts';
import type { SuiteRun } from '../../engine/core/suites/suite-run.ts';
import type { Suite } from '../../engine/core/suites/suite.ts';
import { request } from '../app/request.ts';
import { useAttempt } from '../app/use-attempt.ts';
import { withGenerated } from './generated-tests.ts';

const path = (id: string): string => `/api/scenarios/${encodeURIComponent(id)}`;

/** What the checks say of a revision of the draft. */
export const useDraftChecks = (id: string, revision: number) =>
  useQuery({
    queryKey: ['draft-checks', id, revision],
    queryFn: ({ signal }) => request<Checks>('POST', `${path(id)}/checks`, { signal }),
  });

/** The saved tests. */
export const useSuite = (id: string) =>
  useQuery({
    queryKey: ['suite', id],
    queryFn: ({ signal }) => request<SavedSuite>('GET', `${path(id)}/suite`, { signal }),
  });

/** How the saved tests go on the draft. */
export const useSuiteRun = (id: string, revision: number, suite: SavedSuite | undefined, enabled: boolean) =>
  useQuery({
    queryKey: ['suite-run', id, revision, suite?.revision],
    queryFn: ({ signal }) => request<SuiteRun>('POST', `${path(id)}/suite/runs`, { body: {}, signal }),
    enabled: enabled && suite !== undefined && suite.suite.tests.length > 0,
    staleTime: Infinity,
  });

/** What changed from a version to another; to the draft, of the revision that is given, where there is no other. */
export const useDifferences = (id: string, from: number | null, to: number | { revision: number }) =>
  useQuery({
    queryKey: ['differences', id, from, to],
    queryFn: async ({ signal }) => {
      const query = typeof to === 'number' ? `from=${from ?? 0}&to=${to}` : `from=${from ?? 0}`;
      return (await request<Page<Difference>>('GET', `${path(id)}/differences?${query}`, { signal })).items;
    },
    enabled: from !== null && from !== to,
  });

/** Whom a new version concerns. */
export const useImpact = (id: string) =>
  useQuery({
    queryKey: ['impact', id],
    queryFn: ({ signal }) => request<Impact>('GET', `${path(id)}/impact`, { signal }),
  });

/** The policies that a scenario names, as they stand now; undefined until all are read. One that is not there is left out. */
export const usePolicies = (scenario: Scenario): Record<string, Policy> | undefined =>
  useQueries({
    queries: policiesNamedBy(scenario).map((name) => ({
      queryKey: ['policy', name],
      queryFn: () => request<PolicySummary & { policy: Policy }>('GET', `/api/policies/${encodeURIComponent(name)}`),
    })),
    combine: (all) =>
      all.some(({ isPending }) => isPending)
        ? undefined
        : Object.fromEntries(all.flatMap(({ data }) => (data ? [[data.name, data.policy]] : []))),
  });

/** Searches for tests that take every way of the draft. */
export const useGenerate = (id: string) =>
  useMutation({
    mutationFn: () =>
      request<Omit<Generated, 'tests'> & { suite: Suite }>('POST', `${path(id)}/suite/generations`, { body: {} }),
  });

/** Saves generated tests behind the saved ones. */
export function useKeepGenerated(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ saved, generated }: { saved: SavedSuite; generated: Suite }) =>
      request<SavedSuite>('PUT', `${path(id)}/suite`, {
        body: withGenerated(saved.suite, generated.tests),
        ifMatch: saved.revision,
      }),
    onSettled: () =>
      Promise.all(
        [
          ['suite', id],
          ['draft-checks', id],
        ].map((queryKey) => client.invalidateQueries({ queryKey })),
      ),
  });
}

/** Files a revision of the draft with its attachments. */
export function useFile(id: string) {
  const client = useQueryClient();
  const attempt = useAttempt();
  return useMutation({
    mutationFn: (body: Pick<Draft, 'revision'> & { attachments: readonly FilingAttachment[] }) =>
      request<VersionSummary>('POST', `${path(id)}/filings`, { body, idempotencyKey: attempt.keyOf(body) }),
    onSettled: () =>
      Promise.all(
        [
          ['versions', id],
          ['draft', id],
          ['attachments', id],
        ].map((queryKey) => client.invalidateQueries({ queryKey })),
      ),
  });
}

/** The saved tests and the stage of a scenario, as the platform keeps them. */
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { SavedSuite, TrialStage } from '../../engine/core/api.ts';
import type { Suite } from '../../engine/core/suites/suite.ts';
import { ApiProblem, request } from '../app/request.ts';

const path = (id: string, of: 'stage' | 'suite'): string => `/api/scenarios/${encodeURIComponent(id)}/${of}`;

/** What trials stand on; it does not change while a page is open. */
export const useStage = (id: string) =>
  useQuery({
    queryKey: ['stage', id],
    queryFn: ({ signal }) => request<TrialStage>('GET', path(id, 'stage'), { signal }),
    staleTime: Infinity,
  });

const suiteOf = (id: string) =>
  queryOptions({
    queryKey: ['suite', id],
    queryFn: ({ signal }) => request<SavedSuite>('GET', path(id, 'suite'), { signal }),
  });

/** The saved tests. */
export const useSuite = (id: string) => useQuery(suiteOf(id));

/** Changes the tests as they are kept now; where somebody else was faster, the same change is made to the newer ones. */
export function useSaveSuite(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (change: (suite: Suite) => Suite) => {
      const save = ({ revision, suite }: SavedSuite) =>
        request<SavedSuite>('PUT', path(id, 'suite'), { body: change(suite), ifMatch: revision });
      try {
        return await save(await client.ensureQueryData(suiteOf(id)));
      } catch (error) {
        if (!(error instanceof ApiProblem) || error.status !== 412) throw error;
        return save(await client.fetchQuery({ ...suiteOf(id), staleTime: 0 }));
      }
    },
    onSuccess: (saved) => {
      client.setQueryData(suiteOf(id).queryKey, saved);
    },
  });
}

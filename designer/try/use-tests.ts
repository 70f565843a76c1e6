/** The saved tests and the stage of a scenario, as the platform keeps them. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { SavedSuite, TrialStage } from '../../engine/core/api.ts';
import type { Suite } from '../../engine/core/suite.ts';
import { request } from '../app/request.ts';

const path = (id: string, of: 'stage' | 'suite'): string => `/api/scenarios/${encodeURIComponent(id)}/${of}`;

/** What trials stand on; it does not change while a page is open. */
export const useStage = (id: string) =>
  useQuery({
    queryKey: ['stage', id],
    queryFn: ({ signal }) => request<TrialStage>('GET', path(id, 'stage'), { signal }),
    staleTime: Infinity,
  });

/** The saved tests. */
export const useSuite = (id: string) =>
  useQuery({
    queryKey: ['suite', id],
    queryFn: ({ signal }) => request<SavedSuite>('GET', path(id, 'suite'), { signal }),
  });

/** Saves the tests over the revision that was read; where somebody else was faster the newer ones are read again. */
export function useSaveSuite(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (change: (suite: Suite) => Suite) => {
      const saved = client.getQueryData<SavedSuite>(['suite', id]) ?? { revision: 0, suite: { tests: [] } };
      const body = change(saved.suite);
      return request<SavedSuite>('PUT', path(id, 'suite'), { body, ifMatch: saved.revision });
    },
    onSuccess: (saved) => {
      client.setQueryData(['suite', id], saved);
    },
    onError: () => client.invalidateQueries({ queryKey: ['suite', id] }),
  });
}

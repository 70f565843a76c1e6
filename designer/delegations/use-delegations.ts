/** Reads delegations and the people of them, sets one and ends one: pressed twice, it is set once. */
import { useMutation, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import type { DelegationView, Page, PersonRecord } from '../../engine/core/api.ts';
import type { NewDelegation } from '../../engine/core/delegation.ts';
import { request } from '../app/request.ts';
import { useAttempt } from '../app/use-attempt.ts';

/** Where delegations are. */
export const delegationsPath = '/api/delegations';

/** Those of whoever is signed in that are in force today, given and taken. */
export const useDelegationsToday = (enabled = true) =>
  useQuery({
    queryKey: [delegationsPath, 'today'],
    queryFn: async ({ signal }) =>
      (await request<Page<DelegationView>>('GET', `${delegationsPath}?view=mine&today=true&limit=100`, { signal }))
        .items,
    enabled,
    refetchInterval: 60_000,
  });

/** Who may be away and who may stand in, yourself first. */
export const useColleagues = () =>
  useQuery({
    queryKey: ['delegation-people'],
    queryFn: async ({ signal }) =>
      (await request<Page<PersonRecord>>('GET', `${delegationsPath}/people`, { signal })).items,
  });

/** What looks different once somebody stands in for somebody. */
const readAgain = (client: QueryClient) =>
  Promise.all(
    [delegationsPath, '/api/tasks', 'procedure-case', 'procedure-people', 'procedure-explanation'].map((key) =>
      client.invalidateQueries({ queryKey: [key] }),
    ),
  );

/** Sets one. */
export function useAddDelegation() {
  const client = useQueryClient();
  const attempt = useAttempt();
  return useMutation({
    mutationFn: (body: NewDelegation) =>
      request<DelegationView>('POST', delegationsPath, { body, idempotencyKey: attempt.keyOf(body) }),
    onSettled: () => readAgain(client),
  });
}

/** Ends one. */
export function useEndDelegation() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => request<DelegationView>('DELETE', `${delegationsPath}/${encodeURIComponent(id)}`),
    onSettled: () => readAgain(client),
  });
}

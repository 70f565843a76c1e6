/** Who is signed in: the session kept by the server's HttpOnly cookie. */
import { useMutation, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import type { Session } from '../../engine/core/api.ts';
import type { Right } from '../../engine/core/rights.ts';
import { ApiProblem, request } from './request.ts';

const key = ['session'];

/** The session, or null when nobody is signed in. */
export function useSession() {
  return useQuery({
    queryKey: key,
    queryFn: async ({ signal }): Promise<Session | null> => {
      try {
        return await request<Session>('GET', '/api/sessions/current', { signal });
      } catch (error) {
        if (error instanceof ApiProblem && error.status === 401) return null;
        throw error;
      }
    },
    staleTime: 60_000,
  });
}

/** Tells whether the person signed in has a right; the server decides again. */
export function useMay(): (right: Right) => boolean {
  const { data } = useSession();
  return (right) => data?.actor.rights.includes(right) ?? false;
}

/** Forgets what another account has read; the session itself stays, for the page listens to it. */
function forget(client: QueryClient): void {
  client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== key[0] });
}

/** Signs in. */
export function useSignIn() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { account: string; password: string }) => request<Session>('POST', '/api/sessions', { body }),
    onSuccess: (session) => {
      forget(client);
      client.setQueryData(key, session);
    },
  });
}

/** Signs out and forgets what was read. */
export function useSignOut() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => request<undefined>('DELETE', '/api/sessions/current'),
    onSettled: () => {
      client.setQueryData(key, null);
      forget(client);
    },
  });
}

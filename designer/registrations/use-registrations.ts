/** Reads an entry of a register with its impact and orders, and changes how it stands. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Page } from '../../engine/core/api.ts';
import type { RegistrationImpact } from '../../engine/core/registers/registration-impact.ts';
import type { Registration } from '../../engine/core/registers/registration.ts';
import type { RegistrationDetail } from '../../engine/core/registers/registration-detail.ts';
import type { Converged, StandingOrder } from '../../engine/core/registers/standing-order.ts';
import { request } from '../app/request.ts';

const path = (id: string): string => `/api/registrations/${encodeURIComponent(id)}`;
/** An entry that was just changed is looked at again so often until all that hangs on it has followed. */
const busyMs = 2_000;

/** One entry. */
export const useRegistration = (id: string) =>
  useQuery({
    queryKey: ['registration', id],
    queryFn: ({ signal }) => request<RegistrationDetail>('GET', path(id), { signal }),
    refetchInterval: 10_000,
  });

/** The orders given for it, the latest first. */
export const useOrders = (id: string) =>
  useQuery({
    queryKey: ['registration', id, 'orders'],
    queryFn: ({ signal }) => request<Page<StandingOrder>>('GET', `${path(id)}/orders`, { signal }),
    refetchInterval: ({ state }) => {
      const [latest] = state.data?.items ?? [];
      const isTrying = latest && latest.act !== 'resume' && latest.tried.length === 0;
      return latest && (latest.state === 'open' || isTrying) ? busyMs : false;
    },
  });

/** What hangs on it. */
export const useRegistrationImpact = (id: string) =>
  useQuery({
    queryKey: ['registration', id, 'impact'],
    queryFn: ({ signal }) => request<RegistrationImpact>('GET', `${path(id)}/impact`, { signal }),
  });

/** What may be done from the page. */
export type StandingChoice = 'suspend' | 'resume' | 'termination' | 'confirm' | 'decline';

/** Does it, with the reason. One `idempotencyKey` a dialogue: pressed twice it is done once. */
export function useStanding(id: string, choice: StandingChoice, idempotencyKey: string) {
  const client = useQueryClient();
  const isDecision = choice === 'confirm' || choice === 'decline';
  return useMutation({
    mutationFn: (reason: string) =>
      request<Registration>('POST', `${path(id)}/${isDecision ? 'termination/decision' : choice}`, {
        body: { reason: reason.trim(), ...(isDecision && { confirm: choice === 'confirm' }) },
        idempotencyKey,
      }),
    onSettled: () =>
      Promise.all(
        [['registration', id], ['/api/registrations']].map((queryKey) => client.invalidateQueries({ queryKey })),
      ),
  });
}

/** Compares the registers now. */
export function useConverge() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => request<Converged>('POST', '/api/divergences/check'),
    onSettled: () => client.invalidateQueries({ queryKey: ['/api/divergences'] }),
  });
}

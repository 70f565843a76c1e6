/** Reads terminals, their models and PSAMs, and does what is done to them. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Page } from '../../engine/core/api.ts';
import type { TerminalDetail, TerminalModelSummary } from '../../engine/core/terminals/answers.ts';
import type { Psam, PsamAct } from '../../engine/core/terminals/psam.ts';
import type { PersonAct } from '../../engine/core/terminals/terminal.ts';
import { request } from '../app/request.ts';

/** Where the list of terminals is. */
export const terminalsPath = '/api/terminals';
const pathOf = (id: string): string => `${terminalsPath}/${encodeURIComponent(id)}`;

/** A terminal. */
export const useTerminal = (id: string) =>
  useQuery({
    queryKey: ['terminal', id],
    queryFn: ({ signal }) => request<TerminalDetail>('GET', pathOf(id), { signal }),
  });

/** The models, each with its findings; none until they are there. */
export const useTerminalModels = (): readonly TerminalModelSummary[] =>
  useQuery({
    queryKey: ['terminal-models'],
    queryFn: ({ signal }) => request<Page<TerminalModelSummary>>('GET', '/api/terminal-models', { signal }),
    staleTime: 60_000,
  }).data?.items ?? [];

/** The PSAMs of a question, the first hundred. */
export const usePsams = (query: { terminal: string } | { state: 'in-stock' }) =>
  useQuery({
    queryKey: ['psams', query],
    queryFn: ({ signal }) =>
      request<Page<Psam>>('GET', `/api/psams?limit=100&${new URLSearchParams(query).toString()}`, { signal }),
  });

/** What is done to a terminal. */
export interface TerminalOrder {
  act: PersonAct;
  reason: string;
  successor?: string;
}

/** What is done to a PSAM. */
export interface PsamOrder {
  act: PsamAct;
  serial: string;
  reason?: string;
  terminal?: string;
}

/** Where a terminal stands and what it may open. */
export interface BindingOrder {
  site: string;
  scenarios: string[];
  revision: number;
}

/** What is changed afterwards. */
const touched = [['terminal'], ['psams'], [terminalsPath]];

function useOrder<Order>(send: (order: Order) => Promise<unknown>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSettled: () => Promise.all(touched.map((queryKey) => client.invalidateQueries({ queryKey }))),
  });
}

/** Suspends, replaces, recalls … a terminal. */
export const useOrderTerminal = (id: string) =>
  useOrder(({ act, ...body }: TerminalOrder) => request('POST', `${pathOf(id)}/${act}`, { body }));

/** Requests, issues, inserts … a PSAM. */
export const useOrderPsam = () =>
  useOrder(({ act, serial, ...body }: PsamOrder) => request('POST', `/api/psams/${serial}/${act}`, { body }));

/** Says where a terminal stands and what it may open. */
export const useBind = (id: string) =>
  useOrder(({ revision, ...body }: BindingOrder) =>
    request('PUT', `${pathOf(id)}/binding`, { body, ifMatch: revision }),
  );

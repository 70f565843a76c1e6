/** Why a case waits, and the orders that can be given to it. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { isOver, type CaseRecord } from '../../engine/core/case.ts';
import type { Explanation } from '../../engine/core/explain.ts';
import { request } from '../app/request.ts';

/** The explanation of a case as it stands; it is asked for again whenever the record has changed. */
export const useExplanation = (record: CaseRecord | undefined) =>
  useQuery({
    queryKey: ['explanation', record?.id, record?.status, record?.trace.length],
    queryFn: ({ signal }) =>
      request<Explanation>('GET', `/api/cases/${encodeURIComponent(record?.id ?? '')}/explanation`, { signal }),
    enabled: record !== undefined && !isOver(record),
    refetchInterval: 10_000,
    placeholderData: (before) => before,
  });

/** An order that can be given to a case. */
export const caseOrders = ['resume', 'retry', 'skip', 'pause', 'cancel'] as const;
export type CaseOrder = (typeof caseOrders)[number];

/** What an order says. */
export interface OrderBody {
  reason: string;
  token?: number;
  port?: string;
}

/** Gives an order. */
export function useOrder(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ order, ...body }: OrderBody & { order: CaseOrder }) =>
      request<CaseRecord>('POST', `/api/cases/${encodeURIComponent(id)}/${order}`, { body }),
    onSuccess: (record) => {
      client.setQueryData(['case', id], record);
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['explanation', id] }),
  });
}

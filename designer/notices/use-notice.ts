/** Reads a notice, and has it sent again. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { NoticeRecord } from '../../engine/core/notice.ts';
import { request } from '../app/request.ts';

const path = (id: string): string => `/api/notices/${encodeURIComponent(id)}`;

/** One notice; looked at again while it is on its way. */
export const useNotice = (id: string) =>
  useQuery({
    queryKey: ['notice', id],
    queryFn: ({ signal }) => request<NoticeRecord>('GET', path(id), { signal }),
    refetchInterval: ({ state }) => (state.data?.state === 'waiting' ? 15_000 : false),
  });

/** Sends a notice again. */
export function useResend(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (reason: string) =>
      request<NoticeRecord>('POST', `${path(id)}/resend`, { body: { reason: reason.trim() } }),
    onSettled: () =>
      Promise.all([['notice', id], ['/api/notices']].map((queryKey) => client.invalidateQueries({ queryKey }))),
  });
}

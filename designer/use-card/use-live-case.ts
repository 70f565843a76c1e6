/** A case as it stands now: read once, then followed by server-sent events, and asked for again where those fail. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { CaseEvent } from '../../engine/core/api.ts';
import { isOver, type CaseRecord } from '../../engine/core/case.ts';
import { request } from '../app/request.ts';

/** Follows a case until it is over. */
export function useLiveCase(id: string | null) {
  const client = useQueryClient();
  const [polling, setPolling] = useState(false);
  const query = useQuery({
    queryKey: ['case', id],
    queryFn: ({ signal }) => request<CaseRecord>('GET', `/api/cases/${encodeURIComponent(id ?? '')}`, { signal }),
    enabled: id !== null,
    refetchInterval: ({ state }) => (state.data && !isOver(state.data) ? (polling ? 2_000 : 10_000) : false),
  });
  const follow = query.data !== undefined && !isOver(query.data);
  useEffect(() => {
    if (id === null || !follow) return;
    const events = new EventSource(`/api/cases/${encodeURIComponent(id)}/events`);
    events.addEventListener('case', (event: MessageEvent<string>) => {
      const record = JSON.parse(event.data) as CaseEvent;
      // What was read meanwhile may be newer than a late event.
      client.setQueryData<CaseRecord>(['case', id], (now) =>
        now && (isOver(now) || now.trace.length > record.trace.length) ? now : record,
      );
    });
    events.onerror = () => {
      if (events.readyState === EventSource.CLOSED) setPolling(true);
    };
    return () => {
      events.close();
    };
  }, [id, follow, client]);
  return query;
}

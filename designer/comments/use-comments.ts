/** Reads the comments on a scenario and those that mention whoever is signed in, and does what is done to them. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Page } from '../../engine/core/api.ts';
import {
  openThreadsByNode,
  threadsOf,
  type Comment,
  type Mentionable,
  type NewComment,
  type Thread,
} from '../../engine/core/comment.ts';
import { request } from '../app/request.ts';
import { useAttempt } from '../app/use-attempt.ts';
import { useMay } from '../app/session.ts';

const path = (scenario: string): string => `/api/scenarios/${encodeURIComponent(scenario)}/comments`;
const mostPages = 20;
const oftenMs = 30_000;

async function readComments(scenario: string, signal: AbortSignal): Promise<Comment[]> {
  const items: Comment[] = [];
  let after = '';
  for (let page = 0; page < mostPages; page += 1) {
    const at = `${path(scenario)}?limit=100${after && `&after=${encodeURIComponent(after)}`}`;
    const found = await request<Page<Comment>>('GET', at, { signal });
    items.push(...found.items);
    if (found.next === null) break;
    after = found.next;
  }
  return items;
}

/** The comments on a scenario, read again from time to time. */
const useComments = (scenario: string) =>
  useQuery({
    queryKey: ['comments', scenario],
    queryFn: ({ signal }) => readComments(scenario, signal),
    enabled: useMay()('comment.read'),
    refetchInterval: oftenMs,
  });

/** The threads of a scenario, and how many are open at each node. */
export function useThreads(scenario: string) {
  const { data, error, refetch } = useComments(scenario);
  const threads = useMemo((): readonly Thread[] | undefined => data && threadsOf(data), [data]);
  const byNode = useMemo(() => openThreadsByNode(threads ?? []), [threads]);
  return { threads, byNode, error, refetch };
}

/** What is done to a comment. */
export type CommentOrder =
  | { act: 'add'; body: NewComment }
  | { act: 'edit'; comment: Comment; text: string }
  | { act: 'delete' | 'resolve' | 'reopen'; comment: Comment };

/** Does something to the comments of a scenario; an attempt to add keeps its key. */
export function useCommentOrder(scenario: string) {
  const client = useQueryClient();
  const attempt = useAttempt();
  return useMutation({
    mutationFn: (order: CommentOrder) => {
      if (order.act === 'add') {
        const { body } = order;
        return request('POST', path(scenario), { body, idempotencyKey: attempt.keyOf(body) });
      }
      const at = `/api/comments/${encodeURIComponent(order.comment.id)}`;
      if (order.act === 'edit')
        return request('PUT', at, { body: { text: order.text }, ifMatch: order.comment.revision });
      return order.act === 'delete' ? request('DELETE', at) : request('POST', `${at}/${order.act}`);
    },
    onSuccess: () => {
      attempt.end();
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['comments', scenario] }),
  });
}

/** Whom a comment can mention, by what was typed behind the @; null while nothing was. */
export const usePeople = (scenario: string, typed: string | null) =>
  useQuery({
    queryKey: ['people', scenario, typed],
    queryFn: async ({ signal }) => {
      const at = `${path(scenario)}/people?q=${encodeURIComponent(typed ?? '')}`;
      return (await request<Page<Mentionable>>('GET', at, { signal })).items;
    },
    enabled: typed !== null,
    staleTime: 60_000,
  });

/** How many comments mention whoever is signed in and are unread. */
export function useUnreadMentions(): number {
  const { data } = useQuery({
    queryKey: ['/api/mentions', 'counts'],
    queryFn: ({ signal }) => request<{ unread: number }>('GET', '/api/mentions/counts', { signal }),
    enabled: useMay()('comment.read'),
    refetchInterval: oftenMs,
  });
  return data?.unread ?? 0;
}

/** Notes that these mentions were read, or all of them. */
export function useReadMentions() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (ids?: readonly string[]) => request('POST', '/api/mentions/read', { body: ids ? { ids } : {} }),
    onSettled: () => client.invalidateQueries({ queryKey: ['/api/mentions'] }),
  });
}

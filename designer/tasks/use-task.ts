/** Reads tasks and sends their answers: an answer keeps its id until it was taken, so that pressing twice answers once. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { TaskCounts, TaskView } from '../../engine/core/api.ts';
import type { PlainValue } from '../../engine/core/facts/facts.ts';
import { request } from '../app/request.ts';
import { useAttempt } from '../app/use-attempt.ts';

const path = (id: string): string => `/api/tasks/${encodeURIComponent(id)}`;

/** How many tasks there are for whoever is signed in. */
export const useTaskCounts = (enabled = true) =>
  useQuery({
    queryKey: ['task-counts'],
    queryFn: ({ signal }) => request<TaskCounts>('GET', '/api/tasks/counts', { signal }),
    enabled,
    refetchInterval: 30_000,
  });

/** One task. */
export const useTask = (id: string) =>
  useQuery({
    queryKey: ['task', id],
    queryFn: ({ signal }) => request<TaskView>('GET', path(id), { signal }),
    refetchInterval: ({ state }) => (state.data?.state === 'open' ? 15_000 : false),
  });

/** What is sent. */
export interface TaskAnswerBody {
  action: string;
  fields: Record<string, PlainValue>;
  reason?: string;
}

/** Answers a task. */
export function useAnswer(id: string) {
  const client = useQueryClient();
  const attempt = useAttempt();
  return useMutation({
    mutationFn: (answer: TaskAnswerBody) =>
      request('POST', `${path(id)}/answer`, { body: { id: attempt.keyOf(answer), ...answer } }),
    onSettled: () =>
      Promise.all(
        [['task', id], ['task-counts'], ['/api/tasks'], ['case'], ['explanation']].map((queryKey) =>
          client.invalidateQueries({ queryKey }),
        ),
      ),
  });
}

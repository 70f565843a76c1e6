/** Reads the webhooks of one's institution with what was sent to them, and adds, tries, switches and removes them. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Page } from '../../engine/core/api.ts';
import type { NewWebhook, Webhook, WebhookDelivery } from '../../engine/core/webhook.ts';
import { request } from '../app/request.ts';
import { useAttempt } from '../app/use-attempt.ts';

const path = (id: string): string => `/api/webhooks/${encodeURIComponent(id)}`;
const shown = 5;

/** The webhooks. */
export const useWebhooks = () =>
  useQuery({
    queryKey: ['webhooks'],
    queryFn: ({ signal }) => request<Page<Webhook>>('GET', '/api/webhooks', { signal }),
  });

/** What was sent to one last; looked at again as long as the page is open. */
export const useDeliveries = (id: string) =>
  useQuery({
    queryKey: ['webhooks', id],
    queryFn: ({ signal }) => request<Page<WebhookDelivery>>('GET', `${path(id)}/deliveries?limit=${shown}`, { signal }),
    refetchInterval: 10_000,
  });

/** Something is done to webhooks, once however often it is pressed; what is shown of them is read again. */
function useChange<V, T>(change: (value: V, idempotencyKey: string) => Promise<T>) {
  const client = useQueryClient();
  const attempt = useAttempt();
  return useMutation({
    mutationFn: (value: V) => change(value, attempt.keyOf(value)),
    onSettled: () => {
      attempt.end();
      return client.invalidateQueries({ queryKey: ['webhooks'] });
    },
  });
}

/** Adds one. */
export const useAddWebhook = () =>
  useChange((body: NewWebhook, idempotencyKey) => request<Webhook>('POST', '/api/webhooks', { body, idempotencyKey }));

/** What is done to one that there is. */
export type WebhookAct = 'test' | 'pause' | 'resume' | 'remove';

/** Does it. */
export const useWebhookAct = (id: string) =>
  useChange((act: WebhookAct, idempotencyKey) => {
    if (act === 'remove') return request<unknown>('DELETE', path(id));
    return request<unknown>('POST', `${path(id)}/${act === 'test' ? 'tests' : act}`, { idempotencyKey });
  });

/** Webhooks: where an institution's own systems are told of its cases; added, tried, switched off and on, and taken away by its people. */
import { randomUUID } from 'node:crypto';
import { problem } from '../core/problem.ts';
import { rights, type Actor } from '../core/rights.ts';
import { sendNotice } from '../core/send-notice.ts';
import { text, type Text } from '../core/text.ts';
import { mostWebhooks, NewWebhook, type Webhook } from '../core/webhook.ts';
import type { ApiParts } from './api-parts.ts';
import { defineRoute, PageQuery, type Route } from './define-route.ts';
import { takesOutOfUse } from './may-apply.ts';
import { noticePartsOf } from './notices.ts';

const webhookOf = (api: ApiParts, { id }: { id: string }): Promise<Webhook> => api.store.webhooks.get(id);

const wrongUrl = (rule: string, message: Text) =>
  problem('invalid-input', { errors: [{ pointer: '/url', rule, message }] });

/** Whose webhook it becomes. @throws Problem `forbidden` for whoever works for no institution */
function institutionOf({ institution }: Actor): string {
  if (institution === null) throw problem('forbidden', { right: rights['webhook.edit'] });
  return institution;
}

export const listWebhooks = defineRoute({
  method: 'get',
  path: '/api/webhooks',
  right: 'webhook.edit',
  summary: text('系统回调列表', 'List the webhooks of institutions, the latest first; without their secrets'),
  query: PageQuery.omit({ q: true }),
  answer: { status: 200, description: 'A page of webhooks' },
  handle: async ({ api, session, query }) => ({ body: await api.store.webhooks.list(session.actor, query) }),
});

export const addWebhook = defineRoute({
  method: 'post',
  path: '/api/webhooks',
  right: 'webhook.edit',
  summary: text('添加系统回调', "Have an institution's system told of its cases"),
  body: NewWebhook,
  creates: true,
  answer: { status: 201, description: 'The webhook; its secret is never shown again' },
  async handle({ api, session: { actor }, body, attempt }) {
    const institution = institutionOf(actor);
    // Where the platform calls is one rule, for runs of the conformance kit and for webhooks.
    if (api.kit.refuses(body.url))
      throw wrongUrl('public-address', text('须为外部地址', 'It must be an address outside'));
    const fresh = { ...body, id: randomUUID(), region: actor.region, institution };
    const author = { by: actor.account, createdAt: api.now().toISOString() };
    const webhook = await api.store.webhooks.add({ ...fresh, ...author }, attempt);
    if (!webhook)
      throw wrongUrl('too-many', text(`最多 ${mostWebhooks} 个，请先删除一个`, `At most ${mostWebhooks}: remove one`));
    return { body: webhook };
  },
});

/** A route that switches a webhook. */
const switching = (act: 'pause' | 'resume', summary: Text): Route =>
  defineRoute({
    method: 'post',
    path: `/api/webhooks/{id}/${act}` as const,
    right: 'webhook.edit',
    summary,
    ...(act === 'pause' && { evenSuspended: takesOutOfUse }),
    subject: webhookOf,
    answer: { status: 200, description: 'The webhook as it is now' },
    handle: async ({ api, subject }) => ({ body: await api.store.webhooks.switch(subject.id, act === 'resume') }),
  });

export const webhookActs: readonly Route[] = [
  switching('pause', text('停用系统回调', 'Switch a webhook off: what waits for it is given up')),
  switching('resume', text('启用系统回调', 'Switch a webhook on: it is told of what happens from now on')),
];

export const removeWebhook = defineRoute({
  method: 'delete',
  path: '/api/webhooks/{id}',
  right: 'webhook.edit',
  summary: text('删除系统回调', 'Take a webhook away, and its secret'),
  evenSuspended: takesOutOfUse,
  subject: webhookOf,
  answer: { status: 204, description: 'It is gone' },
  async handle({ api, subject }) {
    await api.store.webhooks.remove(subject.id);
    return {};
  },
});

export const tryWebhook = defineRoute({
  method: 'post',
  path: '/api/webhooks/{id}/tests',
  right: 'webhook.edit',
  summary: text('发送测试消息', 'Send a webhook a test message, at once'),
  creates: true,
  subject: webhookOf,
  answer: { status: 201, description: 'The message, with what came of the try' },
  async handle({ api, session: { actor }, subject: { id: webhook, url: to, region, institution }, attempt }) {
    const event = { event: 'test', stage: null, at: api.now().toISOString() } as const;
    const { id } = await sendNotice(noticePartsOf(api), {
      ...{ key: `webhook test ${webhook} ${attempt.made}`, template: 'access.webhook-test', channel: 'webhook', to },
      ...{ region, institution, variables: { by: actor.account }, about: null, told: { webhook, event } },
    });
    return { body: await api.store.notices.delivery(id) };
  },
});

export const listDeliveries = defineRoute({
  method: 'get',
  path: '/api/webhooks/{id}/deliveries',
  right: 'webhook.edit',
  summary: text('系统回调发送记录', 'List what was sent to a webhook, the latest first, each with its last result'),
  query: PageQuery.omit({ q: true }),
  subject: webhookOf,
  answer: { status: 200, description: 'A page of messages' },
  handle: async ({ api, subject, query }) => ({ body: await api.store.notices.ofWebhook(subject.id, query) }),
});

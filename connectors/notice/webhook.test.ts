/** A webhook over HTTP: signed so that any change is found out, taken once, and what the receiver answers kept. */
import { describe, expect, it } from 'vitest';
import { text } from '../../engine/core/text.ts';
import { withOutsideSystem } from '../../test/support/outside-system.ts';
import { hmacSm3 } from '../../engine/crypto/sm3.ts';
import { noticeService } from './contract.ts';
import { createWebhook } from './webhook.ts';

const system = withOutsideSystem(noticeService.name);
const message = (id: string, to = `${system.simulator().url}/webhook`) => ({
  ...{ id, to },
  body: {
    ...{ id, template: 'access.approved', about: { kind: 'case', id: 'case-1' } as const },
    ...{ subject: text('已通过', 'Approved'), text: text('已通过。', 'Approved.'), createdAt: '2026-11-22T00:00:00Z' },
  },
});
const answering = (response: () => Response | Promise<Response>) =>
  createWebhook({ keys: system.keys(), fetch: async () => response() })(message('any', 'https://hook.example.org'));

describe('a webhook', () => {
  it('is believed, and taken once', async () => {
    const call = createWebhook({ keys: system.keys() });
    expect(await call(message('w-1'))).toMatchObject({
      isTaken: true,
      cause: null,
      answer: expect.stringContaining('"repeated":false') as string,
    });
    expect(await call(message('w-1'))).toMatchObject({
      isTaken: true,
      answer: expect.stringContaining('"repeated":true') as string,
    });
    const shown = (await (await fetch(`${system.simulator().url}/webhook`)).json()) as { items: { id: string }[] };
    expect(shown.items.filter(({ id }) => id === 'w-1')).toHaveLength(1);
  });

  it('to whom a secret is shared is keyed by it, over the same lines as the signature', async () => {
    let headers: Record<string, string> = {};
    const fetch = async (_: unknown, init?: RequestInit) => {
      headers = init!.headers as Record<string, string>;
      return new Response('', { status: 200 });
    };
    const call = createWebhook({ keys: system.keys(), fetch });
    const body = { id: 'w-3', case: 'case-1', event: 'granted', stage: 'effect', at: '2026-11-22T00:00:00Z' } as const;
    await call({ id: 'w-3', to: 'https://hook.example.org/in', body, secret: 'shared-secret-0001' });
    const lines = ['id', 'time', 'digest'].map((name) => headers[`yikatong-${name}`]).join('\n');
    expect(headers['yikatong-mac']).toBe(hmacSm3(Buffer.from('shared-secret-0001'), lines).toString('hex'));
    expect(JSON.stringify(headers)).not.toContain('shared-secret');
    await call(message('w-4'));
    expect(headers).not.toHaveProperty('yikatong-mac');
  });

  it.each<[string, (init: RequestInit) => RequestInit]>([
    ['digest', (init) => ({ ...init, body: (init.body as string).replace('Approved', 'Rejected') })],
    ['signature', (init) => ({ ...init, headers: { ...(init.headers as object), 'yikatong-id': 'another' } })],
    [
      'time',
      (init) => ({ ...init, headers: { ...(init.headers as object), 'yikatong-time': '2020-01-01T00:00:00Z' } }),
    ],
    ['headers', (init) => ({ ...init, headers: { 'content-type': 'application/json' } })],
  ])('that was changed is found out by its %s', async (fault, change) => {
    const call = createWebhook({ keys: system.keys(), fetch: (url, init) => fetch(url, change(init!)) });
    expect(await call(message('w-2'))).toEqual({
      isTaken: false,
      isFinal: true,
      cause: 'http-401',
      answer: `401 {"fault":"${fault}"}`,
    });
  });

  it.each<[string, () => Response | Promise<Response>, object]>([
    [
      'a server in trouble',
      () => new Response('no', { status: 503 }),
      { isTaken: false, isFinal: false, cause: 'http-503', answer: '503 no' },
    ],
    ['one that has too much to do', () => new Response('', { status: 429 }), { isFinal: false, cause: 'http-429' }],
    ['a refusal', () => new Response('gone', { status: 410 }), { isFinal: true, cause: 'http-410' }],
    [
      'a redirection',
      () => new Response('', { status: 302, headers: { location: 'http://10.0.0.1/' } }),
      { isTaken: false, isFinal: true, cause: 'http-302' },
    ],
    ['a long answer', () => new Response('长'.repeat(900)), { isTaken: true, answer: `200 ${'长'.repeat(200)}` }],
    [
      'nobody there',
      () => Promise.reject(new TypeError('fetch failed')),
      { isTaken: false, isFinal: false, cause: 'not-reached', answer: null },
    ],
    [
      'no answer in time',
      () => Promise.reject(new DOMException('late', 'TimeoutError')),
      { isFinal: false, cause: 'timed-out' },
    ],
  ])('meets %s', async (_what, response, expected) => {
    expect(await answering(response)).toMatchObject(expected);
  });
});

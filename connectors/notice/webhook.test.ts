/** A webhook over HTTP: signed so that any change is found out, taken once, and what the receiver answers kept. */
import { describe, expect, it } from 'vitest';
import { text } from '../../engine/core/text.ts';
import { withOutsideSystem } from '../../test/support/outside-system.ts';
import { hmacSm3 } from '../../engine/crypto/sm3.ts';
import { noticeService } from './contract.ts';
import { judgeAddresses } from '../outside/address.ts';
import { createPost, type Post } from '../outside/post.ts';
import { createWebhook } from './webhook.ts';

const system = withOutsideSystem(noticeService.name);
const message = (id: string, to = `${system.simulator().url}/webhook`) => ({
  ...{ id, to },
  body: {
    ...{ id, template: 'access.approved', about: { kind: 'case', id: 'case-1' } as const },
    ...{ subject: text('已通过', 'Approved'), text: text('已通过。', 'Approved.'), createdAt: '2026-11-22T00:00:00Z' },
  },
});
const came = (status: number, said = '') => Promise.resolve({ status, contentType: 'text/plain', said });
const answering = (post: Post) =>
  createWebhook({ keys: system.keys(), post })(message('any', 'https://hook.example.org'));

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
    const post: Post = (_to, _content, sent = {}) => {
      headers = sent;
      return came(200);
    };
    const call = createWebhook({ keys: system.keys(), post });
    const body = { id: 'w-3', case: 'case-1', event: 'granted', stage: 'effect', at: '2026-11-22T00:00:00Z' } as const;
    await call({ id: 'w-3', to: 'https://hook.example.org/in', body, secret: 'shared-secret-0001' });
    const lines = ['id', 'time', 'digest'].map((name) => headers[`yikatong-${name}`]).join('\n');
    expect(headers['yikatong-mac']).toBe(hmacSm3(Buffer.from('shared-secret-0001'), lines).toString('hex'));
    expect(JSON.stringify(headers)).not.toContain('shared-secret');
    await call(message('w-4'));
    expect(headers).not.toHaveProperty('yikatong-mac');
  });

  it.each<[string, (content: string, headers: Record<string, string>) => [string, Record<string, string>]]>([
    ['digest', (content, headers) => [content.replace('Approved', 'Rejected'), headers]],
    ['signature', (content, headers) => [content, { ...headers, 'yikatong-id': 'another' }]],
    ['time', (content, headers) => [content, { ...headers, 'yikatong-time': '2020-01-01T00:00:00Z' }]],
    ['headers', (content) => [content, {}]],
  ])('that was changed is found out by its %s', async (fault, change) => {
    const plain = createPost({ timeoutMs: 5000, longest: 10_000 });
    const post: Post = (to, content, headers = {}) => plain(to, ...change(content, headers));
    const call = createWebhook({ keys: system.keys(), post });
    expect(await call(message('w-2'))).toEqual({
      isTaken: false,
      isFinal: true,
      cause: 'http-401',
      answer: `401 {"fault":"${fault}"}`,
    });
  });

  it.each<[string, Post, object]>([
    [
      'a server in trouble',
      () => came(503, 'no'),
      { isTaken: false, isFinal: false, cause: 'http-503', answer: '503 no' },
    ],
    ['one that has too much to do', () => came(429), { isFinal: false, cause: 'http-429' }],
    ['a refusal', () => came(410, 'gone'), { isFinal: true, cause: 'http-410' }],
    ['a redirection', () => came(302), { isTaken: false, isFinal: true, cause: 'http-302' }],
    ['a long answer', () => came(200, '长'.repeat(900)), { isTaken: true, answer: `200 ${'长'.repeat(200)}` }],
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
  ])('meets %s', async (_what, post, expected) => {
    expect(await answering(post)).toMatchObject(expected);
  });

  it('is not sent to an address within, nor tried again', async () => {
    const call = createWebhook({ keys: system.keys(), mayCall: judgeAddresses([]) });
    const refused = { isTaken: false, isFinal: true, answer: null, cause: 'address-not-called' };
    expect(await call(message('w-5'))).toEqual(refused);
    expect(await call(message('w-6', 'https://localhost/in'))).toEqual(refused);
    expect(await call(message('w-7', 'https://10.0.0.1/in'))).toEqual(refused);
  });
});

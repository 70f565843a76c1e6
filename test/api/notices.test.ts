/** Notices through the public interface: listed by state, one with its tries, sent again with a reason; nobody's address in clear, at rest or in an answer. */
import { createConnection } from 'mongoose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noticePartsOf } from '../../engine/api/notices.ts';
import { problem } from '../../engine/core/problem.ts';
import { deliverDueNotices, sendNotice } from '../../engine/core/send-notice.ts';
import type { NewNotice } from '../../engine/core/notice.ts';
import { text } from '../../engine/core/text.ts';
import { startApi, type TestApi } from '../support/platform-api.ts';

let api: TestApi;
const line = { away: false, keys: [] as string[] };
beforeAll(async () => {
  api = await startApi({
    notices: {
      deliver({ key }) {
        line.keys.push(key);
        if (line.away)
          throw problem('connector-unavailable', { connector: text('通知', 'Notices'), cause: 'timed-out' });
        return Promise.resolve({ message: `DM-${line.keys.length}`, repeated: false });
      },
    },
  });
  // What the demo province begins with is sent first.
  await deliverDueNotices(noticePartsOf(api.api));
});
afterAll(() => api?.stop());

const approved = (key: string, more: Partial<NewNotice> = {}): NewNotice => ({
  ...{ key, template: 'access.approved', channel: 'email', to: 'zhangsan@example.org' },
  ...{ variables: { case: '演示接入', number: 'JG-00000009', since: '11月22日' } },
  ...{ about: { kind: 'case', id: `case-${key}` }, region: '990100', institution: null, ...more },
});
const send = (notice: NewNotice) => sendNotice(noticePartsOf(api.api), notice);
const get = (path: string) => api.as('duty-operator', 'GET', path);
const resend = (id: string, reason: string) =>
  api.as('duty-operator', 'POST', `/api/notices/${id}/resend`, { body: { reason } });
const reason = '对方说没有收到，经电话核实后重新发送一次。';

describe('notices', () => {
  it('are listed with masked addresses, and found by state, channel and words', async () => {
    await send(approved('a'));
    await send(approved('b', { channel: 'webhook', to: 'https://hook.example.org/in' }));
    await send(approved('c', { channel: 'sms', to: '19900000001', region: '980000' }));
    const { status, body } = await get('/api/notices');
    expect(status).toBe(200);
    const ids = body.items.map((each: { about: { id: string } }) => each.about.id);
    expect(ids).toContain('case-a');
    expect(ids).not.toContain('case-c');
    expect(JSON.stringify(body)).not.toContain('zhangsan@');
    expect((await get('/api/notices?state=failed&q=case-b')).body.items).toMatchObject([
      {
        about: { id: 'case-b' },
        to: 'https://hook.example.org/…',
        attempts: [{ cause: 'http-410', answer: '410 gone' }],
      },
    ]);
    expect((await get('/api/notices?channel=webhook')).body.total).toBe(2);
    expect((await get('/api/notices?q=case-a')).body.total).toBe(1);
    expect((await get('/api/notices?state=lost')).body).toMatchObject({ errors: [{ pointer: '/state' }] });
    expect((await get('/api/notices/none')).status).toBe(404);
  });

  it('hold nothing in clear at rest', async () => {
    await send(approved('d', { to: 'lisi.demo@example.org' }));
    const connection = await createConnection(api.uri).asPromise();
    const all = JSON.stringify(await connection.collection('notices').find().toArray());
    await connection.close();
    for (const secret of ['lisi.demo', 'zhangsan', 'example.org', 'JG-00000009', '"DM-1"'])
      expect(all).not.toContain(secret);
  });

  it('that failed is sent again with a reason and the key it had, and one that was sent with another', async () => {
    line.away = true;
    const { id } = await send(approved('e'));
    expect((await get(`/api/notices/${id}`)).body).toMatchObject({
      state: 'waiting',
      attempts: [{ cause: 'timed-out' }],
    });
    line.away = false;
    expect((await resend(id, '短')).body).toMatchObject({ errors: [{ pointer: '/reason', rule: 'reason' }] });
    const again = await resend(id, reason);
    expect(again.body).toMatchObject({ state: 'sent', resends: [{ by: 'duty-operator', reason }] });
    await resend(id, reason);
    const [first, second, third] = line.keys.slice(-3);
    expect(second).toBe(first);
    expect(third).not.toBe(first);
  });

  it('that two servers are at is delivered once', async () => {
    line.keys.length = 0;
    line.away = true;
    await send(approved('f'));
    line.away = false;
    api.clock.offsetMs += 5 * 60_000;
    const parts = noticePartsOf(api.api);
    await Promise.all([deliverDueNotices(parts), deliverDueNotices(parts), deliverDueNotices(parts)]);
    expect(line.keys).toHaveLength(2);
  });

  it('with one key and other words are refused', async () => {
    await expect(send(approved('a', { to: 'other@example.org' }))).rejects.toThrow('idempotency-key-reused');
    await expect(send(approved('g', { variables: {} }))).rejects.toThrow('invalid-input');
  });
});

/** Files that go into a filing, through the public interface: put in, refused in words, filed, read, and forgotten after a day. */
import { randomUUID } from 'node:crypto';
import { createConnection } from 'mongoose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sm3 } from '../../engine/crypto/sm3.ts';
import { startApi, type Answered, type TestApi } from '../support/platform-api.ts';

let it: TestApi;
beforeAll(async () => {
  it = await startApi();
});
afterAll(() => it?.stop());

const pdf = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(1_200_000, 0x20)]);

interface Sending {
  bytes?: Uint8Array<ArrayBuffer>;
  type?: string;
  name?: string;
  query?: string;
  account?: string;
  key?: string;
}

async function put({ account = 'designer', key = randomUUID(), ...file }: Sending = {}): Promise<
  Pick<Answered, 'status' | 'body'>
> {
  const { bytes = pdf, type = 'application/pdf', name = '可行性评估.pdf' } = file;
  const answer = await fetch(`${it.url}/api/attachments?${file.query ?? 'scenario=park-entry&as=feasibility'}`, {
    method: 'POST',
    headers: {
      ...{ authorization: `Bearer ${await it.tokenOf(account)}`, 'idempotency-key': key, 'content-type': type },
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
    },
    body: bytes,
  });
  return { status: answer.status, body: await answer.json() };
}

const read = async (account: string, id: string) =>
  fetch(`${it.url}/api/attachments/${id}`, { headers: { authorization: `Bearer ${await it.tokenOf(account)}` } });

const unfiled = async () => (await it.as('designer', 'GET', '/api/attachments?scenario=park-entry')).body.items;

test('a file is put in once, filed, and read by the reviewer as it was', async () => {
  const key = randomUUID();
  const first = await put({ key });
  expect(first).toMatchObject({
    status: 201,
    body: { scenario: 'park-entry', as: 'feasibility', name: '可行性评估.pdf', size: pdf.length, digest: sm3(pdf) },
  });
  expect((await put({ key })).body.id).toBe(first.body.id);
  expect((await put({ key, name: '另一份.pdf' })).body.type).toBe('/problems/idempotency-key-reused');
  const stays = (await put({ query: 'scenario=park-entry', name: '../C:\\x\\..\\附图.exe' })).body;
  expect(stays).toMatchObject({ as: 'other', name: '附图.exe.pdf' });
  expect(await unfiled()).toHaveLength(2);

  const { id } = first.body;
  const named = { id, as: 'feasibility', note: '第二稿' };
  const filed = await it.as('designer', 'POST', '/api/scenarios/park-entry/filings', {
    body: { attachments: [named] },
  });
  expect(filed.status).toBe(201);
  expect(filed.body.attachments).toEqual([{ ...named, digest: sm3(pdf), type: 'application/pdf', size: pdf.length }]);
  expect(filed.body.missing).toEqual(['security-assessment']);
  const at = `/api/attachments?scenario=park-entry&version=${filed.body.version}`;
  expect((await it.as('reviewer', 'GET', at)).body.items).toMatchObject([{ ...named, name: '可行性评估.pdf' }]);

  const got = await read('reviewer', id);
  expect(got.headers.get('content-disposition')).toMatch(/^attachment; filename="_____\.pdf"; filename\*=UTF-8''%E5/);
  expect(got.headers.get('content-security-policy')).toContain('sandbox');
  expect(got.headers.get('x-content-type-options')).toBe('nosniff');
  expect(Buffer.from(await got.arrayBuffer()).equals(pdf)).toBe(true);
  expect((await read('operator-elsewhere', id)).status).toBe(403);
  expect((await it.as('designer', 'DELETE', `/api/attachments/${id}`)).status).toBe(404);

  await it.skip(25 * 3_600_000);
  await put({ query: 'scenario=library-lending' });
  expect(await unfiled()).toEqual([]);
  expect((await read('reviewer', id)).status).toBe(200);
  const late = { attachments: [{ id: stays.id, as: 'other' }] };
  const refused = await it.as('designer', 'POST', '/api/scenarios/park-entry/filings', { body: late });
  expect(refused.body.errors).toMatchObject([{ pointer: '/attachments/0/id', rule: 'known' }]);
});

test('the largest file goes in and comes back as it was', async () => {
  const large = Buffer.alloc(10 * 1024 * 1024, 'standard ');
  large.write('%PDF-');
  const { status, body } = await put({ bytes: large });
  expect(status).toBe(201);
  const got = await read('reviewer', body.id);
  expect(sm3(Buffer.from(await got.arrayBuffer()))).toBe(body.digest);
});

test('what is none of the types, is not what it says, or is empty or too large is refused', async () => {
  const exe = await put({ type: 'application/x-msdownload', name: 'a.exe' });
  expect(exe).toMatchObject({ status: 415, body: { type: '/problems/unsupported-type' } });
  const rules = async (sending: Sending) => {
    const { body } = await put(sending);
    return (body.errors ?? [body.type]).map((each: { rule?: string } | string) =>
      typeof each === 'string' ? each : each.rule,
    );
  };
  expect(await rules({ bytes: Buffer.from('<html>') })).toEqual(['type-agrees']);
  expect(await rules({ name: '..' })).toEqual(['file-name']);
  expect(await rules({ bytes: Buffer.alloc(0) })).toEqual(['empty']);
  expect(await rules({ bytes: Buffer.concat([pdf, Buffer.alloc(10_000_000)]) })).toEqual(['/problems/too-large']);
  expect(await rules({ query: 'as=other' })).toEqual(['invalid-type']);
  expect(await rules({ query: 'scenario=nothing' })).toEqual(['/problems/not-found']);
  expect(await rules({ account: 'reviewer' })).toEqual(['/problems/forbidden']);
});

test('nothing of a file lies in clear in the database', async () => {
  const { id } = (await put({ bytes: Buffer.from('%PDF-secret words'), name: '张三.pdf' })).body;
  expect((await it.api.store.attachments.get(id)).name).toBe('张三.pdf');
  const connection = await createConnection(it.uri).asPromise();
  const found = await connection
    .collection<{ _id: string; pieces: { buffer: Buffer }[] }>('attachments')
    .findOne({ _id: id });
  await connection.close();
  expect(JSON.stringify({ ...found, pieces: [] })).not.toContain('张三');
  expect(found?.pieces.map(({ buffer }) => buffer.includes('secret words'))).toEqual([false]);
  expect(await it.as('designer', 'DELETE', `/api/attachments/${id}`)).toMatchObject({ status: 204 });
  expect((await read('designer', id)).status).toBe(404);
});

/** Batch access through the public interface: one list and one signature for many institutions and what they open, item by item to the end. */
import { createConnection } from 'mongoose';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { batchApplicant, batchRow, creditCodeOf, openBatch } from '../support/batch.ts';
import { contact } from '../support/apply.ts';
import { startApi, type TestApi } from '../support/platform-api.ts';
import { until } from '../support/until.ts';

let it: TestApi;
beforeEach(async () => {
  it = await startApi({ engine: 'temporal' });
});
afterEach(() => it?.stop());

const codes = ['YKT-CUL-01', 'YKT-CUL-02'];
/** A batch takes its time on a busy machine. */
const over = (batch: Awaited<ReturnType<typeof openBatch>>) =>
  until(async () => (await batch.view()).phase === 'over', 200_000);
const registered = async (register: string) =>
  (await it.as('access-manager', 'GET', `/api/registrations?register=${register}&limit=100`)).body.items as {
    name: string;
    shows: Record<string, string>;
    institution: string;
  }[];

test(
  'three institutions open two items each, on one signature; a row that is wrong hinders no other',
  { timeout: 280_000 },
  async () => {
    const batch = await openBatch(it);
    const rows = [batchRow(1), batchRow(2), batchRow(3), batchRow(4, { kind: '商店' }), batchRow(5)];
    expect((await batch.apply(rows, codes)).status).toBe(200);
    const { findings } = await batch.result('check', 'passed');
    expect(findings).toMatchObject([{ severity: 'warning', rule: 'invalid-value' }]);
    await batch.approve(codes);
    expect(await batch.summary()).toMatchObject({
      ...{ total: 13, byStatus: { waiting: 12, refused: 1 }, institutions: 5, codes, startedAt: null, endedAt: null },
    });
    // Somebody else registers one of them meanwhile.
    await it.api.store.registrations.enter(
      {
        ...{ id: 'other', register: 'institution', region: '990100', institution: 'other', name: '演示机构5' },
        ...{ state: 'active', flags: {}, parent: null, number: null, form: '', case: '', since: '' },
        ...{ shows: {}, until: null },
      },
      creditCodeOf(5),
      'test',
    );
    expect((await batch.sign()).status).toBe(200);
    await over(batch);
    expect(await batch.outcome()).toBe('granted');

    const summary = await batch.summary();
    expect(summary.byStatus).toEqual({ waiting: 0, running: 0, granted: 9, refused: 2, skipped: 2 });
    expect(summary.endedAt).not.toBeNull();
    const items = await batch.items();
    expect(items.map(({ row, code, status }) => [row, code, status])).toEqual([
      ...[2, 3, 4].map((row) => [row, null, 'granted']),
      ...[5, 6].map((row) => [row, null, 'refused']),
      ...[2, 3, 4].flatMap((row) => codes.map((code) => [row, code, 'granted'])),
      ...codes.map((code) => [6, code, 'skipped']),
    ]);
    expect(items[3]).toMatchObject({ case: null, findings: [{ pointer: '/kind', severity: 'error' }] });
    expect(items[4]?.findings).toMatchObject([{ rule: 'unique' }]);
    expect((await batch.items('&status=skipped')).map(({ findings: [first] }) => first?.rule)).toEqual([
      ...['institution-granted', 'institution-granted'],
    ]);
    expect(await batch.items(`&q=${creditCodeOf(2)}`)).toHaveLength(3);

    // What was granted stands in the registers, once each, and in the catalogue.
    const institutions = (await registered('institution')).filter(({ shows }) =>
      shows['creditCode']?.includes('DE000'),
    );
    expect(institutions.map(({ shows }) => shows['creditCode']).sort()).toEqual([1, 2, 3].map(creditCodeOf).sort());
    expect(await registered('catalogue-item')).toHaveLength(6);
    const opened = await it.api.store.catalogue.openingsOf('990000', codes[0]!);
    const offering = opened.openings.regions.find(({ region }) => region === '990100')?.institutions ?? [];
    expect(offering).toEqual(expect.arrayContaining(institutions.map((each) => each.institution)));

    // The items are cases like others, that lead back to their batch; nobody was asked anything for them.
    const { body } = await it.as('access-manager', 'GET', `/api/procedures/cases?batch=${batch.id}&limit=100`);
    expect(body).toMatchObject({ total: 10 });
    expect(body.items[0]).toMatchObject({ batch: batch.id });
    const one = await it.as(batchApplicant, 'GET', `/api/cases/${items[0]?.case}`);
    expect(one.body).toMatchObject({ outcome: 'granted', batch: batch.id, yours: null });
    expect((await it.as('applicant-bus', 'GET', `/api/cases/${items[0]?.case}`)).status).toBe(403);
    const { body: tasks } = await it.as('access-manager', 'GET', '/api/tasks?limit=100');
    expect(tasks.items.filter((task: { case: string }) => task.case !== batch.id)).toEqual([]);

    const csv = (await it.as('access-manager', 'GET', `/api/cases/${batch.id}/items.csv`)).body as string;
    expect(csv.trim().split('\r\n')).toHaveLength(14);
    expect(csv).toContain('该统一社会信用代码的机构已接入');
    expect(csv).not.toContain(contact.contactPhone);
    expect((await it.as('applicant-bus', 'GET', `/api/cases/${batch.id}/items`)).status).toBe(403);
    const template = await it.as(batchApplicant, 'GET', '/api/procedures/batch-access/template.csv');
    expect(template.body).toContain('统一社会信用代码');

    // Nothing of what was filled in lies in the database in clear.
    const connection = await createConnection(it.uri, { retryWrites: false }).asPromise();
    const names = (await connection.listCollections()).map(({ name }) => name);
    const kept = JSON.stringify(await Promise.all(names.map((name) => connection.collection(name).find().toArray())));
    await connection.close();
    for (const secret of [contact.contactName, contact.contactPhone, contact.contactEmail, '0990-1234567'])
      expect(kept).not.toContain(secret);
  },
);

test(
  'a list that is broken, an unknown item and a second list come back with the fields marked; corrected it goes on, and can be given up',
  { timeout: 180_000 },
  async () => {
    const batch = await openBatch(it);
    expect((await batch.apply([batchRow(1, { region: '110000' })], ['NO-SUCH'])).status).toBe(200);
    expect((await batch.result('check', 'failed')).findings).toMatchObject([
      { pointer: '/items/0', rule: 'known-item' },
    ]);
    await batch.reaches('application');
    await batch.submit({ ...(await application(batch.id)), items: codes }, []);
    await until(async () => (await batch.view()).marks.some(({ pointer }) => pointer === '/materials/rows'));
    expect((await batch.result('check', 'failed')).findings).toMatchObject([
      { rule: 'no-sound-row' },
      { rule: 'own-place' },
    ]);
    await batch.apply([batchRow(1)], codes);
    await until(async () => (await batch.view()).marks.length === 1);
    expect((await batch.result('check', 'failed')).findings).toMatchObject([{ rule: 'one-list' }]);
    const { body } = await it.as(batchApplicant, 'GET', `/api/cases/${batch.id}/application`);
    const lists = (body.materials as { id: string; as: string; name: string }[]).filter(({ as }) => as === 'rows');
    expect(lists).toHaveLength(2);
    // What was submitted stays; a batch is given up before it is spread.
    const reason = '清单须重新整理，先撤回本批次，整理后另行申请。';
    expect((await batch.act('withdraw', { reason })).status).toBe(200);
    expect(await batch.outcome()).toBe('withdrawn');
    expect((await batch.summary()).total).toBe(0);
  },
);

const application = async (id: string) =>
  (await it.as(batchApplicant, 'GET', `/api/cases/${id}/application`)).body.form;

test(
  'three hundred items in one go, with the worker stopped in the middle: every item exactly once',
  { timeout: 600_000 },
  async () => {
    const batch = await openBatch(it);
    await batch.apply(
      Array.from({ length: 100 }, (_none, number) => batchRow(number)),
      codes,
    );
    await batch.approve(codes);
    await batch.sign();
    await until(async () => (await batch.summary()).byStatus.granted >= 60, 200_000);
    await it.restartWorker();
    await until(async () => (await batch.summary()).byStatus.granted >= 200, 200_000);
    await it.restartWorker();
    await over(batch);
    expect((await batch.summary()).byStatus).toEqual({ waiting: 0, running: 0, granted: 300, refused: 0, skipped: 0 });
    const { body } = await it.as('access-manager', 'GET', `/api/procedures/cases?batch=${batch.id}&limit=1`);
    expect(body.total).toBe(300);
    const { total } = (await it.as('access-manager', 'GET', '/api/registrations?register=catalogue-item&limit=1')).body;
    expect(total).toBe(200);
    const opened = await it.api.store.catalogue.openingsOf('990000', codes[1]!);
    const offering = opened.openings.regions.find(({ region }) => region === '990100')?.institutions ?? [];
    expect(offering.filter((id) => id.includes('-'))).toHaveLength(100);
    expect(new Set(offering).size).toBe(offering.length);
  },
);

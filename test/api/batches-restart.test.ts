/** A batch whose worker is stopped in the middle, again and again: it goes on where it stood, and every item is done exactly once. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { batchRow, openBatch } from '../support/batch.ts';
import { startApi, type TestApi } from '../support/platform-api.ts';
import { until } from '../support/until.ts';

let it: TestApi;
beforeEach(async () => {
  it = await startApi({ engine: 'temporal', forgetful: true });
});
afterEach(() => it?.stop());

const codes = ['YKT-CUL-02'];
const rows = 6;

test('a worker stops in the middle and another goes on', { timeout: 600_000 }, async () => {
  const batch = await openBatch(it);
  await batch.apply(
    Array.from({ length: rows }, (_none, number) => batchRow(number)),
    codes,
  );
  await batch.approve(codes);
  await batch.sign();
  for (const granted of [1, 8]) {
    await until(async () => (await batch.summary()).byStatus.granted >= granted, 250_000);
    await it.restartWorker();
  }
  await until(async () => (await batch.view()).phase === 'over', 250_000);
  expect((await batch.summary()).byStatus).toMatchObject({ granted: 2 * rows, refused: 0, skipped: 0 });
  const { body } = await it.as('access-manager', 'GET', `/api/procedures/cases?batch=${batch.id}&limit=1`);
  expect(body.total).toBe(2 * rows);
  const { total } = (await it.as('access-manager', 'GET', '/api/registrations?register=catalogue-item&limit=1')).body;
  expect(total).toBe(rows);
  const items = await batch.items();
  expect(new Set(items.map((item) => item.case)).size).toBe(2 * rows);
});

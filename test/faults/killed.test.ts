/** Killed with -9 in the middle of ten durable runs, worker, server, Temporal and database each: all ten end, and each loan is written once. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { demoAccounts } from '../../engine/api/demo-accounts.ts';
import type { CaseRecord } from '../../engine/core/case.ts';
import { assertExists } from '../../engine/core/control.ts';
import { partsWithoutPages, startPlatform, type Platform } from '../../scripts/platform.ts';
import { freePorts } from '../../scripts/ports.ts';
import { signIn, type ApiClient } from '../../scripts/tour/api-client.ts';
import { until } from '../support/until.ts';

const runs = 10;
let dataDir: string;
let platform: Platform;
let operator: ApiClient;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'yikatong-faults-'));
  platform = await startPlatform({ dataDir, ports: await freePorts(), quiet: true, only: partsWithoutPages });
  const { account, password } = assertExists(
    demoAccounts.find(({ role }) => role === 'scenario-designer'),
    'designer',
  );
  operator = await signIn(platform.urls.api, account, password);
}, 180_000);

afterAll(async () => {
  await platform?.stop();
  await rm(dataDir, { recursive: true, force: true });
});

const processNamed = (name: 'worker' | 'server' | 'temporal' | 'mongodb') =>
  assertExists(platform.processes[name], name);
const setLibrary = (faults: object) =>
  fetch(`${platform.urls.applicationSystem}/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(faults),
  });
const loans = async () =>
  ((await (await fetch(`${platform.urls.applicationSystem}/records`)).json()) as { items: { key: string }[] }).items;
const recordOf = (id: string) => operator.get<CaseRecord>(`/cases/${id}`).catch(() => null);
const standsAtLoan = (record: CaseRecord | null) =>
  record?.status === 'running' && record.at.includes('loan') ? record : null;

it('ends every run, and writes each loan once', async () => {
  // The library answers late, so that every run is in the middle when the blows fall.
  await setLibrary({ delayMs: 2500, count: 1_000_000 });
  const opened = await Promise.all(
    Array.from({ length: runs }, (_, index) =>
      operator.post<CaseRecord>('/scenarios/library-lending/cases?wait=0', {
        card: 'demo-wang',
        inputs: { barcode: `TS202611${index}` },
      }),
    ),
  );
  const ids = opened.map(({ id }) => id);
  expect(new Set(ids).size).toBe(runs);
  await until(async () => (await Promise.all(ids.map(recordOf))).every(standsAtLoan), 60_000);

  for (const name of ['worker', 'temporal', 'mongodb', 'server'] as const) {
    const child = processNamed(name);
    const before = child.pid;
    await child.kill('SIGKILL');
    await child.ready();
    expect(child.pid).not.toBe(before);
  }
  await setLibrary({ count: 0 });

  const records = await Promise.all(
    ids.map((id) =>
      until(async () => {
        const record = await recordOf(id);
        return record?.endedAt ? record : null;
      }, 120_000),
    ),
  );
  expect(records.map(({ status, outcome }) => `${status} ${outcome?.code}`)).toEqual(
    Array.from({ length: runs }, () => 'completed lent'),
  );
  for (const { trace } of records)
    expect(trace.map(({ node }) => node)).toEqual(['start', 'read', 'verify', 'decide', 'tell', 'loan', 'lent']);
  const keys = (await loans()).map(({ key }) => key);
  expect(keys.sort()).toEqual(ids.map((id) => `${id}/loan/1`).sort());
}, 300_000);

it('keeps nobody in clear, in the database, in Temporal’s or in the logs', async () => {
  const secrets = ['990100198605140112', '示范王小明'];
  const files = [
    'temporal.db',
    'temporal.db-wal',
    'mongo/yikatong.mv',
    'mongo/data.mv',
    'logs/server.log',
    'logs/worker.log',
  ];
  const found: string[] = [];
  let read = 0;
  for (const file of files) {
    const bytes = await readFile(join(dataDir, file)).catch(() => null);
    if (!bytes) continue;
    read += 1;
    for (const secret of secrets)
      if (bytes.includes(secret) || bytes.includes(Buffer.from(secret, 'utf16le'))) found.push(`${secret} in ${file}`);
  }
  expect(read).toBeGreaterThanOrEqual(4);
  expect(found).toEqual([]);
});

/** The application system's client against its simulator: each record is written once, through faults and crashes. */
import { appendFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadKeys, type Keys } from '../../engine/crypto/keys.ts';
import { startSimulator, type RunningSimulator } from '../../test/support/start-simulator.ts';
import { causeOf, verifyConnector } from '../../test/support/verify-connector.ts';
import { createApplicationSystem } from './client.ts';

let dir: string;
let keys: Keys;
let simulator: RunningSimulator;
const start = () => startSimulator(join(import.meta.dirname, 'simulator.ts'), 'APPLICATION_SYSTEM_PORT', dir);
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'application-system-'));
  keys = await loadKeys(join(dir, 'keys'));
  simulator = await start();
});
afterAll(async () => {
  await simulator.kill();
  await rm(dir, { recursive: true });
});

const loan = (key: string, book = '红楼梦') => ({
  system: 'demo-library',
  record: 'loan',
  key,
  fields: { name: '示范王小明', book },
});
const client = (timeoutMs = 5000) => createApplicationSystem({ url: simulator.url, keys, timeoutMs });
const records = async () =>
  (
    (await (await fetch(`${simulator.url}/records`)).json()) as {
      items: { key: string; receipt: string; cancelled: boolean }[];
    }
  ).items;
let calls = 0;

describe('the application system', () => {
  verifyConnector({
    simulator: () => simulator,
    call: (options) =>
      createApplicationSystem({ keys, ...options })['application-system.write'](loan(`case-${calls++}`)),
    expected: { receipt: expect.stringMatching(/^DL-\d{8}$/) as string, repeated: false },
  });

  it('writes a key once, however often and at the same moment it comes', async () => {
    const write = client()['application-system.write'];
    const answers = await Promise.all(Array.from({ length: 5 }, () => write(loan('once'))));
    expect(new Set(answers.map(({ receipt }) => receipt)).size).toBe(1);
    expect(answers.filter(({ repeated }) => !repeated)).toHaveLength(1);
    expect((await records()).filter(({ key }) => key === 'once')).toHaveLength(1);
  });

  it('gives the same receipt after its answer was lost', async () => {
    await simulator.break({ fail: 'lost-answer', count: 1 });
    expect(await causeOf(client()['application-system.write'](loan('lost')))).toBe('not-reached');
    expect(await client()['application-system.write'](loan('lost'))).toMatchObject({ repeated: true });
  });

  it('refuses a key with other fields, and a system it is not', async () => {
    const write = client()['application-system.write'];
    await write(loan('reused'));
    await expect(write(loan('reused', '水浒传'))).rejects.toThrow('idempotency-key-reused');
    await expect(write({ ...loan('x'), system: 'other' })).rejects.toThrow('not-found');
  });

  it('undoes a record by its key, and does not write it again', async () => {
    const doors = client();
    const { receipt } = await doors['application-system.write'](loan('to-cancel'));
    const cancel = (record: string, key: string) =>
      doors['application-system.cancel']({ system: 'demo-library', record, key });
    expect(await cancel('return', 'to-cancel')).toEqual({ cancelled: false });
    expect(await cancel('loan', 'never-written')).toEqual({ cancelled: false });
    expect(await cancel('loan', 'to-cancel')).toEqual({ cancelled: true });
    expect(await cancel('loan', 'to-cancel')).toEqual({ cancelled: true });
    expect(await doors['application-system.write'](loan('to-cancel'))).toEqual({ receipt, repeated: true });
    expect((await records()).find(({ key }) => key === 'to-cancel')).toMatchObject({ cancelled: true });
  });

  it('answers the calls of its interfaces, each once', async () => {
    const call = client()['application-system.call'];
    const question = (key: string, name = 'availability') => ({
      system: 'demo-library',
      interface: name,
      key,
      fields: { barcode: 'TS20260001' },
    });
    const first = await call(question('call-1'));
    expect(first).toMatchObject({ fields: { available: true }, repeated: false });
    expect(await call(question('call-1'))).toEqual({ ...first, repeated: true });
    await expect(call(question('call-1', 'reserve'))).rejects.toThrow('idempotency-key-reused');
    await expect(call(question('call-2', 'constructor'))).rejects.toMatchObject({
      slug: 'not-found',
      details: { what: 'constructor' },
    });
  });

  it('keeps what it acknowledged through kill -9 and a torn last line, with no name in clear', async () => {
    const before = await records();
    await simulator.kill();
    const file = join(dir, 'application-system/journal.jsonl');
    const lines = (await readFile(file, 'utf8')).trimEnd().split('\n').length;
    await appendFile(file, '{"receipt":"DL-9');
    simulator = await start();
    expect(await records()).toEqual(before);
    expect(await client()['application-system.write'](loan('once'))).toMatchObject({ repeated: true });
    const next = await client()['application-system.write'](loan('after the crash'));
    expect(next.receipt).toBe(`DL-${String(before.length + 1).padStart(8, '0')}`);
    const content = await readFile(file, 'utf8');
    expect(content).not.toContain('示范');
    expect(
      content
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as unknown),
    ).toHaveLength(lines + 1);
  });
});

/** Sample tests: the virtual terminal passes them all, also over the terminal's process, and each way to do it wrongly fails the step that it should. */
import { type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it, test } from 'vitest';
import { canonicalJson } from '../../engine/core/canonical-json.ts';
import { assertExists } from '../../engine/core/control.ts';
import { text } from '../../engine/core/text.ts';
import { DemoTerminalModels } from '../../engine/core/terminals/model.ts';
import { testsFor, testsMissing } from '../../engine/core/terminals/sample-test.ts';
import { sm3 } from '../../engine/crypto/sm3.ts';
import { loadCardholders } from './cardholders.ts';
import { createRootKeyPsam } from './psam.ts';
import { createReaders } from './readers.ts';
import { loadSampleTests, runSampleTests, type SampleRun } from './sample-test.ts';
import { createTestedTerminal, createVirtualTerminal, type TerminalUnderTest } from './terminal-under-test.ts';
import { createTerminal } from './terminal.ts';
import { openHttpTransport } from './transport-http.ts';

const cardholders = loadCardholders();
const tests = loadSampleTests();
const file = new URL('../../rulesets/demo/terminal-models.json', import.meta.url);
const { models } = DemoTerminalModels.parse(JSON.parse(readFileSync(file, 'utf8')));
const modelNamed = (id: string) =>
  assertExists(
    models.find((each) => each.id === id),
    id,
  );
const reader = modelNamed('demo-reader-200');
const firmware = assertExists(reader.firmware[1], 'a build').sm3;
const terminal = createVirtualTerminal(cardholders);
const run = (more: Partial<SampleRun> = {}) =>
  runSampleTests({ ...{ model: reader, firmware, at: '2026-11-22T00:00:00Z', terminal, tests }, ...more });

it.each(models.map(({ id }) => id))('the virtual terminal passes as %s', async (id) => {
  const report = await run({ model: modelNamed(id) });
  const failed = report.tests.flatMap(({ id: name, steps }) =>
    steps.filter(({ passed }) => !passed).map(({ expected, got }) => `${name}: ${expected} | ${got}`),
  );
  expect(failed).toEqual([]);
  expect(report.sum.passed).toBe(testsFor(modelNamed(id), tests).length);
});

test('a form takes the tests of what it does', () => {
  expect(testsFor(modelNamed('demo-scanner-1'), tests).map(({ id }) => id)).toEqual(['e-card-code']);
  expect(testsFor(modelNamed('demo-gate-30'), tests).map(({ id }) => id)).not.toContain('pin');
  expect(testsFor(modelNamed('demo-kiosk-7'), tests)).toHaveLength(tests.length);
});

/** The virtual terminal with something done wrongly. */
const faulty = (change: (inner: Awaited<ReturnType<TerminalUnderTest['put']>>) => object): TerminalUnderTest => ({
  put: async (card) => {
    const inner = await terminal.put(card);
    return { ...inner, ...change(inner) };
  },
});

test.each<[string, Partial<SampleRun>, string[]]>([
  ['a PSAM with other keys', { keys: { psam: createRootKeyPsam(new Uint8Array(16)) } }, ['authentication']],
  [
    'no prompts',
    { terminal: faulty(() => ({ shown: async () => null })) },
    ['authentication', 'basic-read', 'copied-card', 'lost-card', 'other-region', 'pin', 'torn-out'],
  ],
  ['a state that is not asked for', { terminal: faulty(() => ({ state: async () => 'normal' })) }, ['lost-card']],
  ['old data after the card is gone', { terminal: faulty(() => ({ takeOut: async () => {} })) }, ['torn-out']],
  [
    'a driver that loses status words',
    { terminal: faulty(() => ({ transport: { transmit: async () => new Uint8Array(), close: async () => {} } })) },
    ['authentication', 'basic-read', 'copied-card', 'lost-card', 'other-region', 'pin', 'torn-out'],
  ],
])('%s fails, and the report says how to mend it', async (_name, more, expected) => {
  const report = await run(more);
  const failed = report.tests.filter(({ passed }) => !passed);
  expect(failed.map(({ id }) => id).sort()).toEqual(expected);
  for (const { steps } of failed) for (const { passed, mend } of steps) expect(mend === null).toBe(passed);
});

test('a report proves its own tests, of its own model and build only', async () => {
  const report = await run();
  const { digest, ...rest } = report;
  expect(digest).toBe(sm3(canonicalJson(rest)));
  expect(testsMissing(reader, firmware, tests, [report])).toEqual([]);
  expect(testsMissing(reader, 'f'.repeat(64), tests, [report])).toEqual(testsFor(reader, tests));
  expect(testsMissing({ ...reader, id: 'other' }, firmware, tests, [report])).toHaveLength(report.tests.length);
  const bad = await run({ keys: { psam: createRootKeyPsam(new Uint8Array(16)) } });
  expect(testsMissing(reader, firmware, tests, [bad]).map(({ id }) => id)).toEqual(['authentication']);
});

let server: Server;
let process: ReturnType<typeof createTerminal>;
beforeAll(async () => {
  const pcsc = { available: false as const, reason: text('不用', 'left alone') };
  process = createTerminal(createReaders({ cardholders, choice: 'memory', pcsc }), {
    scanner: { scan: async () => 'code' },
  });
  server = process.app.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await process.close();
});

it('tells the same of a terminal that is reached over its interface', async () => {
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const signal = AbortSignal.timeout(60_000);
  const overHttp = createTestedTerminal(cardholders, (card) =>
    openHttpTransport(url, { reader: 'virtual', card }, signal),
  );
  expect(await run({ terminal: overHttp })).toEqual(await run());
});

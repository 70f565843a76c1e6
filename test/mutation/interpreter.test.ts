/** A mistake in the interpreter's joins, items, errors or taking back is noticed by its tests: each is made in a copy, and they run over it. */
import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mutations, type Mutation } from './mutations.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const dir = mkdtempSync(join(tmpdir(), 'yikatong-mutation-'));
const asItIs = 'as-it-is';
/** What the interpreter's tests stand on. */
const needed = [
  ...['engine/core', 'rulesets', 'tsconfig.base.json'],
  ...['led-host', 'people', 'rulesets', 'scenario-of'].map((name) => `test/support/${name}.ts`),
];

interface Report {
  testResults: { name: string; assertionResults: { status: string }[] }[];
}
let told: Map<string, { passed: number; failed: number }>;

const nameOf = (index: number) => `m${String(index).padStart(2, '0')}`;

/** Copies what is needed, and makes the mistake in the copy. */
function lay(name: string, mutation?: Mutation): void {
  const filter = (path: string) => !path.endsWith('.test.ts') || /\/interpret[a-z-]*\.test\.ts$/.test(path);
  for (const each of needed) cpSync(join(root, each), join(dir, name, each), { recursive: true, filter });
  if (!mutation) return;
  const file = join(dir, name, 'engine/core', mutation.file);
  writeFileSync(
    file,
    readFileSync(file, 'utf8').replace(mutation.from, () => mutation.to),
  );
}

/** Runs the tests over all copies at once, and counts what passed and what failed over each. */
async function runAll(): Promise<typeof told> {
  const report = join(dir, 'report.json');
  const args = ['run', '--root', dir, '--no-isolate', '--reporter=json', `--outputFile=${report}`];
  await new Promise<void>((resolve) => {
    // It ends with an error, since mistakes are noticed: only its report is looked at.
    execFile(process.execPath, [join(root, 'node_modules/vitest/vitest.mjs'), ...args], { timeout: 280_000 }, () =>
      resolve(),
    );
  });
  const { testResults } = JSON.parse(readFileSync(report, 'utf8')) as Report;
  const counts: typeof told = new Map();
  for (const { name, assertionResults } of testResults) {
    const copy = name.split('/engine/core/')[0]?.split('/').at(-1) ?? '';
    const { passed, failed } = counts.get(copy) ?? { passed: 0, failed: 0 };
    const count = (status: string) => assertionResults.filter((each) => each.status === status).length;
    counts.set(copy, { passed: passed + count('passed'), failed: failed + count('failed') });
  }
  return counts;
}

beforeAll(async () => {
  symlinkSync(join(root, 'node_modules'), join(dir, 'node_modules'));
  writeFileSync(join(dir, 'package.json'), JSON.stringify({ type: 'module' }));
  lay(asItIs);
  mutations.forEach((mutation, index) => lay(nameOf(index), mutation));
  told = await runAll();
}, 300_000);
afterAll(() => rmSync(dir, { recursive: true, force: true }));

it('finds no fault in the interpreter as it is', () => {
  expect(told.get(asItIs)?.passed).toBeGreaterThan(20);
  expect(told.get(asItIs)?.failed).toBe(0);
});

describe('notices that', () => {
  it.each(mutations.map((mutation, index) => ({ ...mutation, index })))('$name', ({ index, file, from }) => {
    const pieces = readFileSync(join(root, 'engine/core', file), 'utf8').split(from).length - 1;
    expect(pieces, `places in ${file} where the mistake could be made`).toBe(1);
    const { passed = 0, failed = 0 } = told.get(nameOf(index)) ?? {};
    // Where nothing passes, the mistake did not even run.
    expect(passed, 'tests that it leaves alone').toBeGreaterThan(0);
    expect(failed, 'tests that notice it').toBeGreaterThan(0);
  });
});

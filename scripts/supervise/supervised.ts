// One child process under supervision: started, watched, logged, restarted after a crash, stopped with its whole group.
import { type ChildProcess, spawn } from 'node:child_process';
import { type WriteStream, createWriteStream, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { CannotPrepare } from '../steps.ts';
import { guard, release } from './guard.ts';
import { type Readiness, until } from './readiness.ts';
import { isGone, signalGroup } from './signals.ts';

/** What to run, and how to tell that it is ready. */
export interface ProcessSpec {
  name: string;
  command: string;
  args: string[];
  cwd?: string;
  env?: Record<string, string>;
  ready: Readiness;
  /** How long it may take to be ready, and to stop, before it is given up or killed. */
  readyWithinMs?: number;
  stopWithinMs?: number;
}

/** A child process that is kept alive. */
export interface Supervised {
  readonly name: string;
  /** The process id, undefined while it is down. */
  readonly pid: number | undefined;
  /** How often it was started again after it had ended by itself. */
  readonly restarts: number;
  readonly logFile: string;
  /** Starts it if it is down; resolves when ready. */
  start(): Promise<void>;
  /** Resolves when it is up and ready, after a crash too. */
  ready(): Promise<void>;
  /** Signals its process group; it will be restarted after that, unless it survives. Resolves when the process has ended, or at once for signals that do not end it. */
  kill(signal?: NodeJS.Signals): Promise<void>;
  /** Ends it gently and keeps it down. */
  stop(): Promise<void>;
  /** Ends it gently and starts it again; resolves when ready. */
  restart(): Promise<void>;
}

const shortestPauseMs = 200;
const longestPauseMs = 10_000;
const stableAfterMs = 20_000;
const keptOutput = 8_000;

/** Puts a process under supervision without starting it. */
export function createSupervised(spec: ProcessSpec, logFile: string): Supervised {
  const { readyWithinMs = 60_000, stopWithinMs = 8_000 } = spec;
  let child: ChildProcess | undefined;
  let log: WriteStream | undefined;
  let wanted = false;
  let output = '';
  let restarts = 0;
  let pauseMs = shortestPauseMs;
  let begunAt = 0;
  let timer: NodeJS.Timeout | undefined;

  function record(text: string): void {
    output = (output + text).slice(-keptOutput);
    log?.write(text);
  }

  function launch(): void {
    begunAt = Date.now();
    output = '';
    if (!log) {
      mkdirSync(dirname(logFile), { recursive: true });
      log = createWriteStream(logFile, { flags: 'a' });
    }
    const started = spawn(spec.command, spec.args, {
      ...(spec.cwd && { cwd: spec.cwd }),
      env: { ...process.env, ...spec.env },
      stdio: ['ignore', 'pipe', 'pipe'],
      // A group of its own: the terminal's Ctrl-C reaches only us, and we end the whole group.
      detached: true,
    });
    child = started;
    const { pid } = started;
    if (pid) guard(pid);
    record(`--- ${new Date().toISOString()} ${spec.name} started (pid ${pid ?? '-'})\n`);
    started.stdout.setEncoding('utf8').on('data', record);
    started.stderr.setEncoding('utf8').on('data', record);
    let ended = false;
    const end = (why: string) => {
      if (ended) return;
      ended = true;
      if (pid) {
        signalGroup(pid, 'SIGKILL');
        release(pid);
      }
      record(`--- ${new Date().toISOString()} ${spec.name} ended: ${why}\n`);
      if (child === started) child = undefined;
      if (wanted) startAgainLater();
    };
    started.once('error', (error) => end(error.message));
    started.once('exit', (code, signal) => end(signal ?? `exit code ${code ?? '-'}`));
  }

  function startAgainLater(): void {
    pauseMs = Date.now() - begunAt > stableAfterMs ? shortestPauseMs : Math.min(pauseMs * 2, longestPauseMs);
    restarts += 1;
    timer = setTimeout(launch, pauseMs);
  }

  async function ready(): Promise<void> {
    const what = `${spec.name} is not ready; its log: ${logFile}`;
    const crashLimit = restarts + 3;
    try {
      await until(
        async () => {
          if (restarts >= crashLimit) throw new CannotPrepare(`${spec.name} keeps ending`);
          const asked = child;
          return asked !== undefined && (await spec.ready(output)) && child === asked;
        },
        readyWithinMs,
        what,
      );
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new CannotPrepare(
        `${reason}\n    ${output.trim().split('\n').slice(-8).join('\n    ')}\n    log: ${logFile}`,
      );
    }
  }

  async function stop(): Promise<void> {
    wanted = false;
    clearTimeout(timer);
    const pid = child?.pid;
    if (!pid) return;
    signalGroup(pid, 'SIGTERM');
    await until(() => isGone(pid), stopWithinMs, spec.name).catch(() => signalGroup(pid, 'SIGKILL'));
    await until(() => child?.pid !== pid, 5_000, `${spec.name} does not end`);
    log?.end();
    log = undefined;
  }

  async function start(): Promise<void> {
    if (!wanted) {
      wanted = true;
      pauseMs = shortestPauseMs;
      launch();
    }
    await ready();
  }

  return {
    name: spec.name,
    get pid() {
      return child?.pid;
    },
    get restarts() {
      return restarts;
    },
    logFile,
    start,
    ready,
    stop,
    restart: () => stop().then(start),
    kill: async (signal = 'SIGKILL') => {
      const pid = child?.pid;
      if (!pid) return;
      signalGroup(pid, signal);
      if (signal === 'SIGKILL' || signal === 'SIGTERM')
        await until(() => child?.pid !== pid, stopWithinMs, `${spec.name} survives ${signal}`);
    },
  };
}

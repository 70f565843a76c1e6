// The parent's side of the guardian: tells it which process groups must not outlive this process.
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { node } from '../settings.ts';

const guarded = new Set<number>();
let guardian: ChildProcess | undefined;

function startGuardian(): ChildProcess {
  const begun = Date.now();
  // A session of its own, so that a terminal's Ctrl-C or hang-up does not take the guardian along.
  const started = spawn(node, [join(import.meta.dirname, 'guardian.ts')], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  started.stdin.on('error', () => undefined);
  started.once('exit', () => {
    if (guardian !== started) return;
    // One that somebody has killed is replaced; one that can't run at all is not tried again and again.
    guardian = guarded.size > 0 && Date.now() - begun > 1_000 ? startGuardian() : undefined;
  });
  started.unref();
  for (const pid of guarded) started.stdin.write(`+${pid}\n`);
  return started;
}

/** From now on the process group ends with this process, however this process ends. */
export function guard(pid: number): void {
  guarded.add(pid);
  if (guardian) guardian.stdin?.write(`+${pid}\n`);
  else guardian = startGuardian();
}

/** The process group has ended; the guardian goes when it has nothing left to guard. */
export function release(pid: number): void {
  guarded.delete(pid);
  guardian?.stdin?.write(`-${pid}\n`);
  if (guarded.size > 0) return;
  guardian?.stdin?.end();
  guardian = undefined;
}

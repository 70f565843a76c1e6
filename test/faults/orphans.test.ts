// Nothing that a platform has started outlives it, and nothing but what crashed is restarted.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { node } from '../../scripts/settings.ts';
import { createSupervisor } from '../../scripts/supervise.ts';
import { prints, until } from '../../scripts/supervise/readiness.ts';
import { isGone } from '../../scripts/supervise/signals.ts';

let dir: string;
beforeEach(() => void (dir = mkdtempSync(join(tmpdir(), 'yikatong-orphans-'))));
afterEach(() => rmSync(dir, { recursive: true, force: true }));

async function startFamily() {
  const parent = spawn(node, [join(import.meta.dirname, '../support/family.ts'), dir], {
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
  let output = '';
  parent.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  await until(() => output.includes('\n'), 20_000, 'the family does not start');
  const { children } = JSON.parse(output) as { children: number[] };
  return { parent, children };
}

it('kill -9 of the parent ends its children and their children', async () => {
  const { parent, children } = await startFamily();
  expect(children.map(isGone)).toEqual([false, false]);
  parent.kill('SIGKILL');
  await until(() => children.every(isGone), 15_000, 'orphans are left');
});

it('Ctrl-C ends all children, the one that ignores SIGTERM too', async () => {
  const { parent, children } = await startFamily();
  process.kill(-(parent.pid ?? 0), 'SIGINT');
  await until(() => parent.exitCode !== null && children.every(isGone), 30_000, 'children are left');
  expect(parent.exitCode).toBe(0);
});

it('a crashed child comes back and its log tells of it; a stopped one stays down', async () => {
  const supervisor = createSupervisor(dir);
  const args = ['-e', "console.log('up'); setInterval(() => {}, 1000)"];
  const child = await supervisor.start({ name: 'child', command: node, args, ready: prints(/^up/m) });
  const first = child.pid;
  await child.kill('SIGKILL');
  await child.ready();
  expect(child.restarts).toBe(1);
  expect(child.pid).not.toBe(first);
  await supervisor.stop();
  expect(child.pid).toBeUndefined();
  expect(readFileSync(child.logFile, 'utf8')).toContain('child ended: SIGKILL');
});

it('a child that only ever crashes is given up on, with its last words', async () => {
  const supervisor = createSupervisor(dir);
  const args = ['-e', "console.error('no database'); process.exit(3)"];
  await expect(supervisor.start({ name: 'broken', command: node, args, ready: prints(/never/) })).rejects.toThrow(
    /keeps ending[^]*no database/,
  );
  await supervisor.stop();
});

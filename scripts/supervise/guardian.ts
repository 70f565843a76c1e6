// Outlives its parent by a moment: when the parent is gone, even by kill -9, it ends the process groups the parent had started.
import { createInterface } from 'node:readline';
import { isGone, signalGroup } from './signals.ts';

const graceMs = 3_000;
const groups = new Set<number>();

// Each line is "+PID" or "-PID"; the end of input means that the parent is gone.
for await (const line of createInterface({ input: process.stdin })) {
  const pid = Number(line.slice(1));
  if (line.startsWith('+')) groups.add(pid);
  else groups.delete(pid);
}

for (const pid of groups) signalGroup(pid, 'SIGTERM');
const deadline = Date.now() + graceMs;
while (Date.now() < deadline && ![...groups].every(isGone)) await new Promise((resolve) => setTimeout(resolve, 50));
for (const pid of groups) signalGroup(pid, 'SIGKILL');

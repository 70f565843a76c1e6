// A parent for the orphans test: supervises two children, one with a child of its own, prints their ids, then waits to be killed.
import { node } from '../../scripts/settings.ts';
import { createSupervisor } from '../../scripts/supervise.ts';
import { prints } from '../../scripts/supervise/readiness.ts';

const supervisor = createSupervisor(process.argv[2] ?? '.');
const stubborn = "process.on('SIGTERM', () => {}); console.log('up'); setInterval(() => {}, 1000);";
const [stubbornChild, shell] = [
  await supervisor.start({ name: 'node', command: node, args: ['-e', stubborn], ready: prints(/up/) }),
  await supervisor.start({
    name: 'shell',
    command: '/bin/sh',
    args: ['-c', 'sleep 1000 & echo grandchild $! ; echo up; wait'],
    ready: prints(/up/),
  }),
];
process.stdout.write(`${JSON.stringify({ children: [stubbornChild.pid, shell.pid] })}\n`);
process.on('SIGINT', () => void supervisor.stop().then(() => process.exit(0)));
setInterval(() => undefined, 1_000);

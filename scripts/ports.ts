// Finds out which ports are taken, and by which setting to move away from them.
import { randomInt } from 'node:crypto';
import { connect, createServer } from 'node:net';
import { portSettings, type Ports } from './settings.ts';
import { CannotPrepare } from './steps.ts';

/** Whether somebody accepts connections at the port of this machine. */
export function isListening(port: number, host = '127.0.0.1', timeoutMs = 1_000): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host });
    const answer = (yes: boolean) => {
      socket.destroy();
      resolve(yes);
    };
    socket.setTimeout(timeoutMs, () => answer(false));
    socket.once('connect', () => answer(true)).once('error', () => answer(false));
  });
}

function listenOn(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : port));
    });
  });
}

/** Below the ports that systems lend to outgoing connections: one of those can be taken between its choice and its use. */
const [lowest, highest] = [10_240, 32_000];

/** Gives a port that nobody uses at this moment. */
export async function freePort(): Promise<number> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await listenOn(randomInt(lowest, highest));
    } catch (error) {
      if (tries >= 50) throw error;
    }
  }
}

/** Gives a set of unused ports, for a platform beside others on the same machine. */
export async function freePorts(): Promise<Ports> {
  const names = Object.keys(portSettings) as (keyof Ports)[];
  const chosen = new Set<number>();
  while (chosen.size < names.length) chosen.add(await freePort());
  const ports = [...chosen];
  return Object.fromEntries(names.map((name, index) => [name, ports[index]])) as unknown as Ports;
}

/** Throws, naming each taken port and the variable to set, unless all are free. */
export async function requireFreePorts(ports: Partial<Ports>): Promise<void> {
  const taken: string[] = [];
  for (const [key, port] of Object.entries(ports) as [keyof Ports, number][]) {
    const free = await listenOn(port).then(
      () => true,
      () => false,
    );
    if (!free) taken.push(`port ${port} is taken (端口被占用): set ${portSettings[key].variable} to another one`);
  }
  if (taken.length > 0) throw new CannotPrepare(taken.join('\n  '));
}

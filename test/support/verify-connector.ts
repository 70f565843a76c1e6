/** Table tester of a connector: its client against its simulator, which runs as a process of its own, well and badly. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localChannel, type Faults } from '../../connectors/sealed-http/simulator.ts';
import { loadKeyPair } from '../../engine/crypto/keys.ts';

/** A port that nothing listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

/** Waits until a condition holds, looking every few milliseconds; fails after `withinMs`. */
export async function until<T>(
  look: () => Promise<T | false | null | undefined> | T | false | null | undefined,
  withinMs = 20_000,
): Promise<T> {
  const end = Date.now() + withinMs;
  for (;;) {
    const found = await look();
    if (found !== false && found !== null && found !== undefined) return found;
    if (Date.now() > end) throw new Error(`not within ${withinMs} ms`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

/** A simulator under test. */
export interface RunningSimulator {
  url: string;
  dataDir: string;
  kill(signal?: NodeJS.Signals): Promise<void>;
  restart(): Promise<void>;
  faults(faults: Partial<Faults>): Promise<void>;
}

/** Starts a simulator and waits until it answers. */
export async function startSimulator(file: string, portVariable: string): Promise<RunningSimulator> {
  const dataDir = await mkdtemp(join(tmpdir(), 'yikatong-simulator-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const script = fileURLToPath(new URL(`../../connectors/${file}`, import.meta.url));
  let child: ChildProcess;
  const start = async () => {
    child = spawn(process.execPath, [script], {
      env: { ...process.env, DATA_DIR: dataDir, [portVariable]: String(port) },
      stdio: 'inherit',
    });
    await until(() =>
      fetch(`${url}/healthz`).then(
        ({ ok }) => ok,
        () => false,
      ),
    );
  };
  await start();
  const post = (body: unknown) =>
    fetch(`${url}/faults`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  return {
    url,
    dataDir,
    restart: start,
    faults: async (faults) => void (await post({ fail: 'none', delayMs: 0, count: 1, ...faults })),
    async kill(signal = 'SIGKILL') {
      const gone = once(child, 'exit');
      child.kill(signal);
      await gone;
    },
  };
}

/** What a connector needs to be verified. */
export interface ConnectorUnderTest<Client> {
  name: string;
  simulator: string;
  portVariable: string;
  create: (parts: { url: string; timeoutMs: number; channel: () => ReturnType<typeof localChannel> }) => Client;
  /** Asks something that is answered well. */
  call: (client: Client) => Promise<unknown>;
  answer: unknown;
}

/** Verifies that a connector answers, and that each way of failing becomes the problem that names it; further tests get the simulator. */
export function verifyConnector<Client>(
  under: ConnectorUnderTest<Client>,
  more?: (simulator: () => RunningSimulator, client: () => Client) => void,
): void {
  describe(under.name, () => {
    let simulator: RunningSimulator;
    let client: Client;
    beforeAll(async () => {
      simulator = await startSimulator(under.simulator, under.portVariable);
      await loadKeyPair(simulator.dataDir, 'platform');
      client = under.create({
        url: simulator.url,
        timeoutMs: 700,
        channel: () => localChannel(simulator.dataDir, 'platform', under.name),
      });
    }, 60_000);
    afterAll(() => simulator?.kill());

    it('answers', async () => expect(await under.call(client)).toMatchObject(under.answer as object));
    it.each([
      ['is late', { delayMs: 2000 }],
      ['is down', { fail: 'unavailable' }],
      ['talks rubbish', { fail: 'garbage' }],
      ['signs wrongly', { fail: 'wrong-signature' }],
    ] as const)('is unavailable when the partner %s, and well again after', async (_what, faults) => {
      await simulator.faults(faults);
      await expect(under.call(client)).rejects.toMatchObject({ slug: 'connector-unavailable' });
      expect(await under.call(client)).toMatchObject(under.answer as object);
    });
    it('refuses a message that was taken before', async () => {
      const channel = await localChannel(simulator.dataDir, 'platform', under.name);
      const send = (message: unknown) =>
        fetch(`${simulator.url}/messages`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(message),
        });
      const message = channel.seal('nothing', {});
      expect((await send(message)).status).toBe(200);
      const again = await send(message);
      expect([again.status, await again.json()]).toEqual([
        400,
        { refused: { 'zh-CN': '报文重复', en: 'the message was taken before' } },
      ]);
    });
    more?.(
      () => simulator,
      () => client,
    );
  });
}

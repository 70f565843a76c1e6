/** The card terminal over HTTP: what the client reads, and what it says when it cannot. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assertExists } from '../../engine/core/control.ts';
import { CardRight } from '../../engine/core/operations/terminal.ts';
import { loadCardholders } from './cardholders.ts';
import { createTerminalDoors, type CardReaderOptions } from './client.ts';
import { createMemoryCardReader } from './memory-card-reader.ts';
import { createRootKeyPsam } from './psam.ts';
import { createReaders } from './readers.ts';
import { createPhoneScanner } from './scanner.ts';
import { createTerminal } from './terminal.ts';

const cardholders = loadCardholders();
const createCardReader = (options: CardReaderOptions) => createTerminalDoors(options)['card-reader.read'];
const simulator = new URL('./simulator.ts', import.meta.url).pathname;
const from = (card?: string) => ({ reader: 'virtual', ...(card ? { card } : {}) });

/** Starts the terminal's process on a free port and gives its address, which is the first thing it says. */
async function start(env: Record<string, string>): Promise<{ process: ChildProcess; url: string }> {
  const child = spawn(process.execPath, [simulator], {
    env: { ...process.env, CARD_PORT: '0', CARD_READER: 'memory', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  return { process: child, url: assertExists(/http:\S+/.exec(line)?.[0], 'the address of the terminal') };
}

describe('a card read over the terminal process', () => {
  let terminal: { process: ChildProcess; url: string };
  beforeAll(async () => {
    terminal = await start({});
  });
  afterAll(async () => {
    terminal.process.kill('SIGTERM');
    const [code] = (await once(terminal.process, 'exit')) as [number | null];
    expect(code).toBe(0);
  });
  const post = (path: string, body: unknown) =>
    fetch(terminal.url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });

  it.each(cardholders.map(({ id }) => id))('%s reads as it does in memory', async (card) => {
    const input = { from: from(card), mode: 'contactless', authenticate: true } as const;
    const overHttp = await createCardReader({ url: terminal.url })(input);
    expect(overHttp).toEqual(await createMemoryCardReader(cardholders)(input));
  });

  it('serves many at once, and leaves no session behind', async () => {
    const read = createCardReader({ url: terminal.url });
    const readings = await Promise.all(
      Array.from({ length: 40 }, (_, n) => {
        const card = assertExists(cardholders[n % cardholders.length], 'a demo cardholder');
        return read({ from: from(card.id), mode: 'contact', authenticate: true }).then(
          ({ identificationCode }) => identificationCode === card.card.identificationCode,
        );
      }),
    );
    expect(readings).not.toContain(false);
    expect(await (await fetch(`${terminal.url}/healthz`)).json()).toEqual({ status: 'ok', sessions: 0 });
  });

  it.each(cardholders.map(({ id, card }) => [id, card.holdsKey] as const))(
    '%s proves its key, and lets a terminal in, only where it holds it',
    async (card, holdsKey) => {
      const doors = createTerminalDoors({ url: terminal.url });
      const authenticated = await doors['card-reader.authenticate']({ from: from(card), purpose: 'lending' });
      expect(authenticated).toEqual({ authenticated: holdsKey });
      for (const right of CardRight.options)
        expect(await doors['card-reader.authorise']({ from: from(card), right })).toEqual({ authorised: holdsKey });
    },
  );

  it('lets no terminal in that has another root key', async () => {
    const stranger = createTerminalDoors({ url: terminal.url, psam: createRootKeyPsam(new Uint8Array(16)) });
    const answer = await stranger['card-reader.authorise']({ from: from('demo-wang'), right: 'update' });
    expect(answer).toEqual({ authorised: false });
  });

  it('has the PIN typed at the terminal, and counts tries while the card comes and goes', async () => {
    await post('/faults', {});
    const verify = createTerminalDoors({ url: terminal.url })['card-reader.verify-pin'];
    expect(await verify({ from: from('demo-wang') })).toEqual({ result: 'verified', triesLeft: 3 });
    const tries = [];
    for (let n = 0; n < 4; n++) tries.push(await verify({ from: from('demo-zhao') }));
    expect(tries).toEqual([
      { result: 'wrong', triesLeft: 2 },
      { result: 'wrong', triesLeft: 1 },
      { result: 'locked', triesLeft: 0 },
      { result: 'locked', triesLeft: 0 },
    ]);
    expect(await verify({ from: from('demo-wu') })).toEqual({ result: 'locked', triesLeft: 0 });
    await post('/faults', { pad: 'right', count: 1 });
    expect(await verify({ from: from('demo-wu') })).toEqual({ result: 'verified', triesLeft: 3 });
    await post('/faults', { pad: 'wrong', count: 1 });
    expect(await verify({ from: from('demo-wang') })).toEqual({ result: 'wrong', triesLeft: 2 });
    expect(await verify({ from: from('demo-wang') })).toEqual({ result: 'verified', triesLeft: 3 });
  });

  it('is a connector that cannot be reached while it is broken', async () => {
    await post('/faults', { fail: 'unavailable', count: 1 });
    const verify = createTerminalDoors({ url: terminal.url })['card-reader.verify-pin'];
    await expect(verify({ from: from('demo-wang') })).rejects.toMatchObject({ slug: 'connector-unavailable' });
    expect(await verify({ from: from('demo-wang') })).toMatchObject({ result: 'verified' });
  });

  it.each([
    ['an unknown card', { reader: 'virtual', card: 'demo-nobody' }, 'not-found'],
    ['no card', { reader: 'virtual' }, 'not-found'],
    ['an unknown reader', { reader: 'nowhere' }, 'connector-unavailable'],
  ])('%s is named', async (_what, input, slug) => {
    const read = createCardReader({ url: terminal.url });
    await expect(read({ from: input, mode: 'contact', authenticate: true })).rejects.toMatchObject({ slug });
  });

  it.each([
    ['/sessions', {}, 422],
    ['/sessions', { reader: 'virtual', card: 'demo-wang', more: 1 }, 422],
    ['/sessions/none/apdus', { apdus: ['0084000008'] }, 404],
    ['/sessions/none/apdus', { apdus: ['0084000008', '00'] }, 422],
    ['/nothing', {}, 404],
    ['/sessions', 'x'.repeat(50_000), 413],
  ])('POST %s %j is answered %i', async (path, body, status) => {
    const response = await post(path, body);
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ problem: expect.any(String) as string });
  });

  it('answers a session that ended', async () => {
    const { session } = (await (await post('/sessions', from('demo-wang'))).json()) as { session: string };
    const address = `${terminal.url}/sessions/${session}`;
    expect((await fetch(address, { method: 'DELETE' })).status).toBe(204);
    expect((await fetch(address, { method: 'DELETE' })).status).toBe(404);
  });
});

describe('a terminal that is not there', () => {
  const input = { from: from('demo-wang'), mode: 'contact', authenticate: true } as const;
  const serve = async (answer: (server: Server) => void) => {
    const server = createServer();
    answer(server);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
  };

  it('is a connector that cannot be reached', async () => {
    const { server, url } = await serve(() => {});
    server.close();
    await expect(createCardReader({ url })(input)).rejects.toMatchObject({ slug: 'connector-unavailable' });
  });

  it('is one when it keeps silent', async () => {
    const { server, url } = await serve(() => {});
    await expect(createCardReader({ url, timeoutMs: 50 })(input)).rejects.toMatchObject({
      slug: 'connector-unavailable',
    });
    server.closeAllConnections();
    server.close();
  });

  it.each(['', '{}', '{"session":1}', '[]'])('is one when it says "%s"', async (body) => {
    const { server, url } = await serve((it) => it.on('request', (_request, response) => response.end(body)));
    await expect(createCardReader({ url })(input)).rejects.toMatchObject({ slug: 'connector-unavailable' });
    server.closeAllConnections();
    server.close();
  });
});

describe('a session that nobody uses', () => {
  it('ends by itself', async () => {
    const pcsc = { available: false, reason: { 'zh-CN': '无', en: 'none' } } as const;
    const scanner = createPhoneScanner('http://127.0.0.1:9');
    const terminal = createTerminal(createReaders({ cardholders, choice: 'memory', pcsc }), { idleMs: 20, scanner });
    const server = terminal.app.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const headers = { 'content-type': 'application/json' };
    await fetch(`${url}/sessions`, { method: 'POST', headers, body: JSON.stringify(from('demo-wang')) });
    await expect
      .poll(async () => (await fetch(`${url}/healthz`)).json(), { interval: 10 })
      .toEqual({ status: 'ok', sessions: 0 });
    server.closeAllConnections();
    server.close();
    await terminal.close();
  });
});

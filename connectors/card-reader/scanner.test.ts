/** A code that a phone shows is scanned at the terminal and resolved by the national platform, each a process of its own. */
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadKeys, type Keys } from '../../engine/crypto/keys.ts';
import { startSimulator, type RunningSimulator } from '../../test/support/start-simulator.ts';
import { createNationalPlatform } from '../national-platform/client.ts';
import { loadCardholders } from './cardholders.ts';
import { createTerminalDoors } from './client.ts';
import { createReaders } from './readers.ts';
import { createPhoneScanner } from './scanner.ts';
import { createTerminal } from './terminal.ts';

const cardholders = loadCardholders();
const from = (card?: string) => ({ reader: 'virtual', ...(card ? { card } : {}) });
let dir: string;
let keys: Keys;
let nationalPlatform: RunningSimulator;
let server: Server;
let url: string;

/** A terminal whose scanner sees the phones at an address. */
async function listenBefore(phones: string): Promise<Server> {
  const pcsc = { available: false, reason: { 'zh-CN': '无', en: 'none' } } as const;
  const readers = createReaders({ cardholders, choice: 'memory', pcsc });
  const listening = createTerminal(readers, { scanner: createPhoneScanner(phones) }).app.listen(0, '127.0.0.1');
  await once(listening, 'listening');
  return listening;
}
const addressOf = (it: Server) => `http://127.0.0.1:${(it.address() as AddressInfo).port}`;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'scanner-'));
  const file = join(import.meta.dirname, '../national-platform/simulator.ts');
  nationalPlatform = await startSimulator(file, 'NATIONAL_PLATFORM_PORT', dir);
  keys = await loadKeys(join(dir, 'keys'));
  server = await listenBefore(nationalPlatform.url);
  url = addressOf(server);
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await nationalPlatform.kill();
  await rm(dir, { recursive: true });
});

describe('the scanner of a terminal', () => {
  it.each(cardholders.map(({ id, card }) => [id, card.number]))(
    'reads whose phone it is: %s',
    async (id, cardNumber) => {
      const { code } = await createTerminalDoors({ url })['code-reader.scan']({ from: from(id), kind: 'certificate' });
      const resolve = createNationalPlatform({ url: nationalPlatform.url, keys })['national-platform.resolve-code'];
      expect(await resolve({ code })).toMatchObject({ cardNumber, level: 'certificate' });
      await expect(resolve({ code })).rejects.toThrow('code-not-valid');
    },
  );

  it('names a phone that is not there', async () => {
    const scan = createTerminalDoors({ url })['code-reader.scan'];
    for (const nobody of [from('demo-nobody'), from()])
      await expect(scan({ from: nobody, kind: 'show-code' })).rejects.toMatchObject({ slug: 'not-found' });
  });

  it('cannot be reached where no phone answers', async () => {
    const blind = await listenBefore('http://127.0.0.1:9');
    const scan = createTerminalDoors({ url: addressOf(blind) })['code-reader.scan'];
    const question = { from: from('demo-wang'), kind: 'show-code' } as const;
    await expect(scan(question)).rejects.toMatchObject({ slug: 'connector-unavailable' });
    blind.closeAllConnections();
    blind.close();
  });
});

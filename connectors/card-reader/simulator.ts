/** The card terminal as a process of its own: `node connectors/card-reader/simulator.ts`, by CARD_PORT (17303), CARD_READER (auto, pcsc, memory), CARD_IDLE_MS, and NATIONAL_PLATFORM_URL, where the phones of the demo are. */
import { z } from 'zod';
import { loadCardholders } from './cardholders.ts';
import { createReaders } from './readers.ts';
import { createPhoneScanner } from './scanner.ts';
import { createTerminal } from './terminal.ts';
import { loadPcsc, type Pcsc } from './transport-pcsc.ts';
import { text } from '../../engine/core/text.ts';

const Settings = z.object({
  CARD_PORT: z.coerce.number().int().min(0).max(65_535).default(17_303),
  CARD_READER: z.enum(['auto', 'pcsc', 'memory']).default('auto'),
  CARD_IDLE_MS: z.coerce.number().int().min(100).default(10_000),
  NATIONAL_PLATFORM_URL: z.url().default('http://127.0.0.1:17301'),
});

const settings = Settings.parse(process.env);
const leftAlone: Pcsc = { available: false, reason: text('未使用 PC/SC', 'PC/SC is left alone') };
const pcsc = settings.CARD_READER === 'memory' ? leftAlone : await loadPcsc();
if (!pcsc.available && settings.CARD_READER === 'pcsc') {
  console.error(`Card terminal: ${pcsc.reason['zh-CN']} / ${pcsc.reason.en}`);
  process.exit(1);
}

const readers = createReaders({
  cardholders: loadCardholders(),
  choice: settings.CARD_READER,
  pcsc,
  onFallback: (reason) => console.error(`Card terminal: the demo reader is in memory: ${reason}`),
});
const demoReader = await readers.prepare();
const terminal = createTerminal(readers, {
  idleMs: settings.CARD_IDLE_MS,
  scanner: createPhoneScanner(settings.NATIONAL_PLATFORM_URL),
});
const server = terminal.app.listen(settings.CARD_PORT, '127.0.0.1', (error) => {
  if (error) throw error;
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : settings.CARD_PORT;
  console.log(`Card terminal: http://127.0.0.1:${port} (${demoReader})`);
});

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    server.close();
    server.closeAllConnections();
    void terminal.close().finally(() => process.exit(0));
  });
}

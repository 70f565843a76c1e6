/** The HTTP side of a simulated partner: takes sealed messages, answers them, and can be told to fail. */
import express, { type Express } from 'express';
import { z } from 'zod';
import { createChannel, refusalOf, type Channel } from '../../engine/crypto/sealed-message.ts';
import { loadKeyPair, loadPublicKey } from '../../engine/crypto/keys.ts';

/** Faults a simulator plays on request: the next `count` messages are late, refused, garbled or signed wrongly. */
export const Faults = z.strictObject({
  fail: z.enum(['none', 'unavailable', 'garbage', 'wrong-signature']).default('none'),
  delayMs: z.int().min(0).max(60_000).default(0),
  count: z.int().min(0).max(1_000_000).default(1),
});
export type Faults = z.infer<typeof Faults>;

export interface SimulatedPartner {
  /** Name of this party, such as national-platform. */
  name: string;
  dataDir: string;
  /** Answers one request. @throws Problem `message-rejected`, which is told to the asker */
  answer: (purpose: string, content: unknown) => Promise<unknown>;
}

/** Makes our end of the conversation between two parties of one local platform. */
export async function localChannel(dataDir: string, name: string, partner: string): Promise<Channel> {
  const pair = await loadKeyPair(dataDir, name);
  return createChannel({ name, pair, partner: { name: partner, publicKey: await loadPublicKey(dataDir, partner) } });
}

/** Makes the simulator's application: POST /messages, POST /faults, GET /healthz. */
export function createSimulator({ name, dataDir, answer }: SimulatedPartner): Express {
  const app = express();
  let channel: Promise<Channel> | undefined;
  let faults: Faults = { fail: 'none', delayMs: 0, count: 0 };
  app.disable('x-powered-by');
  app.use(express.json({ limit: '2mb' }));
  app.get('/healthz', async (_request, response) => {
    await loadKeyPair(dataDir, name);
    response.json({ status: 'ok' });
  });
  app.post('/faults', (request, response) => {
    faults = Faults.parse(request.body);
    response.json(faults);
  });
  app.post('/messages', async (request, response) => {
    const now: Faults = faults.count > 0 ? faults : { fail: 'none', delayMs: 0, count: 0 };
    faults = { ...faults, count: Math.max(0, faults.count - 1) };
    if (now.delayMs > 0) await new Promise((resolve) => setTimeout(resolve, now.delayMs));
    if (now.fail === 'unavailable') return void response.status(503).end();
    if (now.fail === 'garbage') return void response.json({ hello: 'world' });
    try {
      channel ??= localChannel(dataDir, name, 'platform');
      const opened = (await channel).open(request.body);
      const content = await answer(opened.purpose, opened.content).then(
        (result) => ({ result }),
        (error: unknown) => {
          const refused = refusalOf(error);
          if (!refused) throw error;
          return { refused };
        },
      );
      const sealed = (await channel).answer(opened, content);
      response.json(
        now.fail === 'wrong-signature' ? { ...sealed, signature: sealed.signature.replace(/.{4}$/, 'AAA=') } : sealed,
      );
    } catch (error) {
      const refused = refusalOf(error);
      if (!refused) channel = undefined;
      response.status(refused ? 400 : 503).json({ refused });
    }
  });
  return app;
}

/** Serves a simulator on loopback until the process is told to stop. */
export function serveSimulator(app: Express, port: number): void {
  const server = app.listen(port, '127.0.0.1');
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      server.close();
      server.closeAllConnections();
    });
  }
}

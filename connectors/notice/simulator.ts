/** A notice service that sends nothing: it keeps what it was given in an outbox, shown at GET /outbox. */
import { join } from 'node:path';
import { type Express } from 'express';
import { type SimulatorParts } from '../sealed-messages/parts.ts';
import { createSimulator } from '../sealed-messages/simulator-door.ts';
import { openOutbox } from './outbox.ts';
import { addWebhookReceiver } from './receiver.ts';

/** Makes the simulator over the outbox in its folder. */
export async function simulateNotice({ keys, sealer, folder }: SimulatorParts): Promise<Express> {
  const outbox = await openOutbox({ path: join(folder, 'outbox.jsonl'), sealer });
  const app = createSimulator(keys, {
    'notify.send': (asked) => outbox.send(asked),
    'notice.deliver': (asked) => outbox.deliver(asked),
  });
  app.get('/outbox', (_request, response) => void response.json({ items: outbox.sent() }));
  addWebhookReceiver(app, keys);
  return app;
}

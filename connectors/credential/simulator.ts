/** An issuer of electronic documents: keeps a register, and shows it at GET /credentials without whom the documents are about. */
import { join } from 'node:path';
import { type Express } from 'express';
import { type SimulatorParts } from '../sealed-messages/parts.ts';
import { createSimulator } from '../sealed-messages/simulator-door.ts';
import { openRegister } from './register.ts';

/** Makes the simulator over the register in its folder. */
export async function simulateCredential({ keys, sealer, folder }: SimulatorParts): Promise<Express> {
  const register = await openRegister({ path: join(folder, 'register.jsonl'), sealer });
  const app = createSimulator(keys, {
    'credential.issue': (asked) => register.issue(asked),
    'credential.revoke': (asked) => register.revoke(asked),
  });
  app.get('/credentials', (_request, response) => void response.json({ items: register.documents() }));
  return app;
}

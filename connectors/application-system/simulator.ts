/** The demo library's own system: keeps records in a journal, shows them at GET /records. Settings: APPLICATION_SYSTEM_PORT, DATA_DIR. */
import { join } from 'node:path';
import { operations } from '../../engine/core/connectors.ts';
import { parse } from '../../engine/core/schema-errors.ts';
import { loadKeys } from '../../engine/crypto/keys.ts';
import { createSealer } from '../../engine/crypto/sealer.ts';
import { createSimulator, listen } from '../sealed-messages/simulator-door.ts';
import { applicationSystem } from './contract.ts';
import { openJournal } from './journal.ts';

const dataDir = process.env['DATA_DIR'] ?? '.data';
const keys = await loadKeys(join(dataDir, 'keys'), applicationSystem.name);
const journal = await openJournal(join(dataDir, 'application-system/records.jsonl'), createSealer(keys.dataKeys));

const app = createSimulator(keys, {
  'application-system.write': (body) => journal.write(parse(operations['application-system.write'].input, body)),
});
app.get('/records', (_request, response) => {
  const items = journal.lines().map(({ receipt, key, record, writtenAt }) => ({ receipt, key, record, writtenAt }));
  response.json({ items });
});
listen(app, applicationSystem.name, Number(process.env['APPLICATION_SYSTEM_PORT'] ?? applicationSystem.port));

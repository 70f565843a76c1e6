/** The demo library's own system: keeps records in a journal, shows them at GET /records, and is an applicant at /applicant. Settings: APPLICATION_SYSTEM_PORT, DATA_DIR. */
import { join } from 'node:path';
import { loadKeys } from '../../engine/crypto/keys.ts';
import { createSealer } from '../../engine/crypto/sealer.ts';
import { createSimulator, listen } from '../sealed-messages/simulator-door.ts';
import { createApplicant } from './applicant.ts';
import { applicationSystem } from './contract.ts';
import { openLibrary } from './library.ts';

const dataDir = process.env['DATA_DIR'] ?? '.data';
const keys = await loadKeys(join(dataDir, 'keys'), applicationSystem.name);
const library = await openLibrary(join(dataDir, 'application-system/journal.jsonl'), createSealer(keys.dataKeys));

const app = createSimulator(keys, library.handlers);
app.get('/records', (_request, response) => void response.json({ items: library.records() }));
app.use('/applicant', createApplicant(keys, library.handlers));
listen(app, applicationSystem.name, Number(process.env['APPLICATION_SYSTEM_PORT'] ?? applicationSystem.port));

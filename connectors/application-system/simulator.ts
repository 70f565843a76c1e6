/** An institution's system for places that have none: a demo library that keeps its loans. Run as a process of its own. */
import { join } from 'node:path';
import { canonicalJson } from '../../engine/core/canonical-json.ts';
import type { OutputOf } from '../../engine/core/connectors.ts';
import { problem } from '../../engine/core/problem.ts';
import { text } from '../../engine/core/text.ts';
import { loadDataKey } from '../../engine/crypto/keys.ts';
import { createSealer } from '../../engine/crypto/sealer.ts';
import { createSimulator, serveSimulator } from '../sealed-http/simulator.ts';
import { partyName, write } from './contract.ts';
import { openLedger } from './ledger.ts';

const dataDir = process.env['DATA_DIR'] ?? '.data';
const ledger = openLedger(join(dataDir, partyName, 'records.jsonl'));
const sealer = createSealer(await loadDataKey(join(dataDir, partyName), undefined));
const refuse = (zh: string, en: string) => problem('message-rejected', { reason: text(zh, en) });

/** Takes a record; the same key again gives the same receipt, and another record under it is refused. */
function take(content: unknown): OutputOf<'application-system.write'> {
  const asked = write.input.safeParse(content);
  if (!asked.success) throw refuse('记录内容不符合约定', 'the record is not of the agreed form');
  const { key, system, record, fields } = asked.data;
  const text = canonicalJson(fields);
  const known = ledger.find(key);
  if (known) {
    if (sealer.open(known.sealed) !== text)
      throw refuse('同一编号的记录内容不同', 'another record came under this key before');
    return { receipt: known.receipt, repeated: true };
  }
  const receipt = `JY${String(ledger.entries().length + 1).padStart(8, '0')}`;
  ledger.append({ receipt, key, system, record, sealed: sealer.seal(text), writtenAt: new Date().toISOString() });
  return { receipt, repeated: false };
}

const app = createSimulator({
  name: partyName,
  dataDir,
  async answer(purpose, content) {
    if (purpose === 'write') return take(content);
    throw refuse('没有这种业务', 'there is no such purpose');
  },
});
app.get('/records', (_request, response) => {
  response.json({ items: ledger.entries().map(({ sealed: _sealed, ...shown }) => shown) });
});
serveSimulator(app, Number(process.env['APPLICATION_SYSTEM_PORT'] ?? 17302));

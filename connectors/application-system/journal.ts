/** The journal of the demo application system: one line a record, on the disk before it is acknowledged. */
import { mkdir, open, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type InputOf } from '../../engine/core/connectors.ts';
import { canonicalJson } from '../../engine/core/canonical-json.ts';
import { problem } from '../../engine/core/problem.ts';
import { type Sealer } from '../../engine/core/sealing.ts';
import { JournalLine } from './contract.ts';

export type Receipt = { receipt: string; repeated: boolean };

export interface Journal {
  /** Writes once by key. Throws `idempotency-key-reused` where the key came with other content. */
  write(record: InputOf<'application-system.write'>): Promise<Receipt>;
  /** All records, oldest first. */
  lines(): JournalLine[];
}

/** Opens the journal, dropping a last line that a crash cut short (it was never acknowledged). Other damage is an error. */
export async function openJournal(path: string, sealer: Sealer, clock: () => number = Date.now): Promise<Journal> {
  await mkdir(dirname(path), { recursive: true });
  const file = await open(path, 'a', 0o600);
  const bytes = await readFile(path);
  const whole = bytes.subarray(0, bytes.lastIndexOf(0x0a) + 1);
  if (whole.length < bytes.length) await file.truncate(whole.length);
  const texts = whole.toString().split('\n').filter(Boolean);
  const written = new Map<string, { line: JournalLine; saved: Promise<void> }>();
  for (const line of texts.map((it) => JournalLine.parse(JSON.parse(it)))) {
    written.set(line.key, { line, saved: Promise.resolve() });
  }

  let waiting: string[] = [];
  let flushing: Promise<void> = Promise.resolve();
  /** One disk sync carries all lines that came while the one before was under way. */
  function save(line: JournalLine): Promise<void> {
    waiting.push(`${JSON.stringify(line)}\n`);
    if (waiting.length === 1) {
      flushing = flushing.then(async () => {
        const lines = waiting.join('');
        waiting = [];
        await file.appendFile(lines);
        await file.datasync();
      });
    }
    return flushing;
  }

  return {
    async write({ key, record, fields }) {
      const content = canonicalJson({ record, fields });
      const index = sealer.blindIndex(content);
      const known = written.get(key);
      if (known) {
        if (known.line.index !== index) throw problem('idempotency-key-reused');
        await known.saved;
        return { receipt: known.line.receipt, repeated: true };
      }
      const receipt = `DL-${String(written.size + 1).padStart(8, '0')}`;
      const sealed = sealer.seal(canonicalJson(fields));
      const line = { receipt, key, record, index, fields: sealed, writtenAt: new Date(clock()).toISOString() };
      const saved = save(line);
      written.set(key, { line, saved });
      await saved;
      return { receipt, repeated: false };
    },
    lines: () => [...written.values()].map(({ line }) => line),
  };
}

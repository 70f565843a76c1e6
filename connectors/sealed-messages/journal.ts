/** The journal of a simulator: whatever changes it is one line, on the disk before it is answered, and done once by its key. */
import { mkdir, open, readFile, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { canonicalJson } from '../../engine/core/canonical-json.ts';
import { problem } from '../../engine/core/problem.ts';
import { type Sealer } from '../../engine/core/sealing.ts';

/** Something that was done: what was asked under a key, what came of it, and when. */
export interface Entry {
  act: string;
  key: string;
  asked: unknown;
  result: unknown;
  at: string;
}

/** A line of the file. What was asked and answered is sealed; the index tells whether a repeated key came with the same. */
const Line = z.strictObject({
  act: z.string(),
  key: z.string(),
  index: z.string().describe('Keyed digest of the act and of what was asked'),
  sealed: z.string().describe('What was asked, and what came of it'),
  at: z.string(),
});
type Line = z.infer<typeof Line>;

export interface JournalOptions {
  path: string;
  sealer: Sealer;
  /** Brings what was done into the simulator's state: first for every line of the file, then for each new act. */
  apply: (entry: Entry) => void;
  /** Milliseconds since 1970. */
  clock?: () => number;
}

export interface Journal {
  /**
   * Does something once by its key: `decide` gives the result and changes nothing. The same key again gives the same result, `repeated`.
   * Throws `idempotency-key-reused` where the key came with something else, and what `decide` throws, which leaves no trace.
   */
  once: <R>(
    act: string,
    key: string,
    asked: unknown,
    decide: (at: Date) => R,
  ) => Promise<{ result: R; repeated: boolean }>;
  /** Waits until all that was decided so far is on the disk: before an answer that tells of it. */
  settled: () => Promise<void>;
  close: () => Promise<void>;
}

/** Opens the journal, dropping a last line that a crash cut short (it was never answered). Other damage is an error. */
export async function openJournal({ path, sealer, apply, clock = Date.now }: JournalOptions): Promise<Journal> {
  const { file, lines } = await openLines(path);
  const done = new Map<string, { index: string; result: unknown; saved: Promise<void> }>();
  for (const { act, key, index, sealed, at } of lines) {
    const { asked, result } = JSON.parse(sealer.open(sealed)) as { asked: unknown; result: unknown };
    done.set(key, { index, result, saved: Promise.resolve() });
    apply({ act, key, asked, result, at });
  }
  const { save, settled } = createAppender(file);

  const once: Journal['once'] = async <R>(act: string, key: string, asked: unknown, decide: (at: Date) => R) => {
    const index = sealer.blindIndex(canonicalJson({ act, asked }));
    const known = done.get(key);
    if (known) {
      if (known.index !== index) throw problem('idempotency-key-reused');
      await known.saved;
      return { result: known.result as R, repeated: true };
    }
    // From here to the map there is no await: two of the same key at the same moment cannot both decide.
    const now = new Date(clock());
    const result = decide(now);
    const at = now.toISOString();
    apply({ act, key, asked, result, at });
    const saved = save({ act, key, index, sealed: sealer.seal(canonicalJson({ asked, result })), at });
    done.set(key, { index, result, saved });
    await saved;
    return { result, repeated: false };
  };
  return { once, settled, close: () => settled().then(() => file.close()) };
}

async function openLines(path: string): Promise<{ file: FileHandle; lines: Line[] }> {
  await mkdir(dirname(path), { recursive: true });
  const file = await open(path, 'a', 0o600);
  try {
    const bytes = await readFile(path);
    const whole = bytes.subarray(0, bytes.lastIndexOf(0x0a) + 1);
    if (whole.length < bytes.length) await file.truncate(whole.length);
    const texts = whole.toString().split('\n').filter(Boolean);
    return { file, lines: texts.map((text) => Line.parse(JSON.parse(text))) };
  } catch (error) {
    await file.close();
    throw error;
  }
}

/** One disk sync carries all lines that came while the one before was under way. */
function createAppender(file: FileHandle) {
  let waiting: string[] = [];
  let flushing: Promise<void> = Promise.resolve();
  return {
    save: (line: Line): Promise<void> => {
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
    },
    settled: () => flushing,
  };
}

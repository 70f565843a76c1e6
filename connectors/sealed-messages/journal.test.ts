/** The journal does each key once, whatever comes at the same moment, and has all it answered after a crash at any byte. */
import { mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sealer } from '../../engine/core/sealing.ts';
import { loadKeys } from '../../engine/crypto/keys.ts';
import { createSealer } from '../../engine/crypto/sealer.ts';
import { openJournal, type Entry } from './journal.ts';

let dir: string;
let sealer: Sealer;
let files = 0;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'journal-'));
  sealer = createSealer((await loadKeys(join(dir, 'keys'), 'journal')).dataKeys);
});
afterAll(() => rm(dir, { recursive: true }));

/** A counter over a journal: each act adds, and answers the sum. */
async function openCounter(path: string) {
  const applied: Entry[] = [];
  let sum = 0;
  const journal = await openJournal({
    path,
    sealer,
    apply: (entry) => {
      applied.push(entry);
      sum = entry.result as number;
    },
  });
  const add = (key: string, amount: number) => journal.once('add', key, { amount }, () => sum + amount);
  return { add, applied, sum: () => sum, close: journal.close };
}

const acts = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd', 'e'), fc.integer({ min: 1, max: 9 })), {
  minLength: 1,
  maxLength: 20,
});

describe('the journal', () => {
  it('does each key once, however they come together, and is the same when it is opened again', async () => {
    await fc.assert(
      fc.asyncProperty(acts, async (asked) => {
        const path = join(dir, `${files++}/journal.jsonl`);
        const counter = await openCounter(path);
        const answers = await Promise.allSettled(asked.map(([key, amount]) => counter.add(key, amount)));
        const first = new Map<string, number>();
        for (const [key, amount] of asked) if (!first.has(key)) first.set(key, amount);
        for (const [index, [key, amount]] of asked.entries())
          expect(answers[index]?.status).toBe(first.get(key) === amount ? 'fulfilled' : 'rejected');
        expect(counter.sum()).toBe([...first.values()].reduce((sum, amount) => sum + amount, 0));

        const again = await openCounter(path);
        expect(again.applied).toEqual(counter.applied);
        for (const [key, amount] of first) expect(await again.add(key, amount)).toMatchObject({ repeated: true });
        await Promise.all([counter.close(), again.close()]);
      }),
      { numRuns: 30 },
    );
  });

  it('has every whole line after a crash at any byte, and writes on from there', async () => {
    const path = join(dir, 'torn/journal.jsonl');
    const counter = await openCounter(path);
    for (const key of ['a', 'b', 'c']) await counter.add(key, 1);
    await counter.close();
    const bytes = await readFile(path);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: bytes.length }), async (length) => {
        await writeFile(path, bytes);
        await truncate(path, length);
        const whole = bytes.subarray(0, length).toString().split('\n').length - 1;
        const reopened = await openCounter(path);
        expect(reopened.sum()).toBe(whole);
        expect((await reopened.add('z', 1)).result).toBe(whole + 1);
        await reopened.close();
        const again = await openCounter(path);
        expect(again.sum()).toBe(whole + 1);
        await again.close();
      }),
      { numRuns: 30 },
    );
  });

  it('refuses a file that is damaged in its middle', async () => {
    const path = join(dir, 'damaged/journal.jsonl');
    const counter = await openCounter(path);
    await counter.add('a', 1);
    await counter.close();
    await writeFile(path, `{"act":"add"}\n${(await readFile(path)).toString()}`);
    await expect(openCounter(path)).rejects.toThrow();
  });

  it('leaves no trace of what could not be decided', async () => {
    const path = join(dir, 'undecided/journal.jsonl');
    const journal = await openJournal({ path, sealer, apply: () => {} });
    const fail = () => {
      throw new Error('undecided');
    };
    await expect(journal.once('add', 'a', 1, fail)).rejects.toThrow('undecided');
    expect(await journal.once('add', 'a', 2, () => 'done')).toEqual({ result: 'done', repeated: false });
    await journal.close();
  });
});

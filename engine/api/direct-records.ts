/** Records of direct cases, written in batches: each answer is given only when its record is written. */
import { isProblem, problem, type Problem } from '../core/problem.ts';
import type { CaseRecord } from '../core/case.ts';
import type { Cases, FinishedCase } from '../store/cases.ts';

const largestBatch = 500;
/** So many waiting are worth a second batch, written while the first still is: else server and database would wait for each other. */
const worthABatch = 32;

/** Writes a finished direct case, and gives its record; the same attempt gives the record it made before. */
export interface DirectRecords {
  write(finished: FinishedCase): Promise<CaseRecord>;
}

interface Waiting {
  finished: FinishedCase;
  settle: (result: CaseRecord | Problem | Error) => void;
}

/** Makes the writer over the store. */
export function createDirectRecords(cases: Pick<Cases, 'insertMany'>): DirectRecords {
  const waiting: Waiting[] = [];
  let writing = 0;

  async function writeBatch(batch: readonly Waiting[]): Promise<void> {
    try {
      const results = await cases.insertMany(batch.map(({ finished }) => finished));
      batch.forEach(({ settle }, index) => settle(results[index] ?? problem('internal')));
    } catch (error) {
      for (const { settle } of batch) settle(error instanceof Error ? error : problem('unavailable'));
    }
  }

  /** What comes while a batch is being written makes the next. */
  async function writeAll(): Promise<void> {
    writing += 1;
    await new Promise(setImmediate);
    while (waiting.length > 0) await writeBatch(waiting.splice(0, largestBatch));
    writing -= 1;
  }

  return {
    write: (finished) =>
      new Promise((resolve, reject) => {
        const settle = (result: CaseRecord | Problem | Error): void => {
          if (isProblem(result) || result instanceof Error) reject(result);
          else resolve(result);
        };
        waiting.push({ finished, settle });
        if (writing === 0 || (writing === 1 && waiting.length >= worthABatch)) void writeAll();
      }),
  };
}

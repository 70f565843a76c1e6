// `policy decide`: facts in, one JSON object a line; decisions out, one a line and in the same order, each bounded in time and memory.
import type { Readable, Writable } from 'node:stream';
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { text, type Text } from '../../engine/core/text.ts';
import { readText } from '../scenario/read-file.ts';
import { WrongUsage } from '../scenario/usage.ts';
import type { Batch, WorkerGround } from './decide-worker.ts';
import { deciderOf } from './decision-file.ts';

/** How decisions are asked for. */
export interface DecideOptions {
  decision: string | undefined;
  /** The longest that one line may take. */
  limitMs: number;
  input: Readable;
  output: Writable;
}

const batchSize = 1000;
const longestLine = 1_000_000;
/** Less than a list takes at which V8 ends the whole process rather than the thread. */
const mostMegabytes = 512;
const lookEveryMs = 100;

const problemLine = (rule: string, message: Text): string =>
  JSON.stringify({ decision: null, result: null, problem: { rule, message } });

/** Lines of a stream in batches; a line that is too long has its answer at once, and blank ones are passed over. */
async function* batchesOf(input: Readable): AsyncGenerator<Batch> {
  const tooLong = text(`一行超过 ${longestLine} 个字符`, `A line is longer than ${longestLine} characters`);
  let rest = '';
  let batch: Batch = [];
  const take = (line: string) => {
    if (line.trim() === '') return;
    batch.push(line.length > longestLine ? { answer: problemLine('line-too-long', tooLong) } : line);
  };
  for await (const chunk of input.setEncoding('utf8') as AsyncIterable<string>) {
    const lines = (rest + chunk).split('\n');
    rest = (lines.pop() ?? '').slice(0, 2 * longestLine);
    for (const line of lines) {
      take(line);
      if (batch.length < batchSize) continue;
      yield batch;
      batch = [];
    }
    if (batch.length > 0 && input.readableLength === 0) {
      yield batch;
      batch = [];
    }
  }
  take(rest);
  if (batch.length > 0) yield batch;
}

/** Runs threads, one at a time, and ends the one that does not go on. */
class Decisions {
  private worker: Worker | undefined;
  private readonly begun = new Int32Array(new SharedArrayBuffer(4));
  private readonly ground: Omit<WorkerGround, 'progress'>;
  private readonly limitMs: number;
  constructor(ground: Omit<WorkerGround, 'progress'>, limitMs: number) {
    this.ground = ground;
    this.limitMs = limitMs;
  }

  /** The answers to a batch. */
  async answer(batch: Batch, write: (answers: string[]) => Promise<void>): Promise<void> {
    let left = batch;
    while (left.length > 0) {
      const { answered, stuck } = await this.attempt(left, write);
      left = left.slice(answered);
      if (stuck) left = left.with(Math.min(stuck.at - answered, left.length - 1), { answer: stuck.answer });
    }
  }

  private async ready(): Promise<Worker> {
    if (this.worker) return this.worker;
    const progress = this.begun.buffer;
    const workerData: WorkerGround = { ...this.ground, progress };
    const worker = new Worker(new URL('./decide-worker.ts', import.meta.url), {
      workerData,
      resourceLimits: { maxOldGenerationSizeMb: mostMegabytes },
    });
    await once(worker, 'message');
    this.worker = worker;
    return worker;
  }

  /** Decides lines until they are answered or one is stuck. */
  private async attempt(
    batch: Batch,
    write: (answers: string[]) => Promise<void>,
  ): Promise<{ answered: number; stuck?: { at: number; answer: string } }> {
    const worker = await this.ready();
    this.begun[0] = 0;
    let answered = 0;
    let written = Promise.resolve();
    const stuck = await new Promise<string | undefined>((resolve) => {
      const watch = this.watch(() => resolve(problemLine('took-too-long', tookTooLong(this.limitMs))));
      const take = (answers: string[]) => {
        answered += answers.length;
        written = written.then(() => write(answers));
        if (answered >= batch.length) done();
      };
      const tooMuch = () => done(problemLine('took-too-much', tookTooMuch));
      const done = (answer?: string) => {
        clearInterval(watch);
        worker.off('message', take).off('error', tooMuch);
        resolve(answer);
      };
      worker.on('message', take).on('error', tooMuch);
      worker.postMessage(batch);
    });
    await written;
    if (stuck === undefined) return { answered };
    const at = Math.max((this.begun[0] ?? 1) - 1, answered);
    await this.stop();
    return { answered, stuck: { at, answer: stuck } };
  }

  private watch(stuck: () => void): NodeJS.Timeout {
    let [seen, since] = [-1, Date.now()];
    const interval = setInterval(() => {
      const now = Atomics.load(this.begun, 0);
      if (now !== seen) [seen, since] = [now, Date.now()];
      else if (Date.now() - since > this.limitMs) {
        clearInterval(interval);
        stuck();
      }
    }, lookEveryMs);
    return interval;
  }

  /** Ends the thread. */
  async stop(): Promise<void> {
    this.worker?.removeAllListeners();
    await this.worker?.terminate();
    this.worker = undefined;
  }
}

const tookTooLong = (limitMs: number) =>
  text(`求值超过 ${limitMs} 毫秒，已中止`, `It took longer than ${limitMs} ms and was ended`);
const tookTooMuch = text('求值所需内存过多，已中止', 'It took too much memory and was ended');

/** Decides every line. @throws Unusable where the file is not usable, WrongUsage where it has no such decision */
export async function decide(files: readonly string[], options: DecideOptions): Promise<void> {
  const [file, ...more] = files;
  if (file === undefined || more.length > 0) throw new WrongUsage(text('请给出一个文件', 'Name one file'));
  const source = await readText(file);
  const { names } = deciderOf(file, source);
  const { decision, output } = options;
  if (decision !== undefined && !names.includes(decision)) {
    const all = names.slice(0, 50).join(', ');
    throw new WrongUsage(
      text(`没有决策“${decision}”；有：${all}`, `There is no decision “${decision}”; there are: ${all}`),
    );
  }
  const decisions = new Decisions({ file, source, decision: decision ?? null }, options.limitMs);
  const write = async (answers: string[]) => {
    if (answers.length > 0 && !output.write(`${answers.join('\n')}\n`)) await once(output, 'drain');
  };
  try {
    for await (const batch of batchesOf(options.input)) await decisions.answer(batch, write);
  } finally {
    await decisions.stop();
  }
}

// The thread in which `policy decide` decides, so that an expression without an end can be ended.
import { parentPort, workerData } from 'node:worker_threads';
import { assertExists } from '../../engine/core/control.ts';
import { text, type Text } from '../../engine/core/text.ts';
import { deciderOf, type FileAnswer, type FileDecider } from './decision-file.ts';

/** What the thread is given. */
export interface WorkerGround {
  file: string;
  source: string;
  /** The decision to make; every one that no other needs where none is named. */
  decision: string | null;
  /** How many lines it has begun, so that one can see from outside that it goes on. */
  progress: SharedArrayBuffer;
}

/** Lines to decide; a line that must not be tried again has its answer already. */
export type Batch = (string | { answer: string })[];

const postAfterMs = 100;

const problemLine = (rule: string, message: Text) => ({ decision: null, result: null, problem: { rule, message } });

function factsOf(line: string): Record<string, unknown> | Text {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
    return text('一行须是一个 JSON 对象', 'A line must be one JSON object');
  } catch (error) {
    const said = error instanceof Error ? error.message.slice(0, 200) : '';
    return text(`不是有效的 JSON：${said}`, `It is not valid JSON: ${said}`);
  }
}

const isText = (value: object): value is Text => 'zh-CN' in value && 'en' in value && Object.keys(value).length === 2;

async function answerTo(line: string, decider: FileDecider, decision: string | null): Promise<object> {
  const facts = factsOf(line);
  if (isText(facts)) return problemLine('malformed-line', facts);
  const asked = decision === null ? decider.asked : [decision];
  const [only] = asked;
  try {
    if (asked.length === 1 && only !== undefined) return await decider.decide(facts, only);
    const answers: FileAnswer[] = [];
    for (const name of asked) answers.push(await decider.decide(facts, name));
    const problem = answers.find((answer) => answer.problem)?.problem;
    return {
      decision: asked,
      result: Object.fromEntries(answers.map((answer) => [answer.decision, answer.result])),
      ...(problem && { problem }),
    };
  } catch (error) {
    const said = error instanceof Error ? error.message.slice(0, 200) : '';
    return problemLine('not-decided', text(`无法决策：${said}`, `It could not be decided: ${said}`));
  }
}

const port = assertExists(parentPort, 'the thread has a parent');
const { file, source, decision, progress } = workerData as WorkerGround;
const decider = deciderOf(file, source);
const begun = new Int32Array(progress);

async function work(batch: Batch): Promise<void> {
  let answers: string[] = [];
  let posted = Date.now();
  for (const line of batch) {
    Atomics.add(begun, 0, 1);
    answers.push(typeof line === 'string' ? JSON.stringify(await answerTo(line, decider, decision)) : line.answer);
    if (Date.now() - posted < postAfterMs) continue;
    port.postMessage(answers);
    answers = [];
    posted = Date.now();
  }
  port.postMessage(answers);
}

port.on('message', (batch: Batch) => void work(batch));
// A large table takes longer to be made ready than a line may take.
await decider.prepare?.();
port.postMessage('ready');

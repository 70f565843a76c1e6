// `scenario simulate`: one use of the card, dry, by a made-up cardholder; nothing is written anywhere.
import { z } from 'zod';
import { operations, type Operation } from '../../engine/core/connectors.ts';
import { scriptOfDemo } from '../../engine/core/demo-script.ts';
import { checkInputs } from '../../engine/core/nodes/start.ts';
import { problem, problemKinds, type ProblemSlug } from '../../engine/core/problem.ts';
import type { Scenario } from '../../engine/core/scenario.ts';
import { fieldErrorsOf } from '../../engine/core/schema-errors.ts';
import {
  createVirtualClock,
  scriptedConnectors,
  simulate as run,
  type Script,
  type SimulatedPeople,
} from '../../engine/core/simulate.ts';
import { text } from '../../engine/core/text.ts';
import type { Answered } from './answered.ts';
import { findingsOf } from './check.ts';
import { pinTo, readGround, type LocalGround } from './ground.ts';
import { parseJson, readScenario, readText, Unusable } from './read-file.ts';
import { WrongUsage } from './usage.ts';

const scalar = z.union([z.string().max(2000), z.number(), z.boolean()]);
const byNode = <T extends z.ZodType>(what: T) => z.record(z.string(), z.array(what).max(1000));

/** The file of `--answers`: what people answer and which messages come, by node, each in turn; and what outside systems do instead of what they would for the cardholder. */
const Answers = z.strictObject({
  answers: byNode(
    z.strictObject({
      action: z.string(),
      by: z.string().optional(),
      fields: z.record(z.string(), scalar).optional(),
      reason: z.string().optional(),
    }),
  ).optional(),
  messages: byNode(z.strictObject({ name: z.string(), body: z.record(z.string(), z.json()).default({}) })).optional(),
  skips: z.record(z.string(), z.string()).optional(),
  outside: z
    .record(z.string(), z.union([z.strictObject({ answer: z.json() }), z.strictObject({ problem: z.string() })]))
    .default({}),
});
type Answers = z.infer<typeof Answers>;

/** The options of a simulation, as they stand on the command line. */
export interface SimulateOptions {
  card?: string | undefined;
  inputs?: string | undefined;
  answers?: string | undefined;
  at: string;
  policies: readonly string[];
}

/** Runs a scenario dry. Ends well where the case came to an end, whatever its outcome. */
export async function simulate(files: readonly string[], options: SimulateOptions): Promise<Answered> {
  const [file, ...more] = files;
  if (file === undefined || more.length > 0) throw new WrongUsage(text('请给出一个文件', 'Name one file'));
  if (Number.isNaN(Date.parse(options.at))) throw new WrongUsage(text('--at 应为时间', '--at must be a time'));
  const scenario = await readScenario(file);
  const ground = await readGround(options.policies);
  const errors = findingsOf(scenario, ground).filter(({ severity }) => severity === 'error');
  if (errors.length > 0) return { ok: false, answer: { file, errors: errors.length, findings: errors } };
  const inputs = inputsOf(scenario, options.inputs ?? '{}');
  const answers = await answersOf(options.answers);
  return { ...(await runDry(scenario, ground, options, inputs, answers)) };
}

async function runDry(
  scenario: Scenario,
  ground: LocalGround,
  { card, at }: SimulateOptions,
  inputs: Record<string, string | number | boolean>,
  { outside, ...people }: Answers,
): Promise<Answered> {
  const { cardholders } = ground.rulesets;
  if (card !== undefined && !cardholders.some(({ id }) => id === card)) {
    const known = cardholders.map(({ id }) => id).join(', ');
    throw new WrongUsage(text(`没有虚拟持卡人 ${card}，可用：${known}`, `No cardholder ${card}; there are: ${known}`));
  }
  const script = {
    ...scriptOfDemo(cardholders, { at, ...(card !== undefined && { phone: card }) }),
    ...scripted(outside),
  };
  const start = {
    caseId: 'simulation',
    card: { reader: 'virtual', ...(card !== undefined && { card }) },
    inputs,
    place: { region: '990100', institution: null },
  };
  const ports = {
    connectors: scriptedConnectors(script),
    now: createVirtualClock(at),
    people: people as SimulatedPeople,
  };
  const ended = await run(pinTo(ground, scenario), start, ports);
  const prompts = ended.steps.flatMap(({ node, prompts: shown }) => shown.map((prompt) => ({ node, ...prompt })));
  return {
    ok: ended.problem === null,
    answer: { outcome: ended.state.outcome, problem: ended.problem, trace: ended.steps, prompts },
  };
}

/** What outside systems are told to do. @throws Unusable naming the operation and what is wrong with its answer */
function scripted(outside: Answers['outside']): Script {
  const told = Object.entries(outside).map(([name, turn]) => {
    const wrong = (rule: string, message: ReturnType<typeof text>, pointer = `/outside/${name}`) =>
      new Unusable([{ file: '--answers', rule, pointer, message }]);
    if (!Object.hasOwn(operations, name)) throw wrong('unknown-operation', text('没有这个接口', 'No such operation'));
    if ('problem' in turn) {
      if (!Object.hasOwn(problemKinds, turn.problem))
        throw wrong('unknown-problem', text('没有这个问题', 'No such problem'));
      return [name, problem(turn.problem as ProblemSlug)] as const;
    }
    const parsed = operations[name as Operation].output.safeParse(turn.answer);
    if (parsed.success) return [name, parsed.data] as const;
    const [error] = fieldErrorsOf(parsed.error, `/outside/${name}/answer`);
    throw wrong(error?.rule ?? 'custom', error?.message ?? text('内容不符合要求', 'It does not fit'), error?.pointer);
  });
  return Object.fromEntries(told) as Script;
}

function inputsOf(scenario: Scenario, json: string): Record<string, string | number | boolean> {
  const parsed = z.record(z.string(), scalar).safeParse(parseJson('--inputs', json));
  if (!parsed.success) {
    throw new WrongUsage(
      text(
        '--inputs 应为一个 JSON 对象，值为文字、数字或是否',
        '--inputs must be a JSON object of texts, numbers and booleans',
      ),
    );
  }
  const errors = checkInputs(scenario, parsed.data);
  if (errors.length > 0) throw new Unusable(errors.map((error) => ({ file: '--inputs', ...error })));
  return parsed.data;
}

async function answersOf(file: string | undefined): Promise<Answers> {
  const parsed = Answers.safeParse(file === undefined ? {} : parseJson(file, await readText(file)));
  if (parsed.success) return parsed.data;
  throw new Unusable(fieldErrorsOf(parsed.error).map((error) => ({ file: file ?? '--answers', ...error })));
}

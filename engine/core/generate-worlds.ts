/** Other worlds for generated tests: each differs from a known one in one thing that its run has shown to matter. */
import { operations, type Operation } from './connectors.ts';
import type { FormField, TaskRequest } from './case.ts';
import { sampleOf, shapeOf, variantsOf, type Dictionary } from './generate-values.ts';
import { start as startKind } from './nodes/start.ts';
import type { ProblemSlug } from './problem.ts';
import type { Rehearsal } from './rehearse.ts';
import type { OutsideTurn, ScriptedAnswer, World } from './suite.ts';
import type { VersionContent } from './version.ts';

/** What worlds are made from. */
export interface WorldParts {
  content: VersionContent;
  /** Ids of made-up people whose cards there are. */
  people: readonly string[];
  words: Dictionary;
}

/** How outside systems fail: out of reach, slow, and with a refusal of their own. */
const troubles: readonly ProblemSlug[] = ['connector-unavailable', 'too-slow', 'message-rejected'];
const troublesOf: Partial<Record<string, readonly ProblemSlug[]>> = {
  'card-reader': ['card-not-readable'],
  'national-platform': ['code-not-valid'],
};
const mostVariants = 80;
/** A division of another province. */
const elsewhere = '980000';

const declaredInputs = ({ scenario }: VersionContent): readonly FormField[] => {
  const node = scenario.nodes.find(({ kind }) => kind === 'start');
  const parsed = startKind.settings.safeParse(node?.settings);
  return parsed.success ? parsed.data.inputs : [];
};

/** A text of the characters and the length that a pattern such as [A-Z0-9]{4,20} allows. */
function matching(pattern: string): string {
  const [, first = 'A', count = '1'] = /^\[(.)[^\]]*\]\{(\d+)/.exec(pattern) ?? [];
  return first.repeat(Number(count));
}

/** Values of a field, the usual one first. */
function fieldValues({ type, choices, example, pattern }: FormField, words: Dictionary): (string | number | boolean)[] {
  if (type === 'boolean') return [true, false];
  if (type === 'choice') return (choices ?? []).map(({ id }) => id);
  if (type === 'number') return [Number(example ?? 1), ...words.numbers];
  if (type === 'date') return [example ?? '2026-11-21', ...words.days.slice(0, 6)];
  return [example ?? (pattern === undefined ? 'x' : matching(pattern)), ...words.strings];
}

/** The plainest world: the first person, what is asked for filled in, and outside systems as they are. */
export const plainWorld = ({ content, people, words }: WorldParts): World => ({
  start: {
    ...(people[0] !== undefined && { card: people[0] }),
    inputs: Object.fromEntries(
      declaredInputs(content).map((input) => [input.name, fieldValues(input, words)[0] ?? 'x']),
    ),
  },
  outside: {},
  answers: {},
  messages: {},
  skips: {},
});

const atStart = (world: World, change: Partial<World['start']>): World => ({
  ...world,
  start: { ...world.start, ...change },
});

function* otherStarts(world: World, { people, content, words }: WorldParts): Generator<World> {
  for (const card of people) if (card !== world.start.card) yield atStart(world, { card });
  const { card: _card, ...bare } = world.start;
  yield { ...world, start: bare };
  for (const input of declaredInputs(content)) {
    const { [input.name]: value, ...others } = world.start.inputs;
    const values =
      input.type === 'boolean' ? [value !== true] : input.type === 'number' ? words.numbers : words.strings;
    for (const each of values) yield atStart(world, { inputs: { ...others, [input.name]: each } });
    if (!input.required && value !== undefined) yield atStart(world, { inputs: others });
  }
  yield atStart(world, { region: elsewhere });
  for (const hour of words.numbers.filter((each) => Number.isInteger(each) && each >= 0 && each < 24))
    yield atStart(world, { at: `2026-11-23T${String(hour).padStart(2, '0')}:30:00+08:00` });
}

const shapes = new Map<Operation, ReturnType<typeof shapeOf>>();
function outputShape(operation: Operation): ReturnType<typeof shapeOf> {
  const shape = shapes.get(operation) ?? shapeOf(operations[operation].output);
  shapes.set(operation, shape);
  return shape;
}

function* otherOutsides(world: World, { asked }: Rehearsal, { words }: WorldParts): Generator<World> {
  const withTurns = (operation: Operation, turns: OutsideTurn[]): World => ({
    ...world,
    outside: { ...world.outside, [operation]: turns },
  });
  for (const [operation, answers] of asked) {
    const [system = ''] = operation.split('.');
    for (const problem of [...troubles, ...(troublesOf[system] ?? [])]) yield withTurns(operation, [{ problem }]);
    const answer = answers.find((each) => each !== undefined) ?? sampleOf(outputShape(operation));
    const variants = variantsOf(outputShape(operation), answer, words).slice(0, mostVariants);
    const fitting = variants.filter((each) => operations[operation].output.safeParse(each).success);
    for (const each of fitting) yield withTurns(operation, [{ answer: each as never }]);
  }
}

const reason = 'As the generated test says';

/** Answers to a task: every action, and of those that need fields every field varied by itself. */
function answersTo({ actions, fields }: TaskRequest, words: Dictionary): ScriptedAnswer[] {
  const usual = Object.fromEntries(fields.map((field) => [field.name, fieldValues(field, words)[0] ?? 'x']));
  return actions.flatMap(({ id: action, needsReason, needsFields }): ScriptedAnswer[] => {
    const plain = { action, fields: needsFields === false ? {} : usual, ...(needsReason && { reason }) };
    const varied = fields.flatMap((field) =>
      fieldValues(field, words)
        .slice(1)
        .map((value) => ({ ...plain, fields: { ...usual, [field.name]: value } })),
    );
    return [plain, ...varied];
  });
}

/** Accounts that answer in turn, where several people must. */
const answerers = ['demo-person', 'demo-second', 'demo-third'];

function* otherPeople(world: World, { waits }: Rehearsal, { words }: WorldParts): Generator<World> {
  for (const { at, wait } of waits) {
    const before = world.answers[at] ?? [];
    const by = answerers[before.length] ?? 'demo-person';
    for (const answer of wait.task ? answersTo(wait.task, words) : [])
      yield { ...world, answers: { ...world.answers, [at]: [...before, { ...answer, by }] } };
    if (wait.message === undefined) continue;
    const message = { name: wait.message, body: {} };
    yield { ...world, messages: { ...world.messages, [at]: [...(world.messages[at] ?? []), message] } };
  }
}

/** Worlds that differ from one in one thing, what is most likely to lead elsewhere first. */
export function* otherWorlds(world: World, run: Rehearsal, parts: WorldParts): Generator<World> {
  yield* otherPeople(world, run, parts);
  yield* otherStarts(world, parts);
  yield* otherOutsides(world, run, parts);
}

/** Worlds in which somebody answers a task or a message comes, or in which what they say is otherwise. */
import type { TaskRequest, WaitRequest } from '../case.ts';
import { fieldValues, valuesOfType, type Dictionary, type JsonValue } from './generate-values.ts';
import type { Change, WorldParts } from './generate-worlds.ts';
import type { Rehearsal } from './rehearse.ts';
import { nodeByPath } from '../scenes.ts';
import type { ScriptedAnswer, ScriptedMessage, World } from './suite.ts';
import type { ValueType } from '../value-type.ts';

const reason = 'As the generated test says';
/** Accounts that answer in turn, where several people must. */
const answerers = ['demo-person', 'demo-second', 'demo-third'];

/** The plainest answer by each action of a task. */
function plainAnswers({ actions, fields }: TaskRequest, words: Dictionary, by: string): ScriptedAnswer[] {
  const usual = Object.fromEntries(fields.map((field) => [field.name, fieldValues(field, words)[0] ?? 'x']));
  return actions.map(({ id: action, needsReason, needsFields }) => ({
    ...{ action, by, fields: needsFields === false ? {} : usual },
    ...(needsReason && { reason }),
  }));
}

/** An answer with one field different, or left out. */
function* otherFields(answer: ScriptedAnswer, { fields }: TaskRequest, words: Dictionary) {
  for (const field of fields) {
    const { [field.name]: value, ...others } = answer.fields;
    for (const each of fieldValues(field, words))
      if (each !== value) yield { about: field.name, answer: { ...answer, fields: { ...others, [field.name]: each } } };
    if (!field.required && value !== undefined) yield { about: field.name, answer: { ...answer, fields: others } };
  }
}

function* otherAnswers(world: World, at: string, task: TaskRequest, words: Dictionary): Generator<Change> {
  const before = world.answers[at] ?? [];
  const having = (answers: ScriptedAnswer[]): World => ({ ...world, answers: { ...world.answers, [at]: answers } });
  const by = answerers[before.length] ?? 'demo-person';
  for (const answer of plainAnswers(task, words, by))
    yield { about: answer.action, world: having([...before, answer]) };
  for (const [index, given] of before.entries())
    for (const { about, answer } of otherFields(given, task, words))
      yield { about, world: having(before.with(index, answer)) };
}

type Body = Record<string, JsonValue>;

function* otherMessages(world: World, at: string, name: string, parts: WorldParts): Generator<Change> {
  const { node } = nodeByPath(parts.content, at);
  const agreed = Object.entries((node.settings as { body?: Record<string, ValueType> }).body ?? {});
  const before = world.messages[at] ?? [];
  const having = (messages: ScriptedMessage[]): World => ({
    ...world,
    messages: { ...world.messages, [at]: messages },
  });
  const usual: Body = Object.fromEntries(
    agreed.map(([field, type]) => [field, valuesOfType(type, parts.words)[0] ?? null]),
  );
  yield { about: name, world: having([...before, { name, body: usual }]) };
  for (const [index, given] of before.entries())
    for (const [about, type] of agreed)
      for (const value of valuesOfType(type, parts.words))
        yield { about, world: having(before.with(index, { name, body: { ...given.body, [about]: value } })) };
}

function* otherwiseAt(world: World, at: string, { task, message }: WaitRequest, parts: WorldParts): Generator<Change> {
  if (task) yield* otherAnswers(world, at, task, parts.words);
  if (message !== undefined) yield* otherMessages(world, at, message, parts);
}

/** Worlds in which one more task is answered or message comes, or one of them says something else. */
export function* otherPeople(world: World, { met }: Rehearsal, parts: WorldParts): Generator<Change> {
  for (const [at, wait] of met) yield* otherwiseAt(world, at, wait, parts);
}

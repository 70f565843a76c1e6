/** Worlds in which an outside system does something else than it did: it fails, or one thing in its answer differs. */
import { operations, type Operation } from '../connectors.ts';
import { diffValues } from '../diff/diff-values.ts';
import { sampleOf, shapeOf, variantsOf } from './generate-values.ts';
import type { Change, WorldParts } from './generate-worlds.ts';
import type { ProblemSlug } from '../problem.ts';
import type { Rehearsal } from './rehearse.ts';
import type { OutsideTurn, World } from './suite.ts';

/** How outside systems fail: out of reach, slow, and with a refusal of their own. */
const troubles: readonly ProblemSlug[] = ['connector-unavailable', 'too-slow', 'message-rejected'];
const troublesOf: Partial<Record<string, readonly ProblemSlug[]>> = {
  'card-reader': ['card-not-readable'],
  'national-platform': ['code-not-valid'],
};
const mostVariants = 80;

const shapes = new Map<Operation, ReturnType<typeof shapeOf>>();
function outputShape(operation: Operation): ReturnType<typeof shapeOf> {
  const shape = shapes.get(operation) ?? shapeOf(operations[operation].output);
  shapes.set(operation, shape);
  return shape;
}

/** The name of the field in which two answers differ. */
const differingField = (before: unknown, after: unknown): string =>
  diffValues(before, after)[0]?.pointer.split('/').at(-1) ?? '';

/** Other answers of an operation, each with one thing different. */
function otherAnswers(operation: Operation, answers: readonly unknown[], { words }: WorldParts) {
  const shape = outputShape(operation);
  const answer = answers.find((each) => each !== undefined) ?? sampleOf(shape);
  return variantsOf(shape, answer, words)
    .filter((each) => operations[operation].output.safeParse(each).success)
    .slice(0, mostVariants)
    .map((each) => ({ about: differingField(answer, each), answer: each as OutsideTurn['answer'] }));
}

/** Worlds in which one operation that was asked goes otherwise. */
export function* otherOutsides(world: World, { asked }: Rehearsal, parts: WorldParts): Generator<Change> {
  const withTurn = (operation: Operation, turn: OutsideTurn): World => ({
    ...world,
    outside: { ...world.outside, [operation]: [turn] },
  });
  for (const [operation, answers] of asked) {
    const [system = ''] = operation.split('.');
    for (const problem of [...troubles, ...(troublesOf[system] ?? [])])
      yield { about: operation, world: withTurn(operation, { problem }) };
    for (const { about, answer } of otherAnswers(operation, answers, parts))
      yield { about, world: withTurn(operation, { answer }) };
  }
}

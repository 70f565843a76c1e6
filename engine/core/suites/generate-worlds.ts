/** Other worlds for generated tests: each differs from a known one in one thing that its run has shown to matter. */
import type { FormField } from '../case.ts';
import { fieldValues, type Dictionary } from './generate-values.ts';
import { otherOutsides } from './generate-outsides.ts';
import { otherPeople } from './generate-people.ts';
import { start as startKind } from '../nodes/start.ts';
import type { Rehearsal } from './rehearse.ts';
import type { World } from './suite.ts';
import type { VersionContent } from '../version.ts';

/** What worlds are made from. */
export interface WorldParts {
  content: VersionContent;
  /** Ids of made-up people whose cards there are. */
  people: readonly string[];
  words: Dictionary;
}

/** A world, and the name of the one thing in which it differs, such as a field or an operation. */
export interface Change {
  about: string;
  world: World;
}

/** A division of another province. */
const elsewhere = '980000';

const declaredInputs = ({ scenario }: VersionContent): readonly FormField[] => {
  const node = scenario.nodes.find(({ kind }) => kind === 'start');
  const parsed = startKind.settings.safeParse(node?.settings);
  return parsed.success ? parsed.data.inputs : [];
};

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

const atStart = (about: string, world: World, change: Partial<World['start']>): Change => ({
  about,
  world: { ...world, start: { ...world.start, ...change } },
});

function* otherStarts(world: World, { people, content, words }: WorldParts): Generator<Change> {
  for (const card of people) if (card !== world.start.card) yield atStart('person', world, { card });
  const { card: _card, ...bare } = world.start;
  yield { about: 'person', world: { ...world, start: bare } };
  for (const input of declaredInputs(content)) {
    const { [input.name]: value, ...others } = world.start.inputs;
    for (const each of fieldValues(input, words))
      if (each !== value) yield atStart(input.name, world, { inputs: { ...others, [input.name]: each } });
    if (!input.required && value !== undefined) yield atStart(input.name, world, { inputs: others });
  }
  yield atStart('region', world, { region: elsewhere });
  for (const hour of words.numbers.filter((each) => Number.isInteger(each) && each >= 0 && each < 24))
    yield atStart('hour', world, { at: `2026-11-23T${String(hour).padStart(2, '0')}:30:00+08:00` });
}

/** Worlds that differ from one in one thing, what is most likely to lead elsewhere first. */
export function* otherWorlds(world: World, run: Rehearsal, parts: WorldParts): Generator<Change> {
  yield* otherPeople(world, run, parts);
  yield* otherStarts(world, parts);
  yield* otherOutsides(world, run, parts);
}

/** The JSON Schema of a scenario says of each kind's settings what the code says. */
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import type { NodeKind } from '../engine/core/node.ts';
import { nodeKinds } from '../engine/core/nodes/index.ts';
import { Scenario } from '../engine/core/scenario.ts';
import { scenarioSchema } from './scenario-schema.ts';

const schema = scenarioSchema();
const validate = new Ajv2020({ strict: false }).compile(schema);
const kinds: readonly NodeKind[] = Object.values(nodeKinds);
const [example] = schema.examples as [z.input<typeof Scenario>];

/** What is wrong with a scenario of one more node, by the places where it is. */
function errorsOf(node: object): string[] {
  validate({ ...example, nodes: [...example.nodes, { id: 'one-more', ...node }] });
  return (validate.errors ?? []).map(({ instancePath }) => instancePath);
}

it('has an example that is a scenario', () => {
  expect(validate(example), JSON.stringify(validate.errors)).toBe(true);
  expect(Scenario.safeParse(example).error).toBeUndefined();
});

describe.each(kinds)('$kind', ({ kind, example, settings }) => {
  it('takes its example', () => expect(errorsOf({ kind, settings: example })).toEqual([]));

  it('names a setting that there is not', () =>
    expect(errorsOf({ kind, settings: { ...(example as object), nonsense: true } })).toContain('/nodes/2/settings'));

  it('may be without settings where they may be empty, and only there', () => {
    const mayBeEmpty = settings.safeParse({}).success;
    expect(errorsOf({ kind }).includes('/nodes/2')).toBe(!mayBeEmpty);
  });
});

it('names a kind that there is not', () => expect(errorsOf({ kind: 'nonsense' })).toEqual(['/nodes/2/kind']));

it('refers to nothing that it lacks', () => {
  const names = [...JSON.stringify(schema).matchAll(/"#\/\$defs\/([^"]+)"/g)].map(([, name]) => name ?? '');
  expect(names.filter((name) => !Object.hasOwn(schema.$defs ?? {}, name))).toEqual([]);
});

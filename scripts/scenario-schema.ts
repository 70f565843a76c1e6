/** The JSON Schema of a scenario: the settings of every node kind spelled out, told apart by `kind`, each with an example. */
import { z } from 'zod';
import { assert, assertExists } from '../engine/core/control.ts';
import type { NodeKind } from '../engine/core/node.ts';
import { nodeKinds } from '../engine/core/nodes/index.ts';
import { Scenario } from '../engine/core/scenario.ts';
import type { Text } from '../engine/core/text.ts';

type Schema = z.core.JSONSchema.BaseSchema;

/** A schema in JSON Schema's own words: the label becomes its title, the help its description. */
export const spokenSchema = (schema: z.ZodType): Schema =>
  z.toJSONSchema(schema, {
    io: 'input',
    override({ jsonSchema }) {
      const { label, help } = jsonSchema as { label?: Text; help?: Text };
      if (label) jsonSchema.title = `${label['zh-CN']} · ${label.en}`;
      if (help) jsonSchema.description = `${help['zh-CN']}\n${help.en}`;
      delete jsonSchema['label'];
      delete jsonSchema['help'];
    },
  });

/** Moves the definitions of a schema under names of its own, so that it can stand within another one. */
function asDefinitions(name: string, { $schema: _dialect, $defs = {}, ...schema }: Schema): Record<string, Schema> {
  const pointed = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(pointed);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [
        key,
        key === '$ref' && typeof inner === 'string' ? inner.replace('#/$defs/', `#/$defs/${name}.`) : pointed(inner),
      ]),
    );
  };
  const parts = Object.entries($defs).map(([part, inner]) => [`${name}.${part}`, pointed(inner) as Schema]);
  return { [name]: pointed(schema) as Schema, ...(Object.fromEntries(parts) as Record<string, Schema>) };
}

/** What follows from the kind of a node: the schema of its settings, which are needed where they cannot be empty. */
const settingsByKind = ({ kind, settings }: NodeKind): Schema => ({
  if: { properties: { kind: { const: kind } }, required: ['kind'] },
  then: {
    properties: { settings: { $ref: `#/$defs/settings.${kind}` } },
    ...(!settings.safeParse({}).success && { required: ['settings'] }),
  },
});

const settingsSchema = (kind: NodeKind): Schema => ({
  ...spokenSchema(kind.settings),
  title: `${kind.label['zh-CN']} · ${kind.label.en}`,
  description: `${kind.summary['zh-CN']}\n${kind.summary.en}`,
  examples: [kind.example],
});

/** The smallest whole scenario: it starts, tells, and ends. */
const smallest: z.input<typeof Scenario> = {
  $schema: '../schemas/scenario.schema.json',
  id: 'say-hello',
  name: { 'zh-CN': '问候', en: 'Say hello' },
  summary: { 'zh-CN': '最小的应用场景', en: 'The smallest scenario' },
  field: 'government',
  irVersion: 2,
  service: 'durable',
  nodes: [
    { id: 'start', kind: 'start', settings: nodeKinds.start.example },
    {
      id: 'done',
      kind: 'end',
      settings: { outcome: 'done', label: { 'zh-CN': '已办结', en: 'Done' }, success: true, prompts: ['hello.done'] },
    },
  ],
  edges: [{ from: 'start', to: 'done' }],
  prompts: {
    'hello.done': {
      audience: 'cardholder',
      tone: 'success',
      text: { 'zh-CN': '您好，已办好。', en: 'Hello, all done.' },
    },
  },
};

/** Makes the schema of a scenario from the registry of node kinds. */
export function scenarioSchema(): Schema {
  const schema = spokenSchema(Scenario);
  const nodes = schema.properties?.['nodes'];
  assert(typeof nodes === 'object' && typeof nodes.items === 'object', 'a scenario has nodes');
  assert(!Array.isArray(nodes.items), 'its nodes are all alike');
  const kinds: NodeKind[] = Object.values(nodeKinds);
  const kind = assertExists(nodes.items.properties?.['kind'], 'a node has a kind');
  assert(typeof kind === 'object', 'a kind is a text');
  kind.enum = kinds.map((each) => each.kind);
  nodes.items.allOf = kinds.map(settingsByKind);
  schema.$defs = Object.assign(
    schema.$defs ?? {},
    ...kinds.map((each) => asDefinitions(`settings.${each.kind}`, settingsSchema(each))),
  ) as Record<string, Schema>;
  schema.examples = [smallest];
  return schema;
}

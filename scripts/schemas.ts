/** Writes the JSON Schemas of what authors write by hand, from the zod schemas they are checked with: `node scripts/schemas.ts`. */
import { mkdir, writeFile } from 'node:fs/promises';
import { format } from 'prettier';
import { z } from 'zod';
import { CalendarFile } from '../engine/core/calendar-file.ts';
import { assert } from '../engine/core/control.ts';
import { DemoCardholders } from '../engine/core/demo.ts';
import { Policy } from '../engine/core/policy.ts';
import { PromptCatalogue } from '../engine/core/prompt.ts';
import { nodeKinds } from '../engine/core/nodes/index.ts';
import { Scenario } from '../engine/core/scenario.ts';
import { Suite } from '../engine/core/suite.ts';

/** The schema of a scenario, with the settings of each node kind spelled out. */
function scenarioSchema(): z.core.JSONSchema.BaseSchema {
  const schema = z.toJSONSchema(Scenario, { io: 'input' });
  const nodes = schema.properties?.['nodes'];
  assert(
    typeof nodes === 'object' && typeof nodes.items === 'object' && !Array.isArray(nodes.items),
    'a scenario has nodes',
  );
  nodes.items.allOf = Object.values(nodeKinds).map(({ kind, settings }) => ({
    if: { properties: { kind: { const: kind } } },
    then: { properties: { settings: withoutDialect(z.toJSONSchema(settings, { io: 'input' })) } },
  }));
  return schema;
}

function withoutDialect({ $schema: _dialect, ...schema }: z.core.JSONSchema.BaseSchema): z.core.JSONSchema.BaseSchema {
  return schema;
}

/** Each schema by its file name below rulesets/schemas/. */
export const schemas: Record<string, () => object> = {
  'scenario.schema.json': scenarioSchema,
  'policy.schema.json': () => z.toJSONSchema(Policy, { io: 'input' }),
  'prompts.schema.json': () => z.toJSONSchema(PromptCatalogue, { io: 'input' }),
  'suite.schema.json': () => z.toJSONSchema(Suite, { io: 'input' }),
  'work-calendar.schema.json': () => z.toJSONSchema(CalendarFile, { io: 'input' }),
  'demo-cardholders.schema.json': () => z.toJSONSchema(DemoCardholders, { io: 'input' }),
};

/** The text of a schema's file. */
export const schemaText = (name: string): Promise<string> =>
  format(JSON.stringify(schemas[name]?.()), { parser: 'json', printWidth: 120 });

if (import.meta.main) {
  const folder = new URL('../rulesets/schemas/', import.meta.url);
  await mkdir(folder, { recursive: true });
  for (const name of Object.keys(schemas)) await writeFile(new URL(name, folder), await schemaText(name));
}

/** The pages of the procedures are those of the code, and every operation that a stage wants is there. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { procedures } from '../engine/core/procedures/index.ts';
import { spreadOperation } from '../engine/core/spread-batch-ports.ts';
import type { Language } from '../engine/core/text.ts';
import { operations } from '../workflows/activities/operations/index.ts';
import { procedurePages, procedurePageText } from './procedure-docs.ts';

test.each(Object.entries<Language>(procedurePages))(
  'docs/%s is the page of the code (node scripts/schemas.ts writes it)',
  async (name, language) => {
    const page = readFileSync(new URL(`../docs/${name}`, import.meta.url), 'utf8');
    expect(page).toBe(await procedurePageText(language));
  },
);

const all = Object.values(procedures);
const stages = all.flatMap(({ kind, acts }) =>
  Object.entries(acts).flatMap(([act, each]) => each.map((stage) => ({ kind, act, stage, each }))),
);

test.each(stages.map((it) => [`${it.kind} ${it.act} ${it.stage.id}`, it] as const))('%s can be done', (_, it) => {
  const { stage, each } = it;
  // A batch is spread by a workflow of its own.
  if (stage.does !== undefined) expect([...Object.keys(operations), spreadOperation]).toContain(stage.does);
  expect(each.filter(({ id }) => id === stage.id)).toHaveLength(1);
  // What lets it pass is found before it.
  const earlier = each.slice(0, each.indexOf(stage)).map(({ id }) => id);
  if (stage.passedWhen) expect(earlier).toContain(stage.passedWhen.stage);
});

test.each(all.map((it) => [it.kind, it] as const))('every field of %s is shown in one section', (_, it) => {
  const shown = it.sections.flatMap(({ fields }) => fields);
  expect(shown.sort()).toEqual(Object.keys(it.form.shape).sort());
});

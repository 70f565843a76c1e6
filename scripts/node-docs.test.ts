/** The pages of the node kinds are those of the code, and leave nothing out. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { Expression } from '../engine/core/expressions/expression.ts';
import type { NodeKind } from '../engine/core/node.ts';
import { nodeKinds } from '../engine/core/nodes/index.ts';
import { Text, text, type Language } from '../engine/core/text.ts';
import { nodePages, nodePageText } from './node-docs.ts';
import { settingRows } from './setting-rows.ts';

const kinds: readonly NodeKind[] = Object.values(nodeKinds);

describe.each(Object.entries<Language>(nodePages))('docs/%s', (name, language) => {
  const page = readFileSync(new URL(`../docs/${name}`, import.meta.url), 'utf8');

  it('is the page of the code (node scripts/schemas.ts writes it)', async () => {
    expect(page).toBe(await nodePageText(language));
  });

  it('tells of every kind its settings and its example', () => {
    for (const kind of kinds) {
      const section = page.split(`· \`${kind.kind}\`\n`)[1]?.split('\n### ')[0] ?? '';
      expect(section).toContain(kind.summary[language]);
      for (const { path } of settingRows(kind.settings, language)) expect(section).toContain(`\`${path}\``);
      const example = /```json\n([^]*?)\n```/.exec(section)?.[1] ?? 'null';
      expect(JSON.parse(example)).toEqual(kind.example);
    }
  });
});

it('tells what each setting may be, those within lists and choices too', () => {
  const settings = z.strictObject({
    amount: Expression.meta({ label: text('金额', 'Amount'), help: text('以分计', 'in fen') }),
    by: z.enum(['sms', 'app']).default('sms'),
    lines: z.array(z.strictObject({ label: Text, count: z.int().min(1).max(9) })).max(3),
    ways: z.array(
      z.discriminatedUnion('by', [
        z.strictObject({ by: z.literal('pin') }),
        z.strictObject({ by: z.literal('face'), least: z.number() }),
      ]),
    ),
    claims: z.record(z.string(), Expression).default({}),
  });
  const rows = settingRows(settings, 'en').map(({ path, words, form, needed, preset }) => [
    path,
    words,
    form,
    needed,
    preset,
  ]);
  expect(rows).toEqual([
    ['amount', 'Amount: in fen', 'expression', true, null],
    ['by', '', '`sms` `app`', false, '`sms`'],
    ['lines', '', 'list ≤ 3 of record', true, null],
    ['lines[].label', 'A text in Chinese and English', 'text in both languages', true, null],
    ['lines[].count', '', 'whole number 1–9', true, null],
    ['ways', '', 'list of `by=pin` / `by=face`', true, null],
    ['ways[](by=face).least', '', 'number', true, null],
    ['claims', '', 'record of expression', false, '`{}`'],
  ]);
});

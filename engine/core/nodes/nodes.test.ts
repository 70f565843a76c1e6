/** Every node kind is registered, and says what it is in both languages. */
import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { catalogue, scenarioNamed, versionOf } from '../../../test/support/rulesets.ts';
import { clauses } from '../clauses.ts';
import type { NodeKind } from '../node.ts';
import { nodeKinds } from './index.ts';
import { checkInputs } from './start.ts';

it('registers every file of this folder', () => {
  const files = readdirSync(import.meta.dirname).filter((file) => !file.endsWith('.test.ts') && file !== 'index.ts');
  expect(
    Object.values(nodeKinds)
      .map(({ kind }) => `${kind}.ts`)
      .sort(),
  ).toEqual(files.sort());
  for (const [name, { kind }] of Object.entries(nodeKinds)) expect(kind).toBe(name);
});

const kinds: readonly NodeKind[] = Object.values(nodeKinds);
const version = versionOf(scenarioNamed('library-lending'));

describe.each(kinds)('$kind', (kind) => {
  const settings = kind.settings.parse(kind.example);

  it('is named and summed up in both languages', () => {
    for (const { 'zh-CN': zh, en } of [kind.label, kind.summary, ...kind.ports(settings).map(({ label }) => label)]) {
      expect(zh).toMatch(/\p{Script=Han}/u);
      expect(en).not.toMatch(/\p{Script=Han}/u);
    }
  });

  it('cites clauses of the standard', () => {
    expect(kind.clauses.filter((clause) => !(clause in clauses))).toEqual([]);
  });

  it('says what each setting is', () => {
    const fields = kind.settings instanceof z.ZodObject ? Object.entries(kind.settings.shape) : [];
    const unsaid = fields.filter(([, field]) => {
      const meta = field instanceof z.ZodType ? field.meta() : undefined;
      return meta?.['label'] === undefined;
    });
    expect(unsaid.map(([name]) => name)).toEqual([]);
  });

  it('shows prompts that there are', () => {
    const own = (kind.promptCodes?.(settings) ?? []).filter((code) => !(code in catalogue));
    expect(own).toEqual([]);
  });
});

describe('checkInputs', () => {
  const errors = (inputs: Record<string, string | number | boolean>) =>
    checkInputs(version.scenario, inputs).map(({ pointer, rule }) => `${pointer} ${rule}`);
  it('accepts what the start asks for', () => expect(errors({ barcode: 'TS20260001' })).toEqual([]));
  it('names what is missing', () => expect(errors({})).toEqual(['/inputs/barcode required']));
  it('names what is not asked for', () =>
    expect(errors({ barcode: 'TS20260001', colour: 'red' })).toEqual(['/inputs/colour unknown-field']));
  it('names a wrong form', () => expect(errors({ barcode: 'ts 1' })).toEqual(['/inputs/barcode pattern']));
  it('names a wrong type', () => expect(errors({ barcode: 7 })).toEqual(['/inputs/barcode invalid-type']));
});

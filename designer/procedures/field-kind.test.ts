/** How fields are filled in follows from their types. */
import { expect, test } from 'vitest';
import { z } from 'zod';
import { field } from '../../engine/core/procedures/fields.ts';
import { InstitutionForm } from '../../engine/core/procedures/institution-access.ts';
import { procedures } from '../../engine/core/procedures/index.ts';
import { text } from '../../engine/core/text.ts';
import { choicesOf, fieldKind, fieldsOf, elementOf, mayBeLeftOut, typeAt } from './field-kind.ts';

const kinds = (form: z.ZodObject) =>
  Object.fromEntries(Object.entries(form.shape).map(([name, type]) => [name, fieldKind(type as z.ZodType)]));

test('the fields of institution access are filled in as they ask for', () => {
  expect(kinds(InstitutionForm)).toMatchObject({
    ...{ name: 'text', creditCode: 'text', kind: 'choice', region: 'division', services: 'paragraph' },
    ...{ licence: 'text', licenceUntil: 'date', declares: 'tick' },
  });
  expect(mayBeLeftOut(InstitutionForm.shape.licence)).toBe(true);
  expect(mayBeLeftOut(InstitutionForm.shape.name)).toBe(false);
  expect(choicesOf(InstitutionForm.shape.kind)).toContain('enterprise');
});

test('lists are choices, lines, or rows with fields of their own', () => {
  const label = text('名', 'name');
  const row = z.object({ purpose: field(z.string(), label) });
  expect(fieldKind(field(z.array(z.enum(['a', 'b'])), label))).toBe('several');
  expect(choicesOf(field(z.array(z.enum(['a', 'b'])).optional(), label))).toEqual(['a', 'b']);
  expect(fieldKind(field(z.array(z.string()), label))).toBe('lines');
  const rows = field(z.array(row).min(1), label);
  expect(fieldKind(rows)).toBe('rows');
  expect(Object.keys(fieldsOf(elementOf(rows)))).toEqual(['purpose']);
});

test('yes or no is asked as such, a promise is ticked', () => {
  const label = text('名', 'name');
  expect(fieldKind(field(z.boolean(), label))).toBe('yes-no');
  expect(fieldKind(field(z.literal(true), label))).toBe('tick');
});

test('a pointer names the type of a field, also in a row', () => {
  const purpose = field(z.string(), text('用途', 'Purpose'));
  const form = z.object({ rows: z.array(z.object({ purpose })).min(1), name: purpose });
  expect(typeAt(form, '/rows/3/purpose')).toBe(purpose);
  expect(typeAt(form, '/name')).toBe(purpose);
  expect(typeAt(form, '/rows/0/none')).toBeUndefined();
  expect(typeAt(form, '/none/0/purpose')).toBeUndefined();
});

test('every field of every procedure has words and belongs to a section', () => {
  for (const { form, sections } of Object.values(procedures)) {
    const placed = sections.flatMap(({ fields }) => fields);
    expect(Object.keys(form.shape).filter((name) => !placed.includes(name))).toEqual([]);
  }
});

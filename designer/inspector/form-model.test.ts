/** The forms of the node kinds. */
import { expect, test } from 'vitest';
import { nodeKinds } from '../../engine/core/nodes/index.ts';
import { fieldsOfKind, type Field, type Form } from './form-model.ts';
import { leavesOf, moved, renamed, written } from './form-values.ts';
import { valueWord } from './value-words.ts';

const kinds = Object.values(nodeKinds).map(({ kind, example }) => ({
  kind,
  example: example,
}));

/** Every form of a field, its own first, each with the name of the setting it belongs to. */
function formsOf({ name, form }: Field): { name: string; form: Form }[] {
  const own = { name, form };
  switch (form.is) {
    case 'list':
    case 'record':
      return [own, ...formsOf({ name, form: form.of } as Field)];
    case 'object':
      return [own, ...form.fields.flatMap(formsOf)];
    case 'variant':
      return [own, ...form.variants.flatMap(({ fields }) => fields.flatMap(formsOf))];
    default:
      return [own];
  }
}

test.each(kinds)(
  '$kind: what its example sets, written through its form, gives the example again',
  ({ kind, example }) => {
    const leaves = leavesOf(fieldsOfKind(kind), example);
    const again = leaves.reduce<Record<string, unknown>>((all, { pointer, value }) => written(all, pointer, value), {});
    expect(again).toEqual(JSON.parse(JSON.stringify(example)));
  },
);

test.each(kinds)('$kind: every setting has a widget and is called something', ({ kind }) => {
  for (const field of fieldsOfKind(kind)) {
    expect(field.label['zh-CN'], field.name).toMatch(/\p{Script=Han}/u);
    for (const { name, form } of formsOf(field)) expect(form.is, name).not.toBe('json');
  }
});

test('every value that can be chosen has a word', () => {
  const lacking = kinds.flatMap(({ kind }) =>
    fieldsOfKind(kind)
      .flatMap(formsOf)
      .flatMap(({ name, form }) => {
        if (form.is === 'choice' || form.is === 'choices') return form.values.map((value) => [name, value] as const);
        if (form.is === 'either') return form.words.map((value) => [name, value] as const);
        return form.is === 'variant' ? form.variants.map(({ value }) => [form.by, value] as const) : [];
      })
      .filter(([name, value]) => valueWord(name, value) === null),
  );
  expect(lacking).toEqual([]);
});

test('a setting with a meaning of its own has a form of its own', () => {
  const form = (kind: string, name: string) => fieldsOfKind(kind).find((field) => field.name === name)?.form;
  expect(form('pay', 'amount')).toEqual({ is: 'expression' });
  expect(form('consent', 'personal')).toMatchObject({ is: 'list', of: { is: 'path' } });
  expect(form('consent', 'expires')).toEqual({ is: 'limit' });
  expect(form('consent', 'to')).toEqual({ is: 'bilingual' });
  expect(form('form', 'role')).toEqual({ is: 'role' });
  expect(form('prompt', 'prompts')).toMatchObject({ is: 'list', of: { is: 'prompt' } });
  expect(form('decide-by-policy', 'policy')).toEqual({ is: 'policy' });
  expect(form('sub-scenario', 'scenario')).toEqual({ is: 'scenario' });
  expect(form('raise-error', 'code')).toEqual({ is: 'error' });
  expect(form('compensate', 'node')).toEqual({ is: 'node' });
  expect(form('wait', 'within')).toEqual({ is: 'duration' });
  expect(form('assign', 'set')).toEqual({ is: 'record', names: 'variable', of: { is: 'expression' } });
  expect(form('join', 'waitsFor')).toMatchObject({ is: 'either', words: ['all', 'any'] });
  expect(form('verify-person', 'ways')).toMatchObject({ is: 'list', of: { is: 'variant', by: 'by' } });
  expect(form('wait-for-message', 'body')).toMatchObject({ is: 'record', of: { is: 'type' } });
});

test('a value is written at its place, and taken away by undefined', () => {
  const settings = { ways: [{ by: 'pin' }, { by: 'face', minScore: 80 }] };
  expect(written(settings, '/ways/1/minScore', 90)).toEqual({ ways: [{ by: 'pin' }, { by: 'face', minScore: 90 }] });
  expect(written(settings, '/ways/0', undefined)).toEqual({ ways: [{ by: 'face', minScore: 80 }] });
  expect(written(settings, '/expires/within', 'P1D')).toEqual({ ...settings, expires: { within: 'P1D' } });
  expect(written({ a: 1, b: 2 }, '/a', undefined)).toEqual({ b: 2 });
});

test('items move, and names change in their place', () => {
  expect(moved(['a', 'b', 'c'], 2, -1)).toEqual(['a', 'c', 'b']);
  expect(moved(['a', 'b'], 0, -1)).toEqual(['a', 'b']);
  expect(Object.keys(renamed({ a: 1, b: 2 }, 'a', 'c'))).toEqual(['c', 'b']);
  expect(renamed({ a: 1, b: 2 }, 'a', 'b')).toEqual({ a: 1, b: 2 });
});

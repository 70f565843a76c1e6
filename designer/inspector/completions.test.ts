/** What an expression field offers. */
import { expect, test } from 'vitest';
import type { Scope } from '../../engine/core/expressions/expression.ts';
import { text } from '../../engine/core/text.ts';
import { completed, completionsAt } from './completions.ts';

const scope: Scope = {
  card: {
    type: 'record',
    label: text('社保卡', 'Card'),
    fields: { name: { type: 'string', label: text('姓名', 'Name') }, birthDate: { type: 'date' } },
  },
  fee: { type: 'money', optional: true },
};
const names = (source: string) => completionsAt(source, source.length, scope, 'zh-CN').offers.map(({ name }) => name);

test('at the beginning every variable is offered, then the functions', () => {
  expect(names('').slice(0, 2)).toEqual(['card', 'fee']);
  expect(names('')).toContain('years');
});

test('behind a dot the fields of the record are offered', () => {
  expect(names('card.')).toEqual(['name', 'birthDate']);
  expect(names('1 + card.bi')).toEqual(['birthDate']);
  expect(names('nothing.')).toEqual([]);
});

test('a variable is found by its words too', () => {
  expect(completionsAt('card.', 5, scope, 'zh-CN').offers[0]).toMatchObject({ words: '姓名', detail: '文本' });
  expect(names('fe')[0]).toBe('fee');
});

test('what may be unset says so', () => {
  expect(completionsAt('fe', 2, scope, 'en').offers[0]).toMatchObject({ optional: true });
});

test('within quotes nothing is offered', () => {
  expect(names("card.name == 'ca")).toEqual([]);
});

test('an offer takes the place of what was typed; of a function the caret goes between its brackets', () => {
  const source = 'ye > 60';
  const { from, offers } = completionsAt(source, 2, scope, 'en');
  const [years] = offers;
  expect(years && completed(source, 2, from, years)).toEqual({ source: 'years() > 60', caret: 6 });
});

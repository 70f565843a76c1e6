/** A condition that is turned into another keeps of its value what still fits. */
import { expect, it } from 'vitest';
import type { Condition } from '../../engine/core/policies/policy.ts';
import { settledNumber, typeAsked, typedNumber, withFact, withOperator, withType } from './condition-values.ts';

const young: Condition = { fact: 'person.age', operator: 'lessThan', value: 14 };
const normal: Condition = { fact: 'card.state', operator: 'equal', value: 'normal' };

it.each<[string, Condition, Condition]>([
  ['another number keeps all', withFact(young, 'clock.hour'), { ...young, fact: 'clock.hour' }],
  ['a text has no order', withFact(young, 'card.state'), { fact: 'card.state', operator: 'equal', value: 'normal' }],
  ['a shared value stays', withFact(normal, 'person.state'), { ...normal, fact: 'person.state' }],
  ['yes or no begins with yes', withFact(normal, 'card.valid'), { fact: 'card.valid', operator: 'equal', value: true }],
  ['a number is to be given', withFact(normal, 'person.age'), { fact: 'person.age', operator: 'equal', value: '' }],
  ['an input may be anything', withFact(young, 'inputs.copies'), { ...young, fact: 'inputs.copies' }],
  ['one becomes a list', withOperator(normal, 'notIn'), { ...normal, operator: 'notIn', value: ['normal'] }],
  [
    'a list becomes one',
    withOperator({ ...normal, operator: 'in', value: ['lost', 'normal'] }, 'equal'),
    { ...normal, value: 'lost' },
  ],
  ['an empty list becomes the first', withOperator({ ...normal, operator: 'in', value: [] }, 'equal'), normal],
  [
    'an input becomes a number',
    withType({ ...normal, fact: 'inputs.copies' }, 'number'),
    { fact: 'inputs.copies', operator: 'equal', value: 0 },
  ],
  [
    'an input becomes yes or no',
    withType({ ...young, fact: 'inputs.copies' }, 'boolean'),
    { fact: 'inputs.copies', operator: 'equal', value: true },
  ],
])('%s', (_what, turned, expected) => {
  expect(turned).toEqual(expected);
});

it('knows the type of an input by its value', () => {
  expect(typeAsked({ fact: 'inputs.copies', operator: 'in', value: [1] })).toBe('number');
  expect(typeAsked({ fact: 'inputs.copies', operator: 'in', value: [] })).toBe('string');
});

it('takes a number once it is written as one, and all else as it stands', () => {
  expect(['14', '-2', '1.5', '1.', '1.0', 'ten', ''].map(typedNumber)).toEqual([14, -2, 1.5, '1.', '1.0', 'ten', '']);
  expect(['1.0', '1.', 'ten', ' '].map(settledNumber)).toEqual([1, 1, 'ten', ' ']);
});

/** What a scenario takes over from a table besides the outcome: it must be given, in that type, and always. */
import { expect, it } from 'vitest';
import { policyOf } from '../../../test/support/verify-table.ts';
import type { DeclaredField } from '../declared-fields.ts';
import { declaredOutputErrors } from './table-outputs.ts';
import type { Table } from './table.ts';
import { text } from '../text.ts';

const days: DeclaredField = {
  ...{ name: 'days', type: 'integer', label: text('天数', 'Days'), optional: false, many: false },
};

/** Loan days by age, complete. */
const table: Table = {
  inputs: [{ fact: 'person.age' }],
  outputs: [
    { name: 'outcome', type: 'string' },
    { name: 'days', type: 'number' },
    { name: 'shelf', type: 'string' },
  ],
  hitPolicy: 'unique',
  rows: [
    { when: [{ lt: 60 }], then: ['yes', 30, null] },
    { when: [{ gte: 60 }], then: ['yes', 60, 'front'] },
  ],
};
const gap: Partial<Table> = { rows: [{ when: [{ lt: 60 }], then: ['yes', 30, 'front'] }] };
const shelf: Partial<DeclaredField> = { name: 'shelf', type: 'string' };

it.each<[string, Partial<Table>, Partial<DeclaredField>, string[]]>([
  ['a value that every row gives', {}, {}, []],
  ['a column that is not there', {}, { name: 'weeks' }, ['/0/name known-output']],
  ['the outcome, which has a place of its own', {}, { name: 'outcome', type: 'string' }, ['/0/name known-output']],
  ['another type', {}, { type: 'date' }, ['/0/type type']],
  ['a value that a row leaves open', {}, shelf, ['/0/optional may-be-missing']],
  ['a value that a row leaves open, declared so', {}, { ...shelf, optional: true }, []],
  ['a value where no row may hold', gap, {}, ['/0/optional may-be-missing']],
  ['a list of one row', {}, { many: true }, ['/0/many list']],
  ['one value of several rows', { hitPolicy: 'collect' }, {}, ['/0/many list']],
  ['a list of several rows', { hitPolicy: 'collect' }, { many: true }, []],
  ['the sum of several rows', { hitPolicy: 'collect', aggregate: 'sum' }, {}, []],
  ['a list beside a sum', { hitPolicy: 'collect', aggregate: 'sum' }, { ...shelf, many: true }, []],
  ['the count of rows', { hitPolicy: 'collect', aggregate: 'count' }, { ...shelf, type: 'integer' }, []],
])('%s', (_what, change, field, found) =>
  expect(
    declaredOutputErrors(policyOf({ ...table, ...change }), [{ ...days, ...field }], '').map(
      ({ pointer, rule }) => `${pointer} ${rule}`,
    ),
  ).toEqual(found),
);

/** The table of functions: each example comes to what it says, and checks. */
import { describe, expect, it } from 'vitest';
import { expressionFunctions, checkExpression, evaluateExpression, type Scope } from './expression.ts';
import { valueErrors } from '../value-type.ts';

const scope: Scope = {
  person: { type: 'record', fields: { name: { type: 'string' }, phone: { type: 'string', optional: true } } },
};
const data = { person: { name: '张三' } };
const value = (source: string) => evaluateExpression(source, data);

it.each(expressionFunctions)('$signature: $example', ({ name, signature, example, result }) => {
  expect(signature).toContain(`${name}(`);
  expect(example).toContain(`${name}(`);
  const { type, errors } = checkExpression(example, scope);
  expect(errors).toEqual([]);
  expect(type && valueErrors(result, type, '')).toEqual([]);
  expect(value(example)).toEqual(result);
});

it('names every function once', () => {
  const names = expressionFunctions.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});

describe('at the edges', () => {
  it.each<[string, unknown]>([
    ["years('1960-02-29', '2026-02-28')", 65],
    ["years('1960-02-29', '2026-03-01')", 66],
    ["years('2026-01-02', '2026-01-01')", -1],
    ["days('2026-03-01', '2026-02-01')", -28],
    ["addDays('2026-01-01', -1)", '2025-12-31'],
    ["addMonths('2028-01-31', 1)", '2028-02-29'],
    ["addMonths('2026-03-31', -13)", '2025-02-28'],
    ["addMonths('2026-12-15', 12)", '2027-12-15'],
    ["dateOf('2026-01-31T15:59:59Z')", '2026-01-31'],
    ["dateOf('2026-01-31T16:00:00Z')", '2026-02-01'],
    ['round(-2.5)', -3],
    ['round(0.285 * 100)', 29],
    ['floor(3 * 1.1 * 10)', 33],
    ['abs(-2.5)', 2.5],
    ["min('2026-02-01', '2026-01-31')", '2026-01-31'],
    ["max(['2026-02-01', '2026-01-31'])", '2026-02-01'],
    ['yuan(5)', '0.05'],
    ['yuan(-120)', '-1.20'],
    ["'' in ['']", true],
    ['contains([1, 2], 2)', true],
    ["contains([{'a': [1]}], {'a': [1]})", true],
    ["size('𠮷野家')", 3],
    ['size([[], []])', 2],
    ['sum([])', 0],
    ['[].all(x, false)', true],
    ["join([], '、')", ''],
    ['text(true) + text(0.5)', 'true0.5'],
    ["number(' -12 ')", -12],
    ['0 * -1', 0],
    ['[[1, 2], [3]].map(l, l.map(x, x * size(l)))', [[2, 4], [3]]],
    ['[1, 2, 3].filter(x, x != 2).exists(x, x == 2)', false],
  ])('%s is %j', (source, expected) => {
    expect(value(source)).toEqual(expected);
  });

  it.each(["addDays('9999-12-31', 1)", "addMonths('0001-01-31', -1)", "date('2026-02-29')", 'yuan(0.5)', 'text([1])'])(
    '%s fails',
    (source) => {
      expect(() => value(source)).toThrow('expression-failed');
    },
  );
});

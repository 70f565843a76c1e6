/** The text of cells: what people type, and that writing and reading give every cell back. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordsOfFact } from '../facts/fact-words.ts';
import { facts } from '../facts/facts.ts';
import { Cell, type Scalar } from './table.ts';
import { parseCell, writeCell } from './table-cell-text.ts';
import { isAnything, isUnknown, type CellColumn } from './table-cell-words.ts';
import { languages } from '../text.ts';

const age: CellColumn = { type: 'number' };
const local: CellColumn = { type: 'boolean' };
const free: CellColumn = { type: 'string' };
const open: CellColumn = {};
const money: CellColumn = { type: 'number', isMoney: true };
const state: CellColumn = {
  ...{ type: 'string', values: facts['card.state'].values, words: wordsOfFact('card.state') },
};

describe('what people type', () => {
  it.each<[string, CellColumn, Cell]>([
    ['', age, '-'],
    ['-', age, '-'],
    ['—', state, '-'],
    ['任意', local, '-'],
    ['未知', age, null],
    ['unknown', state, null],
    ['"unknown"', state, 'unknown'],
    ['查无记录', state, 'unknown'],
    ['18', age, 18],
    ['１８', age, 18],
    ['18..60', age, { from: 18, to: 60 }],
    ['[18..60]', age, { from: 18, to: 60 }],
    ['(18..60]', age, { from: 18, to: 60, open: 'from' }],
    ['［18..60）', age, { from: 18, to: 60, open: 'to' }],
    ['(0.5 .. 1.5)', age, { from: 0.5, to: 1.5, open: 'both' }],
    ['18 至 60', age, { from: 18, to: 60 }],
    ['18～60岁', age, { from: 18, to: 60 }],
    ['60 以上', age, { gte: 60 }],
    ['60岁以上', age, { gte: 60 }],
    ['18以下', age, { lte: 18 }],
    ['未满 18 岁', age, { lt: 18 }],
    ['超过60', age, { gt: 60 }],
    ['< 18', age, { lt: 18 }],
    ['≥60', age, { gte: 60 }],
    ['＜ -3', age, { lt: -3 }],
    ['1, 2，3', age, { in: [1, 2, 3] }],
    ['[1]', age, { in: [1] }],
    ['非 18..60', age, { not: { from: 18, to: 60 } }],
    ['not 1, 2', age, { notIn: [1, 2] }],
    ['非 (1, 2)', age, { not: { in: [1, 2] } }],
    ['非 未知', age, { not: null }],
    ['≠ 5', age, { not: 5 }],
    ['正常, 挂失', state, { in: ['normal', 'lost'] }],
    ['Normal、reported lost', state, { in: ['normal', 'lost'] }],
    ['非 挂失', state, { not: 'lost' }],
    ['非挂失', state, { not: 'lost' }],
    ['非农户口', free, '非农户口'],
    ['是', local, true],
    ['no', local, false],
    ['FALSE', local, false],
    ['是', free, '是'],
    ['是', open, true],
    ['"是"', open, '是'],
    ['2026-01-01..2026-12-31', free, { from: '2026-01-01', to: '2026-12-31' }],
    ['< 2026年3月1日', free, { lt: '2026-03-01' }],
    ['2', free, '2'],
    ['2', open, 2],
    ['1,234.50', money, 123_450],
    ['¥1,234.5 元', money, 123_450],
    ['>= 3000', money, { gte: 300_000 }],
    ['1,000..2,000.00', money, { from: 100_000, to: 200_000 }],
    ['0.10, 0.20', money, { in: [10, 20] }],
    ['1,000.00、2,000.00', money, { in: [100_000, 200_000] }],
    ['非 未知', money, { not: null }],
    ['3000 元以上', money, { gte: 300_000 }],
  ])('%s', (source, column, cell) => expect(parseCell(source, column)).toEqual({ cell }));

  it.each<[string, CellColumn]>([
    ['十八岁', age],
    ['12.345', money],
    ['>= 1,234.567', money],
    ['很多', money],
    ['18..', age],
    ['18..60, 70', age],
    ['< 十八', age],
    ['未知, 5', age],
    ['"18"', age],
    ['[]', age],
    ['非', age],
    ['也许', local],
    ['遗失', state],
    ['正常, ', state],
    ['"没有完', free],
    ['2026-02-30..2026-03-01', free],
    ['a..b', free],
  ])('%s is not understood, and kept', (source, column) => {
    const { cell, finding } = parseCell(source, column);
    expect(finding).toBeDefined();
    expect(cell).toBe(source === '"18"' ? '18' : source.trim());
    expect(parseCell(writeCell(cell, column, 'zh-CN'), column).cell).toBe(cell);
  });
});

const hard = [
  '',
  '-',
  '未知',
  'unknown',
  '非 甲',
  'not x',
  'a, b',
  '"',
  '“甲”',
  '1..2',
  '(甲)',
  '18 至 60',
  '60以上',
  '是',
];
const words = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.constantFrom(...hard),
  fc.constantFrom('甲', 'a b', '\n', '\\'),
);
const numbers = fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true })).map((each) => each + 0);
const days = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

function cells(value: fc.Arbitrary<Scalar>, bound: fc.Arbitrary<string | number>): fc.Arbitrary<Cell> {
  const list = fc.array(value, { minLength: 1, maxLength: 4 });
  const ends = fc.constantFrom<('from' | 'to' | 'both' | undefined)[]>('from', 'to', 'both', undefined);
  const test = fc.oneof(
    value,
    fc.constant(null),
    list.map((some) => ({ in: some })),
    list.map((some) => ({ notIn: some })),
    fc.tuple(bound, bound, ends).map(([from, to, end]) => ({ from, to, ...(end && { open: end }) })),
    bound.map((lt) => ({ lt })),
    bound.map((lte) => ({ lte })),
    bound.map((gt) => ({ gt })),
    bound.map((gte) => ({ gte })),
  );
  return fc.oneof(
    test,
    fc.constant<Cell>('-'),
    test.map((not) => ({ not })),
  );
}

it.each<[string, CellColumn, fc.Arbitrary<Cell>]>([
  ['numbers', age, cells(numbers, numbers)],
  ['amounts', money, cells(fc.integer({ min: -1e12, max: 1e12 }), fc.integer({ min: -1e12, max: 1e12 }))],
  ['yes and no', local, cells(fc.boolean(), numbers)],
  ['listed values', state, cells(fc.constantFrom(...facts['card.state'].values), days)],
  ['texts and days', free, cells(fc.oneof(words, days), days)],
  ['anything', open, cells(fc.oneof(words, numbers, fc.boolean()), fc.oneof(numbers, days))],
  ['texts among numbers', age, cells(words, numbers)],
  ['other texts among listed values', state, cells(words, days)],
])('what is written of %s reads as the same cell', (_what, column, some) => {
  fc.assert(
    fc.property(some, fc.constantFrom(...languages), (cell, language) => {
      fc.pre(Cell.safeParse(cell).success);
      expect(parseCell(writeCell(cell, column, language), column).cell).toEqual(cell);
    }),
    { numRuns: 2000 },
  );
});

it('reads every text as a cell of the schema', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 40 }), fc.constantFrom(age, local, free, open, state), (source, column) => {
      expect(Cell.safeParse(parseCell(source, column).cell).success).toBe(true);
    }),
    { numRuns: 3000 },
  );
});

it('calls no value by a word that stands for something else', () => {
  for (const fact of Object.keys(facts))
    for (const { 'zh-CN': zh, en } of Object.values(wordsOfFact(fact)))
      for (const word of [zh, en]) expect(isAnything(word) || isUnknown(word), word).toBe(false);
});

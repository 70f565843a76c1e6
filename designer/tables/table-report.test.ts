/** The report on a table, what the grid shows of it, and the rows that fill gaps. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { facts } from '../../engine/core/facts/facts.ts';
import { analyseTable } from '../../engine/core/tables/table-analysis.ts';
import type { Cell, HitPolicy, Table } from '../../engine/core/tables/table.ts';
import { rowForGap } from './gap-row.ts';
import { columnsOf } from './table-columns.ts';
import { findingsShown, marksOf } from './shown-findings.ts';
import { policyAround, reportOn } from './table-report.ts';

const inputs: Table['inputs'] = [{ fact: 'person.age', whole: true }, { fact: 'card.local' }];
const tableOf = (rows: (Cell | string)[][], hitPolicy: HitPolicy = 'unique'): Table => ({
  ...{ inputs, hitPolicy, outputs: [{ name: 'outcome', type: 'string' }] },
  rows: rows.map(([age = '-', local = '-', outcome = 'yes']) => ({ when: [age, local], then: [outcome as string] })),
});
const outcomes = ['yes', 'maybe', 'no'];
const policyOf = (table: Table) => policyAround(table, outcomes);
const shown = (table: Table) =>
  findingsShown(reportOn(policyOf(table), facts), table, columnsOf(table, outcomes, facts));

describe('the findings', () => {
  it.each<[string, Table, object[]]>([
    [
      'a gap',
      tableOf([[{ lt: 60 }], [{ gte: 60 }, true]]),
      [{ kind: 'gap', rows: [], message: { 'zh-CN': '没有一行接住：年龄（周岁） 60、本省的卡 否' } }],
    ],
    [
      'an overlap',
      tableOf([[{ lte: 60 }], [{ gte: 60 }]]),
      [{ kind: 'overlap', rows: [0, 1], message: { en: expect.stringContaining('Age in full years 60') as string } }],
    ],
    [
      'a masked row',
      tableOf([['-'], [{ lt: 6 }]], 'first'),
      [{ kind: 'unreachable', rows: [1, 0], message: { 'zh-CN': '第 2 行永远轮不到：第 1 行先接住' } }],
    ],
    [
      'a row that two mask together',
      tableOf([[{ lt: 10 }], [{ gte: 10 }], [{ from: 5, to: 15 }], [null]], 'first'),
      [{ kind: 'unreachable', rows: [2] }],
    ],
    [
      'a text that is no number',
      tableOf([['十八'], [{ gt: 3 }]]),
      [{ kind: 'error', rows: [0], column: 0, message: { 'zh-CN': expect.stringContaining('读不懂') as string } }],
    ],
    ['nothing', tableOf([['-']]), []],
  ])('%s', (_what, table, findings) => expect(shown(table)).toMatchObject(findings));

  it('marks cells, and both rows of an overlap', () => {
    expect([...marksOf(shown(tableOf([['-'], ['-']]))).keys()]).toEqual([0, 1]);
    expect(
      marksOf(shown(tableOf([['十八']])))
        .get(0)
        ?.cells.has(0),
    ).toBe(true);
  });
});

describe('the row that fills a gap', () => {
  it.each<[Table, Cell[]]>([
    [tableOf([[{ lt: 60 }], [{ gte: 60 }, true]]), [{ gte: 60 }, false]],
    [tableOf([[{ lte: 17 }], [{ gte: 65 }]]), [{ from: 18, to: 64 }, '-']],
    [tableOf([[{ from: 10, to: 20 }]]), [{ lte: 9 }, '-']],
  ])('of %j', (table, when) => {
    const [gap = {}] = reportOn(policyOf(table), facts).gaps;
    expect(rowForGap(table, gap, 'no')).toEqual({ when, then: ['no'] });
  });

  const bound = fc.integer({ min: 0, max: 6 });
  const age = fc.oneof<fc.Arbitrary<Cell>[]>(
    ...[fc.constant('-'), fc.constant(null), bound],
    bound.map((lt) => ({ lt })),
    bound.map((gte) => ({ gte })),
    fc
      .tuple(bound, bound, fc.constantFrom('from' as const, 'both' as const))
      .map(([from, to, open]) => ({ from, to, open })),
    bound.map((not) => ({ not })),
  );
  const tables = fc
    .array(fc.tuple(age, fc.constantFrom<Cell[]>('-', true, false, null)), { minLength: 1, maxLength: 5 })
    .map((rows) => tableOf(rows));

  it('takes the example, and meets no other row', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(tables, fc.boolean(), (drawn, whole) => {
        const table: Table = { ...drawn, inputs: [{ fact: 'person.age', whole }, { fact: 'card.local' }] };
        const [gap] = analyseTable(policyOf(table), facts).gaps;
        if (!gap) return;
        const filled = { ...table, rows: [...table.rows, rowForGap(table, gap, 'no')] };
        const after = analyseTable(policyOf(filled), facts);
        expect(after.gaps).not.toContainEqual(gap);
        expect(after.overlaps.filter(({ rows }) => rows.includes(table.rows.length))).toEqual([]);
        expect(after.unreachable).not.toContain(table.rows.length);
      }),
      { numRuns: 500 },
    );
  });
});

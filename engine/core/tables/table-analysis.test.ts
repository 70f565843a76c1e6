/** The analysis of decision tables, against trying every combination of values. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { combinations, generatedTables, policyOf, rowsThatHold } from '../../../test/support/verify-table.ts';
import { facts, type Fact } from '../facts/facts.ts';
import type { TablePolicy } from '../policies/policy.ts';
import { analyseTable, usualBudget, type Example } from './table-analysis.ts';
import { rowsInOrder } from './table-decide.ts';
import type { Cell, HitPolicy, Scalar } from './table.ts';
import { text } from '../text.ts';

/** The whole truth about a small table: what happens at each combination of values. */
function bruteForce(policy: TablePolicy, values: readonly (readonly (Scalar | undefined)[])[]) {
  const { table } = policy;
  const order = rowsInOrder(policy);
  const overlaps = new Set<string>();
  const deciding = new Set<number>();
  const given = table.rows.map(({ then }, row) => (table.hitPolicy === 'unique' ? String(row) : JSON.stringify(then)));
  const agree = table.hitPolicy === 'unique' || table.hitPolicy === 'any';
  let gap = false;
  for (const use of combinations(values)) {
    const hits = rowsThatHold(table, use);
    if (hits.length === 0 && use.every((value) => value !== undefined)) gap = true;
    const single = table.hitPolicy === 'first' || table.hitPolicy === 'priority';
    const first = order.find((row) => hits.includes(row));
    for (const row of single ? (first === undefined ? [] : [first]) : hits) deciding.add(row);
    for (const a of hits) for (const b of hits) if (agree && a < b && given[a] !== given[b]) overlaps.add(`${a},${b}`);
  }
  const unreachable = table.rows.flatMap((_, row) => (deciding.has(row) ? [] : [row]));
  return { gap, overlaps: [...overlaps].sort(), unreachable };
}

const valuesIn = (policy: TablePolicy, example: Example) =>
  policy.table.inputs.map(({ fact }) => example[fact] ?? undefined);

describe('the analysis of a generated table', () => {
  it('finds what trying every combination finds, and its examples show it', { timeout: 30_000 }, () => {
    fc.assert(
      fc.property(generatedTables(7), ({ policy, values, known }) => {
        const found = analyseTable(policy, known);
        const truth = bruteForce(policy, values);
        expect(found.complete).toBe(true);
        expect(found.gaps.length > 0).toBe(truth.gap);
        expect(found.overlaps.map(({ rows }) => rows.join()).sort()).toEqual(truth.overlaps);
        expect(found.unreachable).toEqual(truth.unreachable);
        for (const gap of found.gaps) {
          expect(Object.values(gap)).not.toContain(null);
          expect(rowsThatHold(policy.table, valuesIn(policy, gap))).toEqual([]);
        }
        for (const { rows, example } of found.overlaps)
          expect(rowsThatHold(policy.table, valuesIn(policy, example))).toEqual(expect.arrayContaining(rows));
      }),
      { numRuns: 1000 },
    );
  });

  it('says nothing that is not so where its budget ends', { timeout: 30_000 }, () => {
    fc.assert(
      fc.property(generatedTables(7), fc.integer({ min: 1, max: 20 }), ({ policy, values, known }, regions) => {
        const found = analyseTable(policy, known, { regions, rows: regions * 5 });
        const truth = bruteForce(policy, values);
        if (found.gaps.length > 0) expect(truth.gap).toBe(true);
        for (const { rows } of found.overlaps) expect(truth.overlaps).toContain(rows.join());
        expect(found.unreachable).toEqual(found.complete ? truth.unreachable : []);
      }),
      { numRuns: 500 },
    );
  });
});

/** A table of one column of a fact that exists; each row gives another outcome in turn. */
const column = (fact: string, cells: Cell[], hitPolicy: HitPolicy = 'unique', whole?: boolean) =>
  policyOf({
    inputs: [{ fact, ...(whole !== undefined && { whole }) }],
    outputs: [{ name: 'outcome', type: 'string' }],
    hitPolicy,
    rows: cells.map((cell, index) => ({ when: [cell], then: [['yes', 'maybe', 'no'][index % 3] ?? 'no'] })),
  });

describe('a column', () => {
  it.each<[string, Cell[], boolean | undefined, Scalar[]]>([
    ['person.age', [{ lt: 18 }, { gt: 18 }], undefined, [18]],
    ['person.age', [{ lte: 17 }, { gte: 18 }], undefined, [17.5]],
    ['person.age', [{ lte: 17 }, { gte: 18 }], true, []],
    ['person.age', [{ from: 0, to: 17 }, { gte: 19 }], true, [-1, 18]],
    ['person.sex', ['male', 'female'], undefined, ['unknown']],
    ['person.sex', ['male', { not: 'male' }], undefined, []],
    ['card.local', [true], undefined, [false]],
    ['card.class', ['3', '2'], undefined, ['other']],
    ['card.class', ['2', 'other', '3'], undefined, ['!']],
    ['card.class', ['2', { notIn: ['2', '5'] }], undefined, ['5']],
    ['inputs.day', [{ lte: '2026-02-28' }, { gte: '2026-03-01' }], undefined, []],
    ['inputs.day', [{ lte: '2026-02-28' }, { gt: '2026-03-01' }], undefined, ['2026-03-01']],
  ])('of %s with %j (whole numbers only: %s) has the gaps %j', (fact, cells, whole, gaps) => {
    const day: Fact = { type: 'string', label: text('日', 'Day'), source: 'case', of: () => undefined };
    const found = analyseTable(column(fact, cells, 'unique', whole), { ...facts, 'inputs.day': day });
    expect(found.gaps.map((gap) => gap[fact])).toEqual(gaps);
    expect(found.overlaps).toEqual([]);
  });

  it('shows where two rows meet', () =>
    expect(analyseTable(column('person.age', [{ lte: 60 }, { gte: 60 }]), facts).overlaps).toEqual([
      { rows: [0, 1], example: { 'person.age': 60 } },
    ]));

  it('shows that rows meet where nothing is known', () =>
    expect(analyseTable(column('person.age', ['-', null]), facts).overlaps).toEqual([
      { rows: [0, 1], example: { 'person.age': null } },
    ]));

  it('finds rows that others mask only together', () =>
    expect(
      analyseTable(column('person.age', [{ lt: 20 }, { gte: 18 }, { from: 10, to: 30 }, null], 'first'), facts),
    ).toMatchObject({ unreachable: [2], gaps: [] }));

  it('finds rows that an outcome of higher priority masks', () =>
    expect(analyseTable(column('person.age', ['-', { lt: 18 }], 'priority'), facts).unreachable).toEqual([1]));
});

it('analyses a table of 10,000 rows within its budget, or says that it did not', () => {
  const rows = Array.from({ length: 10_000 }, (_, index) => {
    const [age, income] = [index % 100, Math.floor(index / 100)];
    const when: Cell[] = [
      { from: age, to: age + 1, open: 'to' },
      { from: income, to: income + 1, open: 'to' },
    ];
    return { when, then: ['yes'] };
  });
  const policy = policyOf({
    inputs: [{ fact: 'person.age' }, { fact: 'inputs.income' }],
    outputs: [{ name: 'outcome', type: 'string' }],
    hitPolicy: 'unique',
    rows: [...rows, { when: [{ from: 99, to: 99.5 }, 99], then: ['no'] }],
  });
  const found = analyseTable(policy, facts, usualBudget);
  expect(found.complete).toBe(true);
  expect(found.overlaps.map(({ rows }) => rows)).toEqual([[9999, 10_000]]);
  expect(analyseTable(policy, facts, { ...usualBudget, regions: 1000 }).complete).toBe(false);
});

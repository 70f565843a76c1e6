/** Decision tables: every hit policy, against the plainest reading of generated tables. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { generatedTables, policyOf, rowsThatHold } from '../../../test/support/verify-table.ts';
import { decide } from '../policies/decide.ts';
import type { Fact } from '../facts/facts.ts';
import type { TablePolicy } from '../policies/policy.ts';
import { isProblem } from '../problem.ts';
import { decideTable, type TableDecision, type TableValues } from './table-decide.ts';
import type { Table } from './table.ts';
import { text } from '../text.ts';

/** What a table must decide, read from the definition of its hit policy alone. */
function expected(
  { table, outcomes }: TablePolicy,
  values: TableValues,
): Pick<TableDecision, 'rows' | 'outputs'> | 'ambiguous' {
  const hits = rowsThatHold(table, values);
  const fen = (row: number) => (table.rows[row]?.then[1] ?? undefined) as number | undefined;
  const rank = (row: number) => outcomes.indexOf(String(table.rows[row]?.then[0]));
  const byRank = [...hits].sort((a, b) => rank(a) - rank(b) || a - b);
  const one = (row: number | undefined) => {
    const value = row === undefined ? undefined : fen(row);
    return { rows: row === undefined ? [] : [row], outputs: value === undefined ? {} : { fen: value } };
  };
  const all = (rows: number[]) => rows.flatMap((row) => fen(row) ?? []);
  const list = (rows: number[]) => ({ rows, outputs: rows.length === 0 ? {} : { fen: all(rows) } });
  switch (table.hitPolicy) {
    case 'unique':
      return hits.length > 1 ? 'ambiguous' : one(hits[0]);
    case 'any': {
      const different = new Set(hits.map((row) => JSON.stringify(table.rows[row]?.then)));
      return different.size > 1 ? 'ambiguous' : { ...one(hits[0]), rows: hits };
    }
    case 'first':
      return one(hits[0]);
    case 'priority':
      return one(byRank[0]);
    case 'rule-order':
      return list(hits);
    case 'output-order':
      return list(byRank);
    case 'collect': {
      const numbers = all(hits);
      if (hits.length === 0) return list([]);
      if (table.aggregate === 'count') return { rows: hits, outputs: { fen: hits.length } };
      if (table.aggregate === 'sum') return { rows: hits, outputs: { fen: numbers.reduce((a, b) => a + b, 0) } };
      if (table.aggregate === 'list') return list(hits);
      const best = table.aggregate === 'min' ? Math.min(...numbers) : Math.max(...numbers);
      return { rows: hits, outputs: numbers.length === 0 ? {} : { fen: best } };
    }
  }
}

function decided(policy: TablePolicy, values: TableValues): ReturnType<typeof expected> {
  try {
    const { rows, outputs } = decideTable(policy, values);
    return { rows, outputs };
  } catch (error) {
    if (isProblem(error, 'ambiguous-table')) return 'ambiguous';
    throw error;
  }
}

describe('a generated table', () => {
  it.each([
    [6, 3000],
    [60, 400],
  ])('of up to %i rows decides as it is read row by row', { timeout: 30_000 }, (mostRows, numRuns) => {
    const cases = generatedTables(mostRows).chain(({ policy, values }) =>
      fc
        .array(fc.tuple(...values.map((each) => fc.constantFrom(...each))), { minLength: 1, maxLength: 12 })
        .map((uses) => ({ policy, uses })),
    );
    fc.assert(
      fc.property(cases, ({ policy, uses }) => {
        for (const use of uses) expect(decided(policy, use)).toEqual(expected(policy, use));
      }),
      { numRuns },
    );
  });

  it('depends on nothing but the inputs that it names as used', { timeout: 30_000 }, () => {
    const cases = generatedTables(8, ['first', 'priority', 'rule-order', 'output-order', 'collect']).chain(
      ({ policy, values }) =>
        fc.record({
          policy: fc.constant(policy),
          use: fc.tuple(...values.map((each) => fc.constantFrom(...each))),
          other: fc.tuple(...values.map((each) => fc.constantFrom(...each))),
        }),
    );
    fc.assert(
      fc.property(cases, ({ policy, use, other }) => {
        const { used, ...decision } = decideTable(policy, use);
        const changed = use.map((value, index) => (used.includes(index) ? value : other[index]));
        expect(decideTable(policy, changed)).toMatchObject(decision);
      }),
      { numRuns: 1000 },
    );
  });
});

const fares: Table = {
  inputs: [{ fact: 'inputs.age' }, { fact: 'inputs.day' }, { fact: 'inputs.local' }],
  outputs: [
    { name: 'outcome', type: 'string' },
    { name: 'fen', type: 'number' },
  ],
  hitPolicy: 'first',
  rows: [
    { when: [null, '-', '-'], then: ['maybe', null], reason: text('年龄未知', 'The age is unknown') },
    { id: 'festival', when: ['-', { from: '2026-10-01', to: '2026-10-07' }, '-'], then: ['no', 9000] },
    { when: [{ gte: 65 }, '-', '-'], then: ['yes', 0], clauses: ['scenario.inclusive'], prompt: 'ticket.free' },
    { when: ['-', '-', true], then: ['yes', 4000] },
  ],
};

describe('a decision by a table', () => {
  const fact = (name: string, type: Fact['type']): [string, Fact] => [
    `inputs.${name}`,
    { type, label: text(name, name), source: 'case', of: ({ data }) => data.inputs[name] },
  ];
  const known = Object.fromEntries([fact('age', 'number'), fact('day', 'string'), fact('local', 'boolean')]);
  const ask = (inputs: Record<string, string | number | boolean>, table = fares) =>
    decide(policyOf(table), 'digest', known, {
      now: new Date(),
      data: { inputs, place: { region: '990000', institution: '' }, from: { reader: 'r', mode: 'contact' } } as never,
    });

  it('names the row, its outputs and the facts on which it hangs', async () => {
    expect(await ask({ age: 70, day: '2026-05-01', local: false })).toEqual({
      ...{ policy: 'generated', digest: 'digest', level: 'city', outcome: 'yes', rule: 'row-3' },
      reason: text('“生成的决策表”第 3 行（row-3）', 'Row 3 of “A generated table” (row-3)'),
      ...{ prompt: 'ticket.free', clauses: ['scenario.inclusive'], outputs: { fen: 0 } },
      facts: { 'inputs.age': 70, 'inputs.day': '2026-05-01' },
    });
  });

  it('names a row by its id', async () =>
    expect(await ask({ age: 70, day: '2026-10-07', local: true })).toMatchObject({ rule: 'festival', outcome: 'no' }));

  it('takes a missing fact as unknown, and says so', async () => {
    const decision = await ask({ day: '2026-10-03', local: true });
    expect(decision).toMatchObject({ rule: 'row-1', reason: text('年龄未知', 'The age is unknown'), facts: {} });
    expect(decision.unknown).toEqual(['inputs.age']);
    expect(decision.outputs).toBeUndefined();
  });

  it('falls back to otherwise, with every fact that it tested', async () =>
    expect(await ask({ age: 30, day: '2026-05-01', local: false })).toMatchObject({
      ...{ rule: null, outcome: 'no', reason: text('无', 'None') },
      facts: { 'inputs.age': 30, 'inputs.day': '2026-05-01', 'inputs.local': false },
    }));

  it('names the rows that hold together in a table of unique rows', async () =>
    await expect(
      ask({ age: 70, day: '2026-10-02', local: true }, { ...fares, hitPolicy: 'unique' }),
    ).rejects.toMatchObject({ slug: 'ambiguous-table', details: { policy: 'generated', rows: 'festival, row-3' } }));

  it('names every row that decided together', async () =>
    expect(
      await ask({ age: 70, day: '2026-10-02', local: true }, { ...fares, hitPolicy: 'collect', aggregate: 'sum' }),
    ).toMatchObject({ rows: ['festival', 'row-3', 'row-4'], hits: 3, outputs: { fen: 13_000 } }));

  it('refuses a value that cannot be compared with its column', async () =>
    await expect(ask({ age: '70', day: '2026-10-02', local: true })).rejects.toMatchObject({
      slug: 'fact-of-wrong-type',
      details: { fact: 'inputs.age', policy: 'generated' },
    }));

  it('names a fact that no catalogue has', async () =>
    await expect(ask({}, { ...fares, inputs: [{ fact: 'moon.phase' }] })).rejects.toMatchObject({
      slug: 'unknown-fact',
    }));
});

/** Table tester: generated decision tables, and the plainest reading of one, row by row and cell by cell. */
import fc from 'fast-check';
import type { Fact } from '../../engine/core/facts/facts.ts';
import type { TablePolicy } from '../../engine/core/policies/policy.ts';
import { hitPolicies, type Cell, type HitPolicy, type Scalar, type Table } from '../../engine/core/tables/table.ts';
import { text } from '../../engine/core/text.ts';

/** Tells whether a cell takes a value, as its description says it. */
export function cellTakes(cell: Cell, value: Scalar | undefined): boolean {
  if (cell === '-') return true;
  if (cell === null) return value === undefined;
  if (value === undefined) return false;
  if (typeof cell !== 'object') return cell === value;
  if ('in' in cell) return cell.in.includes(value);
  if ('notIn' in cell) return !cell.notIn.includes(value);
  if ('lt' in cell) return value < cell.lt;
  if ('lte' in cell) return value <= cell.lte;
  if ('gt' in cell) return value > cell.gt;
  if ('gte' in cell) return value >= cell.gte;
  if ('not' in cell) return !cellTakes(cell.not, value);
  const above = cell.open === 'from' || cell.open === 'both' ? value > cell.from : value >= cell.from;
  return above && (cell.open === 'to' || cell.open === 'both' ? value < cell.to : value <= cell.to);
}

/** The rows that hold, read one after the other. */
export const rowsThatHold = ({ rows }: Table, values: readonly (Scalar | undefined)[]): number[] =>
  rows.flatMap(({ when }, row) => (when.every((cell, column) => cellTakes(cell, values[column])) ? [row] : []));

/** A domain of few values, and those that lie between them. */
interface Domain {
  type: 'number' | 'string' | 'boolean';
  /** What cells name. */
  named: Scalar[];
  /** What facts have; together they meet every place between what is named. */
  values: Scalar[];
  ordered: boolean;
}

const days = [3, 5, 7, 9].map((day) => `2026-01-0${day}`);
const domains: Domain[] = [
  { type: 'number', named: [-1, 0, 2, 3.5], values: [-2, -1, -0.5, 0, 1, 2, 3, 3.5, 4], ordered: true },
  {
    type: 'string',
    named: days,
    values: ['2026-01-01', ...days, '2026-01-04', '2026-01-06', '2026-01-08', '2027-01-01'],
    ordered: true,
  },
  { type: 'string', named: ['a', 'b', 'c'], values: ['a', 'b', 'c', 'other'], ordered: false },
  { type: 'boolean', named: [true, false], values: [true, false], ordered: false },
];

function testOf({ named, ordered }: Domain): fc.Arbitrary<Exclude<Cell, { not: unknown }>> {
  const value = fc.constantFrom(...named);
  const bound = value as fc.Arbitrary<number | string>;
  const list = fc.uniqueArray(value, { minLength: 1, maxLength: 3 });
  const plain = [value, list.map((values) => ({ in: values })), list.map((values) => ({ notIn: values }))];
  if (!ordered) return fc.oneof(...plain);
  const open = fc.constantFrom<('from' | 'to' | 'both' | undefined)[]>('from', 'to', 'both', undefined);
  const range = fc.tuple(bound, bound, open).map(([from, to, end]) => ({ from, to, ...(end && { open: end }) }));
  return fc.oneof(
    ...plain,
    range,
    bound.map((lt) => ({ lt })),
    bound.map((lte) => ({ lte })),
    bound.map((gt) => ({ gt })),
    bound.map((gte) => ({ gte })),
  );
}

const cellOf = (domain: Domain): fc.Arbitrary<Cell> =>
  fc.oneof(
    { weight: 3, arbitrary: fc.constant('-') },
    { weight: 6, arbitrary: testOf(domain) },
    { weight: 1, arbitrary: testOf(domain).map((not) => ({ not })) },
    { weight: 1, arbitrary: fc.constantFrom(null, { not: null }) },
  );

/** A policy around a table. */
export const policyOf = (table: Table): TablePolicy => ({
  name: 'generated',
  title: text('生成的决策表', 'A generated table'),
  level: 'city',
  outcomes: ['yes', 'maybe', 'no'],
  table,
  otherwise: { then: 'no', reason: text('无', 'None') },
});

const factOf = ({ type, values, ordered }: Domain): Fact => ({
  ...{ type, label: text('事实', 'A fact'), source: 'case', of: () => undefined },
  ...(type === 'string' && !ordered && { values: values.map(String) }),
});

/** A generated policy, and the values of each of its facts; undefined among them. */
export interface GeneratedTable {
  policy: TablePolicy;
  values: (Scalar | undefined)[][];
  known: Record<string, Fact>;
}

/** Tables of a few columns and up to `mostRows` rows. */
export function generatedTables(
  mostRows: number,
  policies: readonly HitPolicy[] = hitPolicies,
): fc.Arbitrary<GeneratedTable> {
  return fc.array(fc.constantFrom(...domains), { minLength: 1, maxLength: 4 }).chain((columns) => {
    const row = fc.record({
      when: fc.tuple(...columns.map(cellOf)),
      then: fc.tuple(fc.constantFrom('yes', 'maybe', 'no'), fc.option(fc.integer({ min: 0, max: 5 }))),
    });
    return fc
      .record({
        rows: fc.array(row, { minLength: 1, maxLength: mostRows }),
        hitPolicy: fc.constantFrom(...policies),
        aggregate: fc.constantFrom('list' as const, 'sum' as const, 'min' as const, 'max' as const, 'count' as const),
      })
      .map(({ rows, hitPolicy, aggregate }) => ({
        policy: policyOf({
          inputs: columns.map((_, index) => ({ fact: `inputs.f${index}` })),
          outputs: [
            { name: 'outcome', type: 'string' },
            { name: 'fen', type: 'number' },
          ],
          hitPolicy,
          ...(hitPolicy === 'collect' && { aggregate }),
          rows,
        }),
        values: columns.map(({ values }) => [...values, undefined]),
        known: Object.fromEntries(columns.map((domain, index) => [`inputs.f${index}`, factOf(domain)])),
      }));
  });
}

/** Every combination of values. */
export function combinations<T>(values: readonly (readonly T[])[]): T[][] {
  return values.reduce<T[][]>((all, column) => all.flatMap((some) => column.map((value) => [...some, value])), [[]]);
}

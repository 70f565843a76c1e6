/** The mutants of a decision table's rows: a bound moved or taken in, a value left out, a cell that takes anything, an outcome, a row left out. */
import { wordsOfFact } from '../facts/fact-words.ts';
import { plainTypeOf } from '../facts/fact-types.ts';
import { factNamed, facts } from '../facts/facts.ts';
import { otherOutcome, type Mutant } from '../suites/mutant.ts';
import { factWords } from '../policies/policy-words.ts';
import type { TablePolicy } from '../policies/policy.ts';
import { writeCell } from './table-cell-text.ts';
import { outcomeColumn, rowName, type Cell, type Scalar, type TableRow } from './table.ts';
import { text, type Language } from '../text.ts';

const moved = (bound: number | string, step: number): number | undefined =>
  typeof bound === 'number' ? bound + step : undefined;

type Range = Extract<Cell, { from: unknown }>;

/** A range that ends one earlier or begins one later. */
function rangeMutants(range: Range): Cell[] {
  const [from, to] = [moved(range.from, 1), moved(range.to, -1)];
  const { from: first, to: last } = range;
  // Days are told apart only by whether the end belongs.
  if (from === undefined || to === undefined)
    return range.open ? [{ from: first, to: last }] : [{ ...range, open: 'both' }];
  return [
    ...(first < last
      ? [
          { ...range, from },
          { ...range, to },
        ]
      : []),
    { ...range, from: from - 2 },
    { ...range, to: to + 2 },
  ];
}

const fewer = (values: readonly Scalar[]): Scalar[][] =>
  values.length < 2 ? [] : values.map((_, left) => values.filter((_each, index) => index !== left));

function cellMutants(cell: Cell): Cell[] {
  if (cell === '-') return [];
  if (cell === null || typeof cell !== 'object') return ['-'];
  if ('from' in cell) return rangeMutants(cell);
  if ('in' in cell) return fewer(cell.in).map((values) => ({ in: values }));
  if ('notIn' in cell) return fewer(cell.notIn).map((values) => ({ notIn: values }));
  if ('not' in cell) return [cell.not];
  if ('lt' in cell) return [{ lte: cell.lt }, ...stepped(cell.lt, -1, (lt) => ({ lt }))];
  if ('lte' in cell) return [{ lt: cell.lte }, ...stepped(cell.lte, 1, (lte) => ({ lte }))];
  if ('gt' in cell) return [{ gte: cell.gt }, ...stepped(cell.gt, 1, (gt) => ({ gt }))];
  return [{ gt: cell.gte }, ...stepped(cell.gte, -1, (gte) => ({ gte }))];
}

function stepped(bound: number | string, step: number, made: (bound: number) => Cell): Cell[] {
  const beyond = moved(bound, step);
  return beyond === undefined ? [] : [made(beyond)];
}

/** A cell as an author writes it. */
function written(cell: Cell, fact: string, language: Language): string {
  const { type, values } = factNamed(facts, fact) ?? {};
  return writeCell(
    cell,
    { type: type && plainTypeOf(type), isMoney: type === 'money', values, words: wordsOfFact(fact) },
    language,
  );
}

/** The mutants of the row of an index. */
export function tableMutants(policy: TablePolicy, at: number): Mutant[] {
  const { table, outcomes } = policy;
  const row = table.rows[at];
  if (!row) return [];
  const name = rowName(table, at);
  const changed = (change: Partial<TableRow>): TablePolicy => ({
    ...policy,
    table: { ...table, rows: table.rows.with(at, { ...row, ...change }) },
  });
  const cells = row.when.flatMap((cell, column) => {
    const fact = table.inputs[column]?.fact ?? '';
    const label = factWords(fact);
    return cellMutants(cell).map((other): Mutant => {
      const [zh, en] = [written(other, fact, 'zh-CN'), written(other, fact, 'en')];
      const words = text(
        `行 ${name} 的“${label['zh-CN']}”由 ${written(cell, fact, 'zh-CN')} 写成 ${zh}`,
        `“${label.en}” in row ${name} were ${en} instead of ${written(cell, fact, 'en')}`,
      );
      return { policy: changed({ when: row.when.with(column, other) }), at, facts: [fact], words };
    });
  });
  return [...cells, ...outcomeMutant(), ...withoutRow()];

  function outcomeMutant(): Mutant[] {
    const column = outcomeColumn(table);
    const then = row?.then[column];
    if (typeof then !== 'string') return [];
    const wrong = otherOutcome(table.outputs[column]?.values?.map(String) ?? outcomes, then);
    const words = text(`行 ${name} 的结果写成 ${wrong}`, `row ${name} gave ${wrong}`);
    return [{ policy: changed({ then: row?.then.with(column, wrong) ?? [] }), at, facts: [], words }];
  }

  function withoutRow(): Mutant[] {
    if (table.rows.length < 2) return [];
    const words = text(`漏写行 ${name}`, `row ${name} were missing`);
    return [{ policy: { ...policy, table: { ...table, rows: table.rows.toSpliced(at, 1) } }, at, facts: [], words }];
  }
}

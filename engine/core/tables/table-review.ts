/** The review of a decision table: what its analysis found, in words, with the place. Rows that hold together are errors, the rest are warnings. */
import { factNamed, facts } from '../facts/facts.ts';
import type { TablePolicy } from '../policies/policy.ts';
import type { FieldError } from '../problem.ts';
import { analyseTable, type Example, type TableAnalysis } from './table-analysis.ts';
import { rowName, type Scalar } from './table.ts';
import { text } from '../text.ts';
import { yuanWords } from '../yuan.ts';

interface TableReview {
  errors: FieldError[];
  warnings: FieldError[];
}

const reviewed = new WeakMap<TablePolicy, TableReview>();

/** Reviews a table whose cells fit their columns; the same object is analysed once. */
export function reviewTable(policy: TablePolicy): TableReview {
  const known = reviewed.get(policy);
  if (known) return known;
  const analysis = analyseTable(policy, facts);
  const made = { errors: overlapErrors(policy, analysis), warnings: warningsOf(policy, analysis) };
  reviewed.set(policy, made);
  return made;
}

const shown = (fact: string, value: Scalar): string =>
  typeof value === 'number' && factNamed(facts, fact)?.type === 'money'
    ? `¥${yuanWords(value)}`
    : JSON.stringify(value);

/** An example in words: `person.age = 60, card.local = ?`. */
const inWords = (example: Example): string =>
  Object.entries(example)
    .map(([fact, value]) => `${fact} = ${value === null ? '?' : shown(fact, value)}`)
    .join(', ');

function overlapErrors({ table }: TablePolicy, { overlaps }: TableAnalysis): FieldError[] {
  return overlaps.map(({ rows: [earlier, later], example }) => {
    const [a, b] = [rowName(table, earlier), rowName(table, later)];
    return {
      pointer: `/table/rows/${later}`,
      rule: 'overlap',
      message:
        table.hitPolicy === 'unique'
          ? text(
              `与行“${a}”同时成立，例如 ${inWords(example)}`,
              `Row “${b}” holds together with row “${a}”, for example at ${inWords(example)}`,
            )
          : text(
              `与行“${a}”同时成立而结果不同，例如 ${inWords(example)}`,
              `Row “${b}” holds together with row “${a}” and gives something else, for example at ${inWords(example)}`,
            ),
    };
  });
}

function warningsOf({ table }: TablePolicy, { gaps, unreachable, complete, regions }: TableAnalysis): FieldError[] {
  return [
    ...gaps.map((gap) => ({
      pointer: '/table/rows',
      rule: 'gap',
      message: text(
        `没有一行适用于 ${inWords(gap)}，将按 otherwise 决定`,
        `No row holds at ${inWords(gap)}: otherwise decides`,
      ),
    })),
    ...unreachable.map((row) => ({
      pointer: `/table/rows/${row}`,
      rule: 'unreachable',
      message: text(
        `行“${rowName(table, row)}”永远不会决定结果`,
        `Row “${rowName(table, row)}” never decides anything`,
      ),
    })),
    ...(complete
      ? []
      : [
          {
            pointer: '/table',
            rule: 'not-analysed',
            message: text(
              `表过大：只分析了 ${regions} 个区域，其余的空缺和重叠未知`,
              `The table is too large: ${regions} regions were analysed, what gaps and overlaps the rest has is not known`,
            ),
          },
        ]),
  ];
}

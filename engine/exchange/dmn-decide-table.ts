/** Decides by a DMN table: the index finds the rows of literal cells that hold, FEEL cells are asked only of those. */
import { createGrid, takes, takesAll, type Grid } from '../core/tables/table-grid.ts';
import { anyPlace, createMatcher, type Matcher } from '../core/tables/table-matcher.ts';
import { isDate } from '../core/expressions/expression-dates.ts';
import { text, type Text } from '../core/text.ts';
import { comparable, feelTest, isSame, noteTo, typedValue, type DecideNote, type FeelScope } from './dmn-feel.ts';
import type { DmnInput, DmnOutput, DmnTable, FeelType, Logic } from './dmn-model.ts';

/** Evaluates logic in a scope. */
export type Evaluate = (logic: Logic, scope: FeelScope, notes: DecideNote[]) => unknown;

/** What a table gave, and the rows that gave it, by index. */
export interface TableAnswer {
  value: unknown;
  rows: number[];
}

/** Thrown where a decision has no answer; the rows are those that must not hold together. */
export class Undecided extends Error {
  readonly rule: string;
  readonly words: Text;
  readonly rows: number[];
  constructor(rule: string, words: Text, rows: number[] = []) {
    super(words.en);
    [this.rule, this.words, this.rows] = [rule, words, rows];
  }
}

interface Compiled {
  grid: Grid;
  matcher: Matcher;
}

const compiled = new WeakMap<DmnTable, Compiled>();

function compile(table: DmnTable): Compiled {
  const known = compiled.get(table);
  if (known) return known;
  const grid = { ...createGrid(table.regions), rows: table.entries.length };
  const made = { grid, matcher: createMatcher(grid) };
  compiled.set(table, made);
  return made;
}

/** Makes a table ready, which takes a while where it is large. */
export function prepareTable(table: DmnTable): void {
  compile(table);
}

/** A value as its type wants it; null with a note where it is of another. */
function typedOrNull(value: unknown, type: FeelType | undefined, at: string, notes: DecideNote[]): unknown {
  try {
    return typedValue(value, type);
  } catch {
    const message = text(`值不是 ${type?.base ?? ''} 类型`, `The value is not of type ${type?.base ?? ''}`);
    noteTo(notes, { rule: 'wrong-type', at, message });
    return null;
  }
}

/** A type without the values it allows: what a row gives is let be. */
const unbounded = (type: FeelType | undefined): FeelType | undefined =>
  type && { base: type.base, list: type.list, ...(type.fields && { fields: type.fields }) };

/** Stands for a value that no cell of literals can be compared with. */
const odd = -2;

function placeOf(grid: Grid, column: number, { cells }: DmnInput, value: unknown): number {
  const axis = grid.columns[column]?.axis;
  if (!axis) return odd;
  if (value === null || value === undefined) return axis.unknown;
  const single: unknown = Array.isArray(value) && value.length === 1 ? value[0] : value;
  const known = comparable(single);
  if (!known) return odd;
  const isDay = known.date || (cells === 'date' && typeof known.value === 'string' && isDate(known.value));
  if (cells !== undefined && isDay !== (cells === 'date')) return odd;
  return axis.type !== undefined && axis.type !== typeof known.value ? odd : axis.placeOf(known.value);
}

/** The rows whose literal cells hold. */
function rowsByIndex(table: DmnTable, values: readonly unknown[]): number[] {
  const { grid, matcher } = compile(table);
  if (table.inputs.length === 0) return table.entries.map((_, row) => row);
  const places = table.inputs.map((input, column) => placeOf(grid, column, input, values[column]));
  if (!places.includes(odd)) {
    if (table.hitPolicy !== 'F' || table.kept.size > 0) return matcher.all(places);
    const first = matcher.first(places);
    return first < 0 ? [] : [first];
  }
  const open = places.map((place) => (place === odd ? anyPlace : place));
  return matcher.all(open).filter((row) =>
    grid.columns.every((column, index) => {
      const place = places[index] as number;
      return place === odd ? takesAll(column, row) : takes(column, row, place);
    }),
  );
}

function hitsOf(table: DmnTable, values: readonly unknown[], scope: FeelScope, notes: DecideNote[]): number[] {
  const hits: number[] = [];
  for (const row of rowsByIndex(table, values)) {
    const kept = table.kept.get(row) ?? [];
    const at = table.ruleIds[row] ?? '';
    if (!kept.every(({ column, source }) => feelTest(source, values[column], scope, at, notes))) continue;
    hits.push(row);
    if (table.hitPolicy === 'F') break;
  }
  return hits;
}

const keyOf = (value: unknown): string => JSON.stringify(comparable(value)?.value ?? null);

/** How far to the front a row's outputs stand: a rank for each output that names its values. */
function inOutputOrder(outputs: readonly DmnOutput[], rows: { row: number; values: unknown[] }[]) {
  const ranks = outputs.map(
    ({ values }) => new Map((values ?? []).map((value, rank) => [JSON.stringify(value), rank])),
  );
  const rankOf = (values: readonly unknown[], output: number) =>
    ranks[output]?.get(keyOf(values[output])) ?? Number.MAX_SAFE_INTEGER;
  return rows.toSorted((a, b) => {
    for (let output = 0; output < outputs.length; output += 1) {
      const order = rankOf(a.values, output) - rankOf(b.values, output);
      if (order !== 0) return order;
    }
    return a.row - b.row;
  });
}

function joined(outputs: readonly DmnOutput[], values: readonly unknown[]): unknown {
  if (outputs.length === 1) return values[0] ?? null;
  return Object.fromEntries(outputs.map(({ name }, index) => [name, values[index] ?? null]));
}

function aggregated({ aggregation, outputs }: DmnTable, rows: readonly { values: unknown[] }[]): unknown {
  const of = (output: number): unknown => {
    const numbers = rows.map(({ values }) => values[output]).filter((value) => typeof value === 'number');
    if (aggregation === 'COUNT') return rows.length;
    if (numbers.length === 0) return null;
    if (aggregation === 'SUM') return numbers.reduce((sum, each) => sum + each, 0);
    const better = aggregation === 'MIN' ? Math.min : Math.max;
    return numbers.reduce((best, each) => better(best, each));
  };
  return joined(
    outputs,
    outputs.map((_, index) => of(index)),
  );
}

function whereNone(table: DmnTable, scope: FeelScope, evaluate: Evaluate, notes: DecideNote[]): unknown {
  const { outputs, hitPolicy, aggregation } = table;
  if (outputs.some((output) => output.default)) {
    const values = outputs.map((output) => (output.default ? evaluate(output.default, scope, notes) : null));
    return joined(outputs, values);
  }
  if (hitPolicy !== 'C') return null;
  return aggregation === undefined ? [] : aggregation === 'COUNT' ? 0 : null;
}

function refuse({ hitPolicy }: DmnTable, answers: readonly { row: number; values: unknown[] }[]): void {
  const [first] = answers;
  if (!first || (hitPolicy !== 'U' && hitPolicy !== 'A')) return;
  const other = answers.find(
    ({ row, values }) => row !== first.row && (hitPolicy === 'U' || !isSame(values, first.values)),
  );
  if (!other) return;
  const [a, b] = [first.row + 1, other.row + 1];
  const words =
    hitPolicy === 'U'
      ? text(
          `第 ${a} 行与第 ${b} 行同时成立，而命中策略是 UNIQUE`,
          `Rows ${a} and ${b} both hold, and the hit policy is UNIQUE`,
        )
      : text(
          `第 ${a} 行与第 ${b} 行结果不同，而命中策略是 ANY`,
          `Rows ${a} and ${b} give different values, and the hit policy is ANY`,
        );
  throw new Undecided('ambiguous-table', words, [first.row, other.row]);
}

/**
 * Decides by a table.
 * @throws Undecided `ambiguous-table` where rows hold together that must not
 */
export function decideByTable(table: DmnTable, scope: FeelScope, evaluate: Evaluate, notes: DecideNote[]): TableAnswer {
  const inputs = table.inputs.map((input) => {
    const value = typedOrNull(evaluate(input.expression, scope, notes), input.type, input.id, notes);
    if (input.allowed !== undefined && value !== null && !feelTest(input.allowed, value, scope, input.id, notes)) {
      const message = text('值不在 inputValues 之列', 'The value is not among inputValues');
      noteTo(notes, { rule: 'value-not-allowed', at: input.id, message });
    }
    return value;
  });
  const hits = hitsOf(table, inputs, scope, notes);
  if (hits.length === 0) return { value: whereNone(table, scope, evaluate, notes), rows: [] };
  const answers = hits.map((row) => ({
    row,
    values: table.outputs.map(({ type, id }, index) => {
      const entry = table.entries[row]?.[index];
      return entry ? typedOrNull(evaluate(entry, scope, notes), unbounded(type), id, notes) : null;
    }),
  }));
  refuse(table, answers);
  return joinAnswers(table, answers);
}

function joinAnswers(table: DmnTable, answers: { row: number; values: unknown[] }[]): TableAnswer {
  const { hitPolicy, outputs, aggregation } = table;
  const ordered = hitPolicy === 'P' || hitPolicy === 'O' ? inOutputOrder(outputs, answers) : answers;
  const rows = ordered.map(({ row }) => row);
  const values = ordered.map((answer) => joined(outputs, answer.values));
  switch (hitPolicy) {
    case 'R':
    case 'O':
      return { value: values, rows };
    case 'C':
      return { value: aggregation === undefined ? values : aggregated(table, ordered), rows };
    default:
      return { value: values[0] ?? null, rows: rows.slice(0, 1) };
  }
}

/** The columns of the grid: a table's inputs and outputs, and what each row says besides; each with the text of its cells, both ways. */
import { wordsOfFact } from '../../engine/core/facts/fact-words.ts';
import { plainTypeOf } from '../../engine/core/facts/fact-types.ts';
import { factNamed, type Fact } from '../../engine/core/facts/facts.ts';
import { valuesOf } from '../../engine/core/tables/table-cell.ts';
import { parseCell, writeCell } from '../../engine/core/tables/table-cell-text.ts';
import type { CellColumn } from '../../engine/core/tables/table-cell-words.ts';
import { parseOutput, writeOutput } from '../../engine/core/tables/table-output-text.ts';
import type { Cell, Table, TableRow } from '../../engine/core/tables/table.ts';
import { text, type Language, type Text } from '../../engine/core/text.ts';
import { noteText, withNote, type Note } from './row-notes.ts';

/** Where a column lies in the table: which input or output it is, or which part of what a row says. */
export type Place = { kind: 'input' | 'output'; index: number } | { kind: 'note'; note: Note };

/** A column of the grid. */
export interface GridColumn {
  key: string;
  place: Place;
  title: Text;
  /** What is known of its values; of a note nothing. */
  values: CellColumn;
  width: number;
}

/** The facts that columns may be of, by name. */
export type Facts = Readonly<Record<string, Fact>>;

const notes: Record<Note, { title: Text; width: number }> = {
  'reason-zh': { title: text('理由（中文）', 'Reason (Chinese)'), width: 240 },
  'reason-en': { title: text('理由（英文）', 'Reason (English)'), width: 240 },
  prompt: { title: text('提示语', 'Prompt'), width: 120 },
  clauses: { title: text('条款', 'Clauses'), width: 200 },
  loosenable: { title: text('下级可放宽', 'May be loosened below'), width: 112 },
  id: { title: text('行名', 'Name of the row'), width: 160 },
};

/** The columns of what rows say, in their order. */
export const noteNames = Object.keys(notes) as Note[];

/** What a column of an outcome is called where its author gave it no name. */
const outcomeTitle = text('结果', 'Outcome');

/** The type that a column's first value tells, where its fact is not known. */
function typeIn({ rows }: Table, index: number): CellColumn['type'] {
  for (const { when } of rows) {
    const [value] = valuesOf(when[index] ?? '-');
    if (value !== undefined) return typeof value as 'string' | 'number' | 'boolean';
  }
  return undefined;
}

function inputColumn(table: Table, index: number, known: Facts): GridColumn {
  const { fact: name, label } = table.inputs[index] ?? { fact: '' };
  const fact = factNamed(known, name);
  const type = fact ? plainTypeOf(fact.type) : typeIn(table, index);
  return {
    ...{ key: `input ${name} ${index}`, place: { kind: 'input', index }, width: 160 },
    title: label ?? fact?.label ?? text(name, name),
    // A fact that is not known here may be of another type than its first cell: what is typed tells.
    values: {
      type: fact ? type : type === 'string' ? undefined : type,
      isMoney: fact?.type === 'money',
      values: fact?.values,
      words: wordsOfFact(name),
    },
  };
}

function outputColumn({ outputs }: Table, index: number, outcomes: readonly string[]): GridColumn {
  const { name, type, values, label } = outputs[index] ?? { name: '', type: 'string' };
  const isOutcome = name === 'outcome';
  return {
    ...{ key: `output ${name} ${index}`, place: { kind: 'output', index }, width: 136 },
    title: label ?? (isOutcome ? outcomeTitle : text(name, name)),
    values: { type, values: values ?? (isOutcome ? outcomes : undefined) },
  };
}

const noteColumn = (note: Note): GridColumn => ({
  ...{ key: `note ${note}`, place: { kind: 'note', note }, ...notes[note] },
  values: { type: 'string' },
});

/** The columns of a table, with those notes that are asked for. */
export function columnsOf(
  table: Table,
  outcomes: readonly string[],
  known: Facts,
  shown: readonly Note[] = noteNames,
): GridColumn[] {
  return [
    ...table.inputs.map((_, index) => inputColumn(table, index, known)),
    ...table.outputs.map((_, index) => outputColumn(table, index, outcomes)),
    ...shown.map(noteColumn),
  ];
}

/** The cell of an input; null is one too, and takes what is not known. */
export function inputAt({ when }: TableRow, index: number): Cell {
  const cell = when[index];
  return cell === undefined ? '-' : cell;
}

/** The text of a cell. */
export function cellText(row: TableRow, { place, values }: GridColumn, language: Language): string {
  if (place.kind === 'note') return noteText(row, place.note, language);
  if (place.kind === 'input') return writeCell(inputAt(row, place.index), values, language);
  return writeOutput(row.then[place.index] ?? null, outputOf(values), language);
}

const outputOf = ({ type = 'string', values }: CellColumn) => ({ type, ...(values && { values: [...values] }) });

/** A row whose cell was written anew, and what of the text could not be read. */
export interface WrittenRow {
  row: TableRow;
  finding?: Text;
}

/** Writes a text into a cell of a row; what can not be read stays there as it is. */
export function withCellText(row: TableRow, { place, values }: GridColumn, source: string): WrittenRow {
  if (place.kind === 'note') return withNote(row, place.note, source);
  if (place.kind === 'input') {
    const { cell, finding } = parseCell(source, values);
    return { row: { ...row, when: row.when.with(place.index, cell) }, ...(finding && { finding }) };
  }
  const { value, finding } = parseOutput(source, outputOf(values));
  return { row: { ...row, then: row.then.with(place.index, value) }, ...(finding && { finding }) };
}

/** What is wrong with the text of a cell, where something is; of a text that is being typed too. */
export const findingOf = (column: GridColumn, source: string, row: TableRow): Text | undefined =>
  withCellText(row, column, source).finding;

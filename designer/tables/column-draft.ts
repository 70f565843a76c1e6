/** A column's settings while they are being written, and the table with them once they make sense. */
import { parseOutput } from '../../engine/core/tables/table-output-text.ts';
import { mostColumns, TableOutput, type Table } from '../../engine/core/tables/table.ts';
import { text, type Text } from '../../engine/core/text.ts';
import {
  addInput,
  addOutput,
  changeInput,
  changeOutput,
  moveInput,
  moveOutput,
  removeInput,
  removeOutput,
  type Input,
  type Output,
} from './column-edits.ts';

/** Which column is meant; without an index one that is to be added. */
export interface ColumnTarget {
  kind: 'input' | 'output';
  index?: number;
}

export interface ColumnDraft {
  /** The fact, or the name of what is given. */
  name: string;
  zh: string;
  en: string;
  whole: boolean;
  type: Output['type'];
  /** The values that may be given, between commas. */
  values: string;
}

/** The settings as they stand. */
export function columnDraft(table: Table, { kind, index = -1 }: ColumnTarget): ColumnDraft {
  const [input, output] = kind === 'input' ? [table.inputs[index]] : [undefined, table.outputs[index]];
  const label = input?.label ?? output?.label;
  return {
    name: input?.fact ?? output?.name ?? '',
    ...{ zh: label?.['zh-CN'] ?? '', en: label?.en ?? '' },
    whole: input?.whole ?? false,
    type: output?.type ?? 'string',
    values: (output?.values ?? []).join(', '),
  };
}

/** What a column is called: one language stands in for the other; nothing where neither is written. */
function labelOf({ zh, en }: ColumnDraft): { label?: Text } {
  const [chinese, english] = [zh.trim(), en.trim()];
  return chinese === '' && english === '' ? {} : { label: text(chinese || english, english || chinese) };
}

const findings = {
  full: text(`一张表最多 ${mostColumns} 列`, `A table has ${mostColumns} columns at most`),
  twice: text('已经有这一列', 'There is such a column already'),
  name: text(
    '名称由字母开头，只含字母、数字和连字符',
    'A name begins with a small letter and has letters, digits and hyphens',
  ),
  values: text('可能取值与类型不符', 'The values are not of that type'),
} as const satisfies Record<string, Text>;

type Saved = { table: Table } | { finding: Text };

function savedInput(table: Table, index: number | undefined, draft: ColumnDraft): Saved {
  if (draft.name === '') return { finding: findings.name };
  if (table.inputs.some(({ fact }, other) => fact === draft.name && other !== index))
    return { finding: findings.twice };
  const input: Input = { fact: draft.name, ...labelOf(draft), ...(draft.whole && { whole: true }) };
  return { table: index === undefined ? addInput(table, input) : changeInput(table, index, input) };
}

function savedOutput(table: Table, index: number | undefined, draft: ColumnDraft): Saved {
  if (table.outputs.some(({ name }, other) => name === draft.name && other !== index))
    return { finding: findings.twice };
  const said = draft.values.split(/[,，、]/u).filter((each) => each.trim() !== '');
  const read = said.map((each) => parseOutput(each, { type: draft.type }));
  if (read.some(({ finding }) => finding)) return { finding: findings.values };
  const values = read.flatMap(({ value }) => value ?? []);
  const output = { name: draft.name, type: draft.type, ...labelOf(draft), ...(values.length > 0 && { values }) };
  const { success, data } = TableOutput.safeParse(output);
  if (!success) return { finding: findings.name };
  return { table: index === undefined ? addOutput(table, data) : changeOutput(table, index, data) };
}

/** The table with the column as it is written, or why there can be none. */
export function savedColumn(table: Table, { kind, index }: ColumnTarget, draft: ColumnDraft): Saved {
  if (index === undefined && table.inputs.length + table.outputs.length >= mostColumns)
    return { finding: findings.full };
  return kind === 'input' ? savedInput(table, index, draft) : savedOutput(table, index, draft);
}

/** The table with the column moved; the same table where it is at the end. */
export function movedColumn(table: Table, { kind, index = 0 }: ColumnTarget, by: -1 | 1): Table {
  const count = kind === 'input' ? table.inputs.length : table.outputs.length;
  const to = index + by;
  if (to < 0 || to >= count) return table;
  return kind === 'input' ? moveInput(table, index, to) : moveOutput(table, index, to);
}

/** The table without the column; the same table where it must stay. */
export const removedColumn = (table: Table, { kind, index = 0 }: ColumnTarget): Table =>
  kind === 'input' ? removeInput(table, index) : removeOutput(table, index);

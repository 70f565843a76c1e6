/** The findings of a table as the grid shows them: in the order in which one walks through them, and by the rows and cells they mark. */
import type { Example } from '../../engine/core/tables/table-analysis.ts';
import type { FieldError } from '../../engine/core/problem.ts';
import { booleanIn, noWord, wordOf, yesWord } from '../../engine/core/tables/table-cell-words.ts';
import type { Table } from '../../engine/core/tables/table.ts';
import { text, type Language, type Text } from '../../engine/core/text.ts';
import { cellText, findingOf, type GridColumn } from './table-columns.ts';
import type { TableReport } from './table-report.ts';

/** A finding; where it has rows one can go there, and the first is where it is shown. */
export interface ShownFinding {
  kind: 'error' | 'overlap' | 'gap' | 'unreachable';
  rows: number[];
  /** The column of the grid, where it is of one cell or of a column. */
  column?: number;
  message: Text;
  /** Values that no row takes. */
  gap?: Example;
}

const wrongOutcome = text('选这一行的结果', 'Choose what this row decides');

/** The place of an error in the grid. */
function placeOf(pointer: string, columns: readonly GridColumn[]): { rows: number[]; column?: number } {
  const [, , part = '', index = '', key = '', cell = ''] = pointer.split('/');
  const rows = part === 'rows' && index !== '' ? [Number(index)] : [];
  const isOf = ({ place }: GridColumn): boolean => {
    if (part === 'inputs' || part === 'outputs')
      return place.kind === part.slice(0, -1) && 'index' in place && place.index === Number(index);
    if (place.kind === 'note') return place.note === key;
    return place.kind === (key === 'when' ? 'input' : key === 'then' ? 'output' : '') && place.index === Number(cell);
  };
  const column = columns.findIndex(isOf);
  return column < 0 ? { rows } : { rows, column };
}

/** An error with words for who writes cells, not for who reads the document. */
function errorShown({ pointer, message }: FieldError, table: Table, columns: readonly GridColumn[]): ShownFinding {
  const place = placeOf(pointer, columns);
  const [row, column] = [table.rows[place.rows[0] ?? -1], columns[place.column ?? -1]];
  if (!row || !column) return { kind: 'error', ...place, message };
  const source = cellText(row, column, 'zh-CN');
  const isMissing = column.place.kind === 'output' && source === '';
  return { kind: 'error', ...place, message: isMissing ? wrongOutcome : (findingOf(column, source, row) ?? message) };
}

/** A value of an example in words. */
function valueShown(value: Example[string], column: GridColumn | undefined, language: Language): string {
  if (value === null) return language === 'en' ? 'unknown' : '未知';
  if (typeof value === 'boolean') return (booleanIn(String(value)) ? yesWord : noWord)[language];
  return (typeof value === 'string' && column && wordOf(value, column.values, language)) || String(value);
}

/** An example in words: `年龄 60、本省的卡 否`. */
export function exampleShown(example: Example, columns: readonly GridColumn[], language: Language): string {
  return Object.values(example)
    .map((value, index) => {
      const column = columns[index];
      return `${column?.title[language] ?? ''} ${valueShown(value, column, language)}`;
    })
    .join(language === 'en' ? ', ' : '、');
}

const both = (say: (language: Language) => string): Text => text(say('zh-CN'), say('en'));

function overlapsShown({ overlaps }: TableReport, columns: readonly GridColumn[]): ShownFinding[] {
  return overlaps.map(({ rows: [a, b], example }) => {
    const shown = both((language) => exampleShown(example, columns, language));
    return {
      kind: 'overlap',
      rows: [a, b],
      message: text(
        `第 ${a + 1} 行与第 ${b + 1} 行同时成立，例如：${shown['zh-CN']}`,
        `Rows ${a + 1} and ${b + 1} hold together, for example: ${shown.en}`,
      ),
    };
  });
}

function gapsShown({ gaps }: TableReport, columns: readonly GridColumn[]): ShownFinding[] {
  return gaps.map((gap) => {
    const shown = both((language) => exampleShown(gap, columns, language));
    return {
      ...{ kind: 'gap', rows: [], gap },
      message: text(`没有一行接住：${shown['zh-CN']}`, `No row takes: ${shown.en}`),
    };
  });
}

const unreachableShown = ({ unreachable }: TableReport): ShownFinding[] =>
  unreachable.map(({ row, by }) => ({
    kind: 'unreachable',
    rows: by === null ? [row] : [row, by],
    message:
      by === null
        ? text(
            `第 ${row + 1} 行永远轮不到：别的行已接住它的全部情形`,
            `Row ${row + 1} never decides: other rows take all it takes`,
          )
        : text(
            `第 ${row + 1} 行永远轮不到：第 ${by + 1} 行先接住`,
            `Row ${row + 1} never decides: row ${by + 1} takes all it takes first`,
          ),
  }));

/** All findings: errors and overlaps in the order of their rows, then gaps, then rows that never decide. */
export function findingsShown(
  report: TableReport,
  table: Table,
  columns: readonly GridColumn[],
  more: readonly FieldError[] = [],
): ShownFinding[] {
  const told = new Set(report.errors.map(({ pointer }) => pointer));
  const errors = [...report.errors, ...more.filter(({ pointer }) => !told.has(pointer))];
  const firm = [...errors.map((error) => errorShown(error, table, columns)), ...overlapsShown(report, columns)].sort(
    (a, b) => (a.rows[0] ?? -1) - (b.rows[0] ?? -1),
  );
  return [...firm, ...gapsShown(report, columns), ...unreachableShown(report)];
}

/** What a row shows of the findings. */
export interface RowMarks {
  /** What is wrong in its cells, by column. */
  cells: ReadonlyMap<number, Text>;
  /** What is wrong with the row as a whole. */
  whole: readonly ShownFinding[];
}

/** The marks of the rows that have any. */
export function marksOf(findings: readonly ShownFinding[]): ReadonlyMap<number, RowMarks> {
  const marks = new Map<number, { cells: Map<number, Text>; whole: ShownFinding[] }>();
  const of = (row: number) => {
    const known = marks.get(row) ?? { cells: new Map<number, Text>(), whole: [] };
    marks.set(row, known);
    return known;
  };
  for (const finding of findings) {
    const marked = finding.kind === 'unreachable' ? finding.rows.slice(0, 1) : finding.rows;
    for (const row of marked) {
      if (finding.column === undefined) of(row).whole.push(finding);
      else of(row).cells.set(finding.column, finding.message);
    }
  }
  return marks;
}

/** Reads workbooks (XLSX): the cells of every sheet as texts, and what of them is not as it looks: formulas, merged cells, too many rows. */
import readWorkbook from 'read-excel-file/universal';
import { text, type Text } from '../../engine/core/text.ts';
import { BrokenZip, readZip, writeZip, type ZipFiles } from './zip.ts';

/** Something to know of a sheet, with the cell or the cells it concerns. */
export interface SheetNotice {
  sheet: string;
  cells: string;
  message: Text;
}

export interface ReadSheet {
  name: string;
  /** Cells as texts; an empty one is an empty text. */
  rows: string[][];
  notices: SheetNotice[];
}

/** The sheets of a workbook, or why there are none. */
export type ReadWorkbook = { sheets: ReadSheet[] } | { problem: 'not-a-workbook' | 'too-large' };

/** The most bytes that a workbook may unpack to. */
const mostBytes = 400_000_000;
/** The most rows that are taken from a sheet: those of a table, and a head. */
const mostRowsRead = 100_001;
/** How many formulas or merged cells of a sheet are named one by one. */
const mostNamed = 5;

/** A cell as it would be typed. */
function typedText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) {
    const written = value.toISOString();
    return written.endsWith('T00:00:00.000Z') ? written.slice(0, 10) : written.slice(0, 19).replace('T', ' ');
  }
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

/** The paths of the sheets, in the order of the workbook. */
function sheetPaths(files: ZipFiles): string[] {
  const decoder = new TextDecoder();
  const workbook = decoder.decode(files.get('xl/workbook.xml'));
  const relations = decoder.decode(files.get('xl/_rels/workbook.xml.rels'));
  const targets = new Map(
    [...relations.matchAll(/<Relationship\b[^>]*>/g)].map(([tag]) => [
      /\bId="([^"]*)"/.exec(tag)?.[1],
      /\bTarget="([^"]*)"/.exec(tag)?.[1] ?? '',
    ]),
  );
  return [...workbook.matchAll(/<(?:\w+:)?sheet\b[^>]*\br:id="([^"]*)"/g)].map(([, id]) => {
    const target = targets.get(id) ?? '';
    return target.startsWith('/') ? target.slice(1) : `xl/${target}`;
  });
}

/** What the XML of a sheet has that its cells do not show. */
function noticesIn(sheet: string, xml: string): SheetNotice[] {
  const formulas = [...xml.matchAll(/<c\b[^>]*\br="([A-Z]+\d+)"[^>]*>\s*<f\b/g)].map(([, cell]) => cell ?? '');
  const merged = [...xml.matchAll(/<mergeCell\b[^>]*\bref="([^"]+)"/g)].map(([, cells]) => cells ?? '');
  const named = (cells: readonly string[]) =>
    cells.slice(0, mostNamed).join(', ') + (cells.length > mostNamed ? ` … (${cells.length})` : '');
  return [
    ...(formulas.length > 0
      ? [
          {
            sheet,
            cells: named(formulas),
            message: text('是公式：取它上次算出的值', 'Formulas: what they gave last is taken'),
          },
        ]
      : []),
    ...(merged.length > 0
      ? [
          {
            ...{ sheet, cells: named(merged) },
            message: text(
              '是合并单元格：只有左上角的一格有内容',
              'Merged cells: only the first of them says something',
            ),
          },
        ]
      : []),
  ];
}

function sheetOf(name: string, data: readonly (readonly unknown[])[], notices: SheetNotice[]): ReadSheet {
  const rows = data.slice(0, mostRowsRead).map((row) => row.map(typedText));
  const message = text(
    `有 ${data.length} 行：只取前 ${mostRowsRead} 行，其余没有取`,
    `It has ${data.length} rows: the first ${mostRowsRead} are taken, the others are not`,
  );
  const isCut = data.length > mostRowsRead;
  return {
    ...{ name, rows },
    notices: isCut ? [...notices, { sheet: name, cells: `${mostRowsRead + 1}–${data.length}`, message }] : notices,
  };
}

/** Reads a workbook; says why where it can not be read. */
export async function readXlsx(bytes: Uint8Array<ArrayBuffer>): Promise<ReadWorkbook> {
  try {
    const files = await readZip(bytes, mostBytes, (path) => /\.(?:xml|rels)$/.test(path));
    const decoder = new TextDecoder();
    const paths = sheetPaths(files);
    // Unpacked already: the reader would unpack large files in workers that the security policy does not let it start.
    const plain = await writeZip(files, false);
    const sheets = await readWorkbook(plain.buffer);
    return {
      sheets: sheets.map(({ sheet, data }, index) =>
        sheetOf(sheet, data, noticesIn(sheet, decoder.decode(files.get(paths[index] ?? '')))),
      ),
    };
  } catch (error) {
    return { problem: error instanceof BrokenZip && error.reason === 'too-large' ? 'too-large' : 'not-a-workbook' };
  }
}

/** Reads a list kept as text (RFC 4180), strictly: UTF-8, UTF-16 or GB18030; commas, semicolons or tabs; what is broken is named by its line. */
import { problem } from './problem.ts';
import { text } from './text.ts';

/** Node and browsers have it alike. */
declare const TextDecoder: new (
  encoding: string,
  options: { fatal: boolean },
) => {
  decode(bytes: Uint8Array): string;
};

/** A row: the line where it begins, and its cells. */
interface Row {
  line: number;
  cells: string[];
}

const refuse = (line: number, rule: string, zh: string, en: string) =>
  problem('invalid-input', {
    errors: [{ pointer: `/rows/${line}`, rule, message: text(`第 ${line} 行：${zh}`, `Line ${line}: ${en}`) }],
  });

const decode = (bytes: Uint8Array, encoding: string): string | null => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
};

/** The text of the bytes, by its mark, else UTF-8, else GB18030. @throws Problem `invalid-input` */
function contentOf(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const marked = first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : null;
  const content = marked ? decode(bytes, marked) : (decode(bytes, 'utf-8') ?? decode(bytes, 'gb18030'));
  if (content === null)
    throw refuse(1, 'encoding', '不是 UTF-8、UTF-16 或 GB18030 文本', 'this is no text in UTF-8, UTF-16 or GB18030');
  return content.replace(/^\uFEFF/, '');
}

/** The character between cells: what the first line has most of, outside quotation marks. */
function delimiterOf(content: string): string {
  const [line = ''] = content.replace(/"[^"]*"/g, '').split(/\r?\n/, 1);
  const count = (character: string) => line.split(character).length;
  return [',', ';', '\t'].reduce((best, each) => (count(each) > count(best) ? each : best));
}

/** Reads the quoted cell that begins at `start`; where it ends, and its text. */
function quotedCell(content: string, start: number, line: number): { text: string; end: number } {
  let cell = '';
  for (let at = start + 1; ;) {
    const end = content.indexOf('"', at);
    if (end < 0) throw refuse(line, 'quotes', '引号没有配对', 'a quotation mark has no partner');
    cell += content.slice(at, end);
    if (content[end + 1] !== '"') return { text: cell, end: end + 1 };
    cell += '"';
    at = end + 2;
  }
}

/** Where a bare cell that begins at `start` ends. */
function bareEnd(content: string, start: number, delimiter: string): number {
  let at = start;
  while (at < content.length && content[at] !== delimiter && content[at] !== '\n' && content[at] !== '\r') at += 1;
  return at;
}

/** The length of the end of a line at `at`: 2 of CRLF, 1 of another, 0 where there is none. */
const endOfLine = (content: string, at: number): number =>
  content[at] === '\n' ? 1 : content[at] === '\r' ? (content[at + 1] === '\n' ? 2 : 1) : 0;

/** Reads a list. @throws Problem `invalid-input`, naming the line and what is broken there */
export function readRows(bytes: Uint8Array): Row[] {
  const content = contentOf(bytes);
  const delimiter = delimiterOf(content);
  const rows: Row[] = [];
  let row: Row = { line: 1, cells: [] };
  let line = 1;
  for (let at = 0; at < content.length || row.cells.length > 0;) {
    const quoted = content[at] === '"' ? quotedCell(content, at, line) : null;
    const end = quoted ? quoted.end : bareEnd(content, at, delimiter);
    const cell = quoted ? quoted.text : content.slice(at, end);
    if (cell.includes('\0')) throw refuse(line, 'control', '有不可见的控制字符', 'there is a control character');
    if (!quoted && cell.includes('"')) throw refuse(line, 'quotes', '引号应在格首', 'a quotation mark begins a cell');
    row.cells.push(cell);
    line += cell.split('\n').length - 1;
    at = end + 1;
    if (content[end] === delimiter) continue;
    const length = endOfLine(content, end);
    if (end < content.length && length === 0)
      throw refuse(line, 'quotes', '引号后面还有内容', 'something follows a closing quotation mark');
    rows.push(row);
    at = end + length;
    if (end >= content.length) break;
    line += 1;
    row = { line, cells: [] };
  }
  return rows;
}

/** Reads a list kept as text with commas, semicolons or tabs: in UTF-8, UTF-16 or GB18030, also where lines differ, which is said. */
import Papa from 'papaparse';
import { text, type Text } from '../../engine/core/text.ts';

/** Something to know of a file. */
export interface ListNotice {
  place: string;
  message: Text;
}

/** The cells of a text, or why there are none. */
export interface ReadCsv {
  cells: string[][];
  notices: ListNotice[];
}

const decode = (bytes: Uint8Array, encoding: string): string | null => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
};

const marks: [readonly number[], string][] = [
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
];

/** The lines of some bytes, each with its end. */
function linesOf(bytes: Uint8Array): Uint8Array[] {
  const lines: Uint8Array[] = [];
  for (let start = 0; start < bytes.length;) {
    const at = bytes.indexOf(0x0a, start);
    const end = at < 0 ? bytes.length : at + 1;
    lines.push(bytes.subarray(start, end));
    start = end;
  }
  return lines;
}

/** Whether a line is surely UTF-8: it is sound, and has a Han character, which is three bytes there. */
const isHanInUtf8 = (line: Uint8Array): boolean => /[\u0800-\uFFEF]/.test(decode(line, 'utf-8') ?? '');

const listed = (lines: readonly number[]): string => lines.slice(0, 5).join(', ') + (lines.length > 5 ? ' …' : '');

/** A text that is not UTF-8 as a whole: GB18030, line by line where some are UTF-8 after all. */
function mixedText(bytes: Uint8Array): { content: string; notices: ListNotice[] } {
  const lines = linesOf(bytes);
  const strange = lines.flatMap((line, index) => (isHanInUtf8(line) ? index + 1 : []));
  const whole = strange.length === 0 ? decode(bytes, 'gb18030') : null;
  if (whole !== null) return { content: whole, notices: [] };
  const lost: number[] = [];
  const read = lines.map((line, index) => {
    const said = isHanInUtf8(line) ? decode(line, 'utf-8') : decode(line, 'gb18030');
    if (said !== null) return said;
    lost.push(index + 1);
    return new TextDecoder('gb18030').decode(line);
  });
  const notice = (of: readonly number[], message: Text): ListNotice[] =>
    of.length > 0 ? [{ place: listed(of), message }] : [];
  return {
    content: read.join(''),
    notices: [
      ...notice(
        strange,
        text(
          '这些行是 UTF-8，其余是 GB18030：已按各自的编码读',
          'These lines are UTF-8, the others GB18030: each was read as it is',
        ),
      ),
      ...notice(lost, text('这些行有读不出来的字', 'These lines have letters that could not be read')),
    ],
  };
}

function textOf(bytes: Uint8Array): { content: string; notices: ListNotice[] } {
  const wide = marks.find(([mark]) => mark.every((byte, index) => bytes[index] === byte));
  if (wide) return { content: new TextDecoder(wide[1]).decode(bytes), notices: [] };
  const plain = decode(bytes, 'utf-8');
  return plain === null ? mixedText(bytes) : { content: plain, notices: [] };
}

/** Reads the cells of a text. */
export function readCsv(bytes: Uint8Array): ReadCsv {
  const { content, notices } = textOf(bytes);
  const { data, errors } = Papa.parse<string[]>(content.replace(/^\uFEFF/, '').replace(/\r?\n$/, ''), {
    delimitersToGuess: [',', '\t', ';', '|'],
  });
  const open = errors.filter(({ type }) => type === 'Quotes').map(({ row }) => (row ?? 0) + 1);
  const message = text('引号没有配对', 'A quotation mark has no partner');
  return { cells: data, notices: [...notices, ...(open.length > 0 ? [{ place: listed(open), message }] : [])] };
}

/** Lists as text: encodings, also several in one file, delimiters and quotes. */
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { expect, it } from 'vitest';
import { readCsv } from './read-csv.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const gb = (text: string) => new Uint8Array(iconv.encode(text, 'gb18030'));
const joined = (...parts: Uint8Array[]) => new Uint8Array(Buffer.concat(parts));
const list = '编码,名称\r\nA1,社保卡“挂号”\r\n';
const cells = [
  ['编码', '名称'],
  ['A1', '社保卡“挂号”'],
];

it.each<[string, Uint8Array]>([
  ['UTF-8', utf8(list)],
  ['UTF-8 with its mark', utf8(`\uFEFF${list}`)],
  ['GB18030', gb(list)],
  ['UTF-16', joined(new Uint8Array([0xff, 0xfe]), new Uint8Array(iconv.encode(list, 'utf-16le')))],
  ['tabs', utf8(list.replaceAll(',', '\t'))],
  ['semicolons', utf8(list.replaceAll(',', ';'))],
])('%s', (_name, bytes) => expect(readCsv(bytes)).toEqual({ cells, notices: [] }));

it('lines in different encodings are each read as they are, and named', () => {
  const read = readCsv(joined(gb('编码,名称\r\n'), utf8('A1,就业登记\r\n'), gb('A2,失业登记\r\n')));
  expect(read.cells.slice(1)).toEqual([
    ['A1', '就业登记'],
    ['A2', '失业登记'],
  ]);
  expect(read.notices.map(({ place, message }) => [place, message.en])).toEqual([
    ['2', 'These lines are UTF-8, the others GB18030: each was read as it is'],
  ]);
});

it('a line that is nothing is named', () => {
  const read = readCsv(joined(gb('编码,名称\n'), new Uint8Array([0x41, 0x31, 0x2c, 0xff, 0xff, 0x0a])));
  expect(read.notices.map(({ place, message }) => [place, message.en])).toEqual([
    ['2', 'These lines have letters that could not be read'],
  ]);
});

it('quotes hold commas and lines; one that is not closed is named', () => {
  expect(readCsv(utf8('a,"b, ""c""\nd"\n')).cells).toEqual([['a', 'b, "c"\nd']]);
  expect(readCsv(utf8('a,b\nc,"d\n')).notices).toHaveLength(1);
});

it('never falls, whatever the bytes', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => Array.isArray(readCsv(bytes).cells)));
});

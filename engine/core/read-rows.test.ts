/** Lists kept as text: every encoding and separator, and what is broken by its line. */
import iconv from 'iconv-lite';
import { expect, it } from 'vitest';
import { readRows } from './read-rows.ts';

const list = '序列号,地点\r\nA1,"一楼, 东"\r\nA2,"两\n行"\r\nA3,说""了\r\n';
const bytes = (content: string, encoding = 'utf8') => new Uint8Array(iconv.encode(content, encoding));
const sound = list.replace('说""了', '"说""了"');
const refusal = (content: Uint8Array): string => {
  try {
    readRows(content);
    return 'taken';
  } catch (error) {
    return (error as Error).message;
  }
};

it.each(['utf8', 'gbk', 'gb18030'])('reads %s, with quoted commas, quotes and lines', (encoding) => {
  expect(readRows(bytes(sound, encoding))).toEqual([
    { line: 1, cells: ['序列号', '地点'] },
    { line: 2, cells: ['A1', '一楼, 东'] },
    { line: 3, cells: ['A2', '两\n行'] },
    { line: 5, cells: ['A3', '说"了'] },
  ]);
});

it('reads a mark of UTF-8 and of UTF-16, tabs, semicolons, empty last cells and a last line without an end', () => {
  expect(readRows(bytes(`\uFEFF甲;乙;\n1;2;`)).map(({ cells }) => cells)).toEqual([
    ['甲', '乙', ''],
    ['1', '2', ''],
  ]);
  expect(readRows(Uint8Array.of(0xff, 0xfe, ...iconv.encode('甲\t乙', 'utf-16le')))).toEqual([
    { line: 1, cells: ['甲', '乙'] },
  ]);
  expect(readRows(bytes('甲,乙\r1,2'))).toHaveLength(2);
  expect(readRows(bytes('甲\n\n乙')).map(({ line }) => line)).toEqual([1, 2, 3]);
  expect(readRows(new Uint8Array())).toEqual([]);
});

it.each([
  ['a quotation mark that is not closed', bytes('甲,乙\n1,"2\n3'), 'Line 2'],
  ['something behind a closed one', bytes('甲,乙\n"1"2,3'), 'Line 2: something follows'],
  ['a quotation mark within a cell', bytes(list), 'Line 5: a quotation mark begins'],
  ['a NUL', bytes('甲\n1\0'), 'Line 2: there is a control'],
  ['bytes that are no text', Uint8Array.of(0x41, 0xff, 0xff, 0x0a), 'Line 1: this is no text'],
])('names the line of %s', (_what, content, said) => {
  expect(refusal(content)).toContain(said);
});

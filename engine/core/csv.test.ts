/** What a spreadsheet is given is words, whatever was typed. */
import { expect, test } from 'vitest';
import { csvOf } from './csv.ts';

test('cells are quoted where they must be, and none is a formula', () => {
  expect(
    csvOf([
      ['名称', 'b'],
      ['a,"b"\n', ''],
    ]),
  ).toBe('\uFEFF名称,b\r\n"a,""b""\n",\r\n');
  for (const begin of ['=', '+', '-', '@', '\t', '＝'])
    expect(csvOf([[`${begin}HYPERLINK(1)`]])).toBe(`\uFEFF'${begin}HYPERLINK(1)\r\n`);
  expect(csvOf([['\r=1']])).toBe('\uFEFF"\'\r=1"\r\n');
});

/** Lists in files: the sheet that looks like one, formulas told of, and no more rows than the platform takes. */
import { expect, it } from 'vitest';
import { readXlsx } from '../tables/xlsx-read.ts';
import { writeXlsx } from '../tables/xlsx-write.ts';
import { readZip, writeZip } from '../tables/zip.ts';
import { listInText, listInWorkbook } from './read-list.ts';

const head = ['编码', '名称', '业务类别'];
const utf8 = (text: string) => new TextEncoder().encode(text);

it('takes the sheet with the best headings, whichever it is', async () => {
  const cells = [['全国目录'], head, ['101', '就业登记', '就业']];
  const bytes = await writeXlsx([
    { name: '说明', rows: [['名称', '怎么填']] },
    { name: '目录', rows: cells },
  ]);
  const read = listInWorkbook(await readXlsx(bytes));
  expect('cells' in read && read.cells.map((row) => row.filter((cell) => cell !== ''))).toEqual(cells);
});

it('tells of formulas, and takes what they gave', async () => {
  const files = await readZip(
    await writeXlsx([{ name: '目录', rows: [head, [101, '就业登记', '就业']] }]),
    1e6,
    () => true,
  );
  const path = 'xl/worksheets/sheet1.xml';
  const xml = new TextDecoder().decode(files.get(path)).replace('<v>101</v>', '<f>100+1</f><v>101</v>');
  files.set(path, utf8(xml));
  const read = listInWorkbook(await readXlsx(await writeZip(files)));
  expect(read).toMatchObject({ cells: [head, ['101', '就业登记', '就业']], notices: [{ place: '目录 A2' }] });
});

it('says why there is no list', async () => {
  expect(listInWorkbook(await readXlsx(utf8('no workbook')))).toEqual({ problem: 'not-a-list' });
  expect(listInText(utf8('\n,,\n'))).toEqual({ problem: 'empty' });
});

it('two hundred thousand rows are counted, not taken', () => {
  const rows = Array.from({ length: 200_000 }, (_, index) => `${index},事项${index},就业`);
  expect(listInText(utf8([head.join(','), ...rows].join('\n')))).toEqual({ problem: 'too-many', rows: 200_001 });
}, 30_000);

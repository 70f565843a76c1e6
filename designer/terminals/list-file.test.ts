/** Rows of a workbook as CSV: cells that hold what separates cells are quoted. */
import { expect, it } from 'vitest';
import { readCsv } from '../catalogue/read-csv.ts';
import { csvOf } from './list-file.ts';

it('comes back as it was', () => {
  const rows = [
    ['序列号', '地点; 说明'],
    ['A1', '一楼, "东"'],
    ['=1+1', '两\n行'],
  ];
  expect(readCsv(new TextEncoder().encode(csvOf(rows))).cells).toEqual(rows);
});

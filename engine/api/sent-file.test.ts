/** Names of files, in and out of Content-Disposition. */
import { expect, test } from 'vitest';
import { nameInHeader, savedAs } from './sent-file.ts';

test.each([
  ["attachment; filename*=UTF-8''%E8%AF%84%E4%BC%B0.pdf", '评估.pdf'],
  ['attachment; filename="a \\"b\\".pdf"', 'a "b".pdf'],
  ['attachment; filename=plain.pdf', 'plain.pdf'],
  ['attachment; filename="x.pdf"; filename*=utf-8\'zh\'%E8%AF%84.pdf', '评.pdf'],
  ["attachment; filename*=UTF-8''%E8%zz.pdf", '%E8%zz.pdf'],
  ['attachment', ''],
  ['', ''],
])('%s', (header, name) => {
  expect(nameInHeader(header)).toBe(name);
});

test('a name that is saved is read again as it was', () => {
  for (const name of ['评估 (第2稿).pdf', "it's*.pdf", 'a.pdf']) {
    const header = savedAs(name);
    expect(header).toMatch(/^[\x20-\x7e]+$/);
    expect(nameInHeader(header)).toBe(name);
  }
});

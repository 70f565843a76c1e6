/** Which files are sent. */
import { expect, test } from 'vitest';
import { sizeWords, takenEndings, whyNotTake } from './file-intake.ts';

test.each([
  [{ name: '评估.pdf', size: 10 }, null],
  [{ name: '评估.PDF', size: 0 }, 'empty'],
  [{ name: '评估.docx', size: 10 * 1024 * 1024 + 1 }, 'too-large'],
  [{ name: '评估.docx', size: 10 * 1024 * 1024 }, null],
  [{ name: 'setup.exe', size: 10 }, 'type'],
])('%j: %s', (file, refusal) => {
  expect(whyNotTake(file)).toBe(refusal);
});

test('sizes and endings are said as people know them', () => {
  expect([12, 20_480, 3_250_000].map(sizeWords)).toEqual(['12 B', '20 KB', '3.1 MB']);
  expect(takenEndings).toBe('.pdf,.docx,.xlsx,.png,.jpg,.jpeg,.txt,.csv');
});

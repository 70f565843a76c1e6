/** What is written becomes a paper. */
import { expect, test } from 'vitest';
import { paperOf } from './paper-text.ts';

test('a JSON object is handed in as it is, anything else as text', () => {
  expect(paperOf('{"report": 1}')).toEqual({ report: 1 });
  expect(paperOf(' -----BEGIN ')).toEqual({ text: '-----BEGIN' });
  expect(paperOf('[1]')).toEqual({ text: '[1]' });
});

/** Status words in words of people. */
import { describe, expect, it } from 'vitest';
import { statusProblem } from './status-words.ts';

describe('status words', () => {
  it.each([
    [0x6a82, '6A82', -27266, 'The file was not found: this may be no social security card'],
    [0x6a88, '6A88', -27272, 'The key was not found'],
    [0x63c0, '63C0', -25536, 'The PIN is wrong; 0 tries are left'],
    [0x63c2, '63C2', -25538, 'The PIN is wrong; 2 tries are left'],
    [0x9406, '9406', -37894, 'The card answered with 9406'],
  ])('%i is named', (sw, statusWord, errorCode, en) => {
    expect(statusProblem(sw)).toMatchObject({
      slug: 'card-not-readable',
      details: { statusWord, errorCode, reason: { en } },
    });
  });
});

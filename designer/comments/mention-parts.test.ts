/** What of a comment is set off. */
import { expect, test } from 'vitest';
import { partsOf } from './mention-parts.ts';

test('mentions are set off, other words are not', () => {
  expect(partsOf('请@reviewer看，@nobody 不看', ['reviewer'])).toEqual([
    { text: '请', isMention: false },
    { text: '@reviewer', isMention: true },
    { text: '看，', isMention: false },
    { text: '@nobody', isMention: false },
    { text: ' 不看', isMention: false },
  ]);
});

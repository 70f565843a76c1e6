/** Words as they are spoken. */
import { expect, it } from 'vitest';
import { secondsToSay, spokenForm } from './prompt-speech.ts';

it.each([
  ['zh-CN', '请拨打 12333。', '请拨打一二三三三。'],
  ['zh-CN', '夜里 11 点到早上 5 点停止借车。', '夜里 11 点到早上 5 点停止借车。'],
  ['zh-CN', '您的卡不能用（已挂失、停用）。请到网点。', '您的卡不能用，已挂失、停用。请到网点。'],
  ['zh-CN', '在“亲情账户”里办。', '在亲情账户里办。'],
  ['en', 'Please call 12333.', 'Please call 1 2 3 3 3.'],
  ['en', 'It cannot be used (lost or expired).', 'It cannot be used, lost or expired.'],
  ['ug', '12333', '1 2 3 3 3'],
] as const)('%s: %s', (language, words, spoken) => {
  expect(spokenForm(words, language)).toBe(spoken);
});

it('takes longer with more words and more pauses', () => {
  expect(secondsToSay('请再试一次。', 'zh-CN')).toBeCloseTo(6 / 4 + 0.3 - 1 / 4);
  expect(secondsToSay('请再试一次，慢慢来。', 'zh-CN')).toBeGreaterThan(secondsToSay('请再试一次。', 'zh-CN'));
});

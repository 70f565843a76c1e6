/** How usual reasons and words of one's own come together, and that every usual reason may be given as it stands. */
import { expect, test } from 'vitest';
import { DecisionReason } from '../../engine/core/policies/decision.ts';
import { decisionActs } from '../../engine/core/version.ts';
import en from '../locales/en.json' with { type: 'json' };
import zh from '../locales/zh-CN.json' with { type: 'json' };
import { holdsSuggestion, suggestions, withSuggestion } from './decision-reason.ts';

test('a usual reason is put in and taken out again, and leaves what was written', () => {
  const once = withSuggestion('', '同意发布。');
  expect(once).toBe('同意发布。');
  const more = withSuggestion(`${once}\n另外请更新说明。`, '先小范围试用。');
  expect(more).toBe('同意发布。\n另外请更新说明。\n先小范围试用。');
  expect(holdsSuggestion(more, '先小范围试用。')).toBe(true);
  expect(withSuggestion(more, '同意发布。')).toBe('另外请更新说明。\n先小范围试用。');
  expect(holdsSuggestion('不同意发布。', '同意发布。')).toBe(false);
});

test('every usual reason is a reason in both languages, also all of them together', () => {
  for (const { publish } of [zh, en])
    for (const act of decisionActs) {
      const words = Object.values(publish.decision.suggested[act]);
      expect(words).toHaveLength(suggestions[act].length);
      for (const reason of [...words, words.join('\n')]) expect(DecisionReason.parse(reason)).toBe(reason);
    }
});

/** The tone of prompts: each rule finds what it is for, and lets good words pass. */
import { describe, expect, it } from 'vitest';
import { lintPrompt, toneRules } from './prompt-lint.ts';
import type { Prompt } from './prompt.ts';
import { text } from '../text.ts';

const good: Prompt = {
  audience: 'cardholder',
  tone: 'attention',
  text: text('没有读到卡。请再试一次。', 'The card could not be read. Please try again.'),
};

const found = (prompt: Prompt): string[] =>
  lintPrompt('a.b', prompt).map(({ rule, form, language }) => `${rule} ${form} ${language}`);

const chinese = (words: string): Partial<Prompt> => ({ text: text(words, good.text.en) });
const english = (words: string): Partial<Prompt> => ({ text: text(good.text['zh-CN'], words) });

const bad: [rule: string, change: Partial<Prompt>, at: string[]][] = [
  ['length', chinese(`请${'稍'.repeat(60)}。`), ['length text zh-CN', 'length elder zh-CN']],
  ['length', chinese(`请${'稍'.repeat(45)}。`), ['length elder zh-CN']],
  ['speech-length', { speech: text(`请${'慢'.repeat(90)}。`, 'Please try again.') }, ['speech-length speech zh-CN']],
  ['next-step', chinese('没有读到卡。'), ['next-step text zh-CN']],
  ['next-step', english('The card could not be read.'), ['next-step text en']],
  ['blame', chinese('您错了，请再试。'), ['blame text zh-CN']],
  ['blame', english('Invalid card, please try again.'), ['blame text en']],
  ['jargon', chinese('接口超时，请再试。'), ['jargon text zh-CN']],
  ['jargon', english('The interface gave null, please try again.'), ['jargon text en']],
  ['polite', chinese('请你再试一次。'), ['polite text zh-CN']],
  ['exclamation', chinese('请再试一次！'), ['exclamation text zh-CN', 'ending text zh-CN']],
  ['abbreviation', chinese('请输入 PIN。'), ['abbreviation text zh-CN']],
  ['one-language', english('Please 再试 again.'), ['one-language text en']],
  ['ending', chinese('请再试一次'), ['ending text zh-CN']],
  [
    'spoken-personal',
    {
      text: text('{name}，请再试一次。', '{name}, please try again.'),
      holes: { name: { label: text('姓名', 'Name'), personal: true } },
    },
    ['spoken-personal speech zh-CN', 'spoken-personal speech en'],
  ],
  ['spoken-sight', chinese('请看屏幕。'), ['spoken-sight speech zh-CN']],
  ['holes', english('Please try again, {name}.'), ['spoken-personal speech en', 'holes text en']],
  [
    'holes',
    { holes: { month: { label: text('月份', 'Month'), personal: false } } },
    ['holes text zh-CN', 'holes text en'],
  ],
];

describe('the tone of prompts', () => {
  it('lets plain words pass', () => {
    expect(found(good)).toEqual([]);
  });

  it.each(bad)('%s: %o', (rule, change, at) => {
    expect(at.some((each) => each.startsWith(rule))).toBe(true);
    expect(found({ ...good, ...change })).toEqual(at);
  });

  it('shows each rule at work', () => {
    expect(toneRules.filter((rule) => !bad.some(([name]) => name === rule))).toEqual([]);
  });

  it('lets operators read more, and read the words of their trade', () => {
    const operator = { ...good, audience: 'operator' as const, ...chinese(`接口超时。请${'稍'.repeat(60)}。`) };
    expect(found(operator)).toEqual([]);
  });

  it('asks nothing of a text that the elders’ own words replace', () => {
    const long = { ...good, ...chinese(`请${'稍'.repeat(45)}。`), elder: text('请再试。', 'Please try again.') };
    expect(found(long)).toEqual([]);
  });
});

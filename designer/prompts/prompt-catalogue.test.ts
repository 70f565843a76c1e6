/** What the page of prompts computes: what is shown, how complete it is, and sheets for translators. */
import { describe, expect, it } from 'vitest';
import type { PromptTranslations } from '../../engine/core/prompts/prompt-languages.ts';
import type { Prompts } from '../../engine/core/prompts/prompt.ts';
import { text } from '../../engine/core/text.ts';
import { fileWith, reportOf, sheetOf } from './prompt-csv.ts';
import { coverageOf, promptsShown } from './prompt-filter.ts';

const prompts: Prompts = {
  'pay.paid': { audience: 'cardholder', tone: 'success', text: text('付款成功。', 'Paid.') },
  'code.not-valid': {
    audience: 'cardholder',
    tone: 'attention',
    text: text('码已失效，请刷新。', 'Please refresh the code.'),
  },
  'pay.paid-operator': { audience: 'operator', tone: 'success', text: text('扣款成功。', 'Paid, hand over the slip.') },
};
const ug = {
  language: 'ug',
  review: 'needs-native-reader',
  prompts: { 'pay.paid': { text: 'پۇل تۆلەندى.' } },
} as const;
const translations: PromptTranslations = { ug };
const none = { search: '', audience: '', tone: '', kind: '' };
const codes = (filter: Partial<typeof none>) =>
  promptsShown(prompts, translations, { ...none, ...filter }).map(({ code }) => code);

describe('the list', () => {
  it.each([
    [{}, ['code.not-valid', 'pay.paid', 'pay.paid-operator']],
    [{ search: 'PAID' }, ['pay.paid', 'pay.paid-operator']],
    [{ search: '刷新 code' }, ['code.not-valid']],
    [{ search: 'تۆلەندى' }, ['pay.paid']],
    [{ audience: 'operator' }, ['pay.paid-operator']],
    [{ tone: 'attention' }, ['code.not-valid']],
    [{ kind: 'show-code' }, ['code.not-valid']],
    [{ kind: 'refund' }, []],
  ])('%o', (filter, found) => {
    expect(codes(filter)).toEqual(found);
  });

  it('counts what is worded and what has been read', () => {
    const of = Object.fromEntries(coverageOf(prompts, translations).map(({ language, ...rest }) => [language, rest]));
    expect(of['en']).toEqual({ worded: 3, read: 3 });
    expect(of['ug']).toEqual({ worded: 1, read: 0 });
    expect(of['bo']).toEqual({ worded: 0, read: 0 });
  });
});

describe('sheets', () => {
  it('come back without a change', () => {
    expect(reportOf(sheetOf(prompts, translations), prompts, translations)).toEqual({
      rows: 3,
      changes: [],
      findings: [],
    });
  });

  it('tell what would change, and give the file with it', () => {
    const sheet = 'code,ug\r\npay.paid,ھەق تۆلەندى.\r\n';
    const { changes, findings } = reportOf(sheet, prompts, translations);
    expect(findings).toEqual([]);
    expect(changes).toEqual([{ code: 'pay.paid', language: 'ug', before: 'پۇل تۆلەندى.', after: 'ھەق تۆلەندى.' }]);
    expect(JSON.parse(fileWith(ug, changes))).toMatchObject({
      review: 'needs-native-reader',
      prompts: { 'pay.paid': { text: 'ھەق تۆلەندى.' } },
    });
  });

  it.each([
    ['code,ug\nno.such,ھەق', 2, 'no such code'],
    ['code,ug\npay.paid,ھەق\npay.paid,ھەق', 3, 'twice'],
    ['code,ug\npay.paid,Paid', 2, 'Paid'],
    ['code,zh-CN,ug\npay.paid,别的,', 2, 'catalogue'],
    ['name,words\nx,y', 1, 'first row'],
    ['', 1, 'first row'],
    ['code,ug\n__proto__,ھەق', 2, 'no such code'],
  ])('say what is wrong with a row: %j', (sheet, row, words) => {
    const { changes, findings } = reportOf(sheet, prompts, translations);
    expect(findings[0]).toMatchObject({ row });
    expect(findings[0]?.message.en).toContain(words);
    expect(changes.length).toBeLessThan(2);
  });
});

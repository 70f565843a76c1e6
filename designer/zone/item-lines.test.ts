/** What the page of an item says, with and without a published scenario. */
import i18next, { type TFunction } from 'i18next';
import { beforeAll, expect, test } from 'vitest';
import { text, type Language } from '../../engine/core/text.ts';
import type { ZoneItemPage, ZoneService } from '../../engine/core/zone.ts';
import en from '../locales/en.json' with { type: 'json' };
import zh from '../locales/zh-CN.json' with { type: 'json' };
import { itemSections, spokenItem, type Speaker } from './item-lines.ts';

const ways: Partial<Record<Language, TFunction>> = {};
beforeAll(async () => {
  for (const [language, translation] of Object.entries({ 'zh-CN': zh, en }))
    ways[language as Language] = await i18next
      .createInstance()
      .init({ lng: language, resources: { [language]: { translation } }, interpolation: { escapeValue: false } });
});

const speaker = (language: Language): Speaker => ({ t: ways[language]!, language, place: (code) => `<${code}>` });
const service: ZoneService = {
  ...{ name: text('图书借阅', 'Library lending'), summary: text('凭卡借书', 'Borrow by the card') },
  ...{ modes: ['contact', 'show-code'], environment: 'counter', crossRegion: true, money: 'free' },
  asked: [text('书号', 'Book number')],
  help: { purpose: text('借书', 'Borrow'), who: text('读者', 'Readers') },
};
const item: ZoneItemPage = {
  ...{ code: 'YKT-CUL-01', name: text('图书借阅', 'Borrow books'), group: 'culture-tourism', functions: ['identity'] },
  ...{ reach: 'whole', modes: ['contact', 'show-code'], link: null, sources: [], services: [service] },
  where: [{ region: '990000', since: '2025-04-23', institutions: [text('演示图书馆', 'Demo Library')] }],
};

test('each section is said in words, with what it stands on', () => {
  const sections = itemSections(item, speaker('zh-CN'));
  expect(sections.map(({ id }) => id)).toEqual(['who', 'where', 'bring', 'cost', 'elsewhere']);
  expect(sections.every(({ from }) => from !== null)).toBe(true);
  expect(sections[1]?.lines.join()).toMatch(/<990000>.*演示图书馆.*2025-04-23/);
  expect(sections[2]?.lines.join()).toMatch(/实体卡.*接触读卡.*展码.*书号/);
  expect(spokenItem(item, sections, speaker('zh-CN'))).toMatch(/^图书借阅。凭卡借书。.*12333/);
});

test('where no scenario is published, it says that it does not know, and whom to ask', () => {
  const bare = { ...item, services: [], modes: [], reach: 'part' as const };
  const sections = itemSections(bare, speaker('en'));
  expect(sections.filter(({ from }) => from === null).map(({ id }) => id)).toEqual([
    'who',
    'bring',
    'cost',
    'elsewhere',
  ]);
  expect(sections[1]?.lines[0]).toMatch(/part/);
  expect(spokenItem(bare, sections, speaker('en'))).toContain('12345');
});

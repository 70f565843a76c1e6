/** Templates are found by their words, and lie in the groups of their fields. */
import { expect, test } from 'vitest';
import type { ScenarioSummary } from '../../engine/core/api.ts';
import type { PackSummary } from '../../engine/core/pack.ts';
import type { Field } from '../../engine/core/scenario.ts';
import { text, type Text } from '../../engine/core/text.ts';
import { countOf, groupsOf, templatesOf } from './template-groups.ts';

const pack = (id: string, field: Field, name: Text, purpose: Text): PackSummary => ({
  ...{ id, field, name, summary: name, service: 'durable', money: 'free' },
  ...{ cardModes: ['contact'], environment: 'counter', network: 'government-private' },
  ...{ nodes: 2, tests: 1, policies: 0, help: { purpose, who: name, adjust: name } },
});

const packs = [
  pack('bus-ride', 'transport', text('公交地铁乘车', 'Bus and metro'), text('上车刷卡', 'Paying on board')),
  pack('museum-entry', 'culture-tourism', text('进博物馆', 'Museum entry'), text('进馆核对身份', 'Who comes in')),
  pack('pension-claim', 'human-resources', text('养老待遇领取', 'Pension claim'), text('申领养老金', 'Asking for it')),
];
const own: ScenarioSummary[] = packs.slice(0, 1).map(({ id, name, summary, field, service }) => ({
  ...{ id, name, summary, field, service, region: '990000', institution: null },
  ...{
    revision: 1,
    updatedAt: '2026-11-21T02:00:00Z',
    updatedBy: 'designer',
    published: null,
    waiting: null,
    returned: null,
  },
}));
const templates = templatesOf(packs, own);

test('without words all are there by the order of the fields, those that exist here last', () => {
  const groups = groupsOf(templates, ' ', 'zh-CN');
  expect(groups.map(({ id }) => id)).toEqual(['human-resources', 'transport', 'culture-tourism', 'existing']);
  expect(countOf(groups)).toBe(4);
  expect(groups.at(-1)?.templates).toMatchObject([{ key: 'bus-ride', pack: null }]);
});

test.each([
  ['博物馆', 'zh-CN', ['pack museum-entry']],
  ['MUSEUM', 'en', ['pack museum-entry']],
  ['公交 上车', 'zh-CN', ['pack bus-ride']],
  ['asking', 'en', ['pack pension-claim']],
  ['文化旅游', 'zh-CN', ['pack museum-entry']],
  ['bus', 'en', ['pack bus-ride', 'bus-ride']],
  ['博物馆', 'en', []],
] as const)('%s in %s finds %j', (search, language, keys) => {
  const found = groupsOf(templates, search, language);
  expect(found.flatMap((group) => group.templates.map(({ key }) => key))).toEqual(keys);
});

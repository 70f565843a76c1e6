/** Start (开始): how, where and over which network the card is used, and what is asked for at the beginning. */
import { z } from 'zod';
import { oneOf } from '../one-of.ts';
import { AskedFields, filledErrors } from '../asked-field.ts';
import { defineNode } from '../node.ts';
import type { PlainValue } from '../facts/facts.ts';
import type { FieldError } from '../problem.ts';
import type { Scenario } from '../scenario.ts';
import { text, type Text } from '../text.ts';

/** 用卡模式 (scenario.card-mode). */
export const cardModes = {
  contact: text('接触读卡', 'Contact'),
  contactless: text('非接读卡', 'Contactless'),
  'nfc-phone': text('手机碰一碰', 'NFC phone'),
  'show-code': text('展码', 'Show code'),
  scan: text('扫一扫', 'Scan'),
  'show-certificate': text('扫码亮证', 'Show certificate'),
  'authorised-login': text('授权登录', 'Authorised login'),
} as const satisfies Record<string, Text>;
export type CardMode = keyof typeof cardModes;

/** 用卡环境 (scenario.environment). */
export const environments = {
  counter: text('窗口', 'Counter'),
  'self-service': text('自助机', 'Self-service machine'),
  gate: text('闸机', 'Gate'),
  merchant: text('商户收银', 'Merchant'),
  vehicle: text('车载', 'Vehicle'),
  mobile: text('手机', 'Mobile'),
  online: text('网上', 'Online'),
} as const satisfies Record<string, Text>;
export type Environment = keyof typeof environments;

/** 网络环境 (scenario.network). */
export const networks = {
  'government-private': text('业务专网', 'Government private network'),
  internet: text('互联网', 'Internet'),
  offline: text('离线', 'Offline'),
} as const satisfies Record<string, Text>;
export type Network = keyof typeof networks;

/** 多码融合 (scenario.multi-code): codes of others that are taken beside the card's own. */
const otherCodes = {
  government: text('政务码', 'Government code'),
  city: text('城市码', 'City code'),
  industry: text('行业码', 'Industry code'),
} as const satisfies Record<string, Text>;

export const start = defineNode({
  kind: 'start',
  group: 'frame',
  label: text('开始', 'Start'),
  summary: text(
    '用卡模式、用卡环境、网络环境和办理时要填的内容',
    'Card modes, environment, network, and what is asked for',
  ),
  effect: 'pure',
  clauses: [
    'scenario.card-mode',
    'scenario.environment',
    'scenario.network',
    'scenario.cross-region',
    'scenario.multi-code',
  ],
  settings: z.strictObject({
    cardModes: z
      .array(oneOf(cardModes))
      .min(1)
      .describe('How the card may be used')
      .meta({ label: text('用卡模式', 'Card modes'), help: text('可以怎样用卡', 'How the card may be used') }),
    environment: oneOf(environments)
      .describe('Where the card is used')
      .meta({ label: text('用卡环境', 'Environment'), help: text('在哪里用卡', 'Where the card is used') }),
    network: oneOf(networks)
      .describe('The network of that place')
      .meta({ label: text('网络环境', 'Network'), help: text('用卡处的网络', 'The network of that place') }),
    crossRegion: z
      .boolean()
      .default(true)
      .meta({
        label: text('异地卡可用', 'Cards of elsewhere'),
        help: text('其他省、市的卡同样可用', 'Cards of other cities and provinces are served alike'),
      }),
    multiCode: z
      .array(oneOf(otherCodes))
      .max(3)
      .default([])
      .meta({
        label: text('多码融合', 'Other codes'),
        help: text('除电子社保卡码外还认哪些码', 'Which codes are taken beside the e-card'),
      }),
    inputs: AskedFields.default([])
      .describe('What is asked for at the beginning')
      .meta({
        label: text('填写内容', 'Inputs'),
        help: text('办理开始时要填的内容', 'What is asked for at the beginning'),
      }),
  }),
  example: {
    cardModes: ['contact', 'show-code'],
    environment: 'counter',
    network: 'government-private',
    inputs: [{ name: 'visitOn', type: 'date', label: text('入馆日期', 'Day of the visit') }],
  },
  ports: () => [{ id: 'done', label: text('开始', 'Started') }],
  face: ({ environment, cardModes: modes }, language) =>
    [environments[environment][language], ...modes.map((mode) => cardModes[mode][language])].join(' · '),
  run: async ({ settings }) => ({
    port: 'done',
    note: text(
      `用卡环境：${environments[settings.environment]['zh-CN']}`,
      `Environment: ${environments[settings.environment].en}`,
    ),
  }),
});

/** What is wrong with the inputs of a case; pointers lie below /inputs. */
export function checkInputs(scenario: Scenario, inputs: Record<string, PlainValue>): FieldError[] {
  const node = scenario.nodes.find(({ kind }) => kind === 'start');
  return filledErrors(start.settings.parse(node?.settings).inputs, inputs, '/inputs');
}

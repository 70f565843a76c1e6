/** Start (开始): how, where and over which network the card is used, and what is asked for at the beginning. */
import { z } from 'zod';
import { defineNode } from '../node.ts';
import type { FactValue } from '../facts.ts';
import type { FieldError } from '../problem.ts';
import type { Scenario } from '../scenario.ts';
import { Text, text } from '../text.ts';

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

const keysOf = <T extends Record<string, Text>>(words: T) =>
  z.enum(Object.keys(words) as [keyof T & string, ...(keyof T & string)[]]);

export const StartInput = z.strictObject({
  name: z
    .string()
    .regex(/^[a-z][a-zA-Z0-9]*$/)
    .max(40),
  type: z.enum(['string', 'number', 'boolean']),
  label: Text,
  required: z.boolean().default(true),
  pattern: z
    .string()
    .regex(/^\[[A-Za-z0-9-]{1,40}\]\{\d{1,3}(,\d{1,3})?\}$/)
    .optional()
    .describe('The characters it is made of and how many, such as [A-Z0-9]{4,20}'),
  example: z.string().max(100).optional(),
});
export type StartInput = z.infer<typeof StartInput>;

export const start = defineNode({
  kind: 'start',
  group: 'frame',
  label: text('开始', 'Start'),
  summary: text(
    '用卡模式、用卡环境、网络环境和办理时要填的内容',
    'Card modes, environment, network, and what is asked for',
  ),
  effect: 'pure',
  clauses: ['scenario.card-mode', 'scenario.environment', 'scenario.network'],
  settings: z.strictObject({
    cardModes: z.array(keysOf(cardModes)).min(1).describe('How the card may be used'),
    environment: keysOf(environments).describe('Where the card is used'),
    network: keysOf(networks).describe('The network of that place'),
    inputs: z.array(StartInput).max(20).default([]).describe('What is asked for at the beginning'),
  }),
  example: {
    cardModes: ['contact', 'contactless'],
    environment: 'counter',
    network: 'government-private',
    inputs: [{ name: 'barcode', type: 'string', label: text('图书条码', 'Book barcode'), pattern: '[A-Z0-9]{6,20}' }],
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
export function checkInputs(scenario: Scenario, inputs: Record<string, FactValue>): FieldError[] {
  const node = scenario.nodes.find(({ kind }) => kind === 'start');
  const declared = start.settings.parse(node?.settings).inputs;
  const errors: FieldError[] = Object.keys(inputs)
    .filter((name) => !declared.some((input) => input.name === name))
    .map((name) => ({
      pointer: `/inputs/${name}`,
      rule: 'unknown-field',
      message: text('没有这个字段', 'There is no such field'),
    }));
  for (const input of declared) {
    const error = inputError(input, inputs[input.name]);
    if (error) errors.push({ pointer: `/inputs/${input.name}`, ...error });
  }
  return errors;
}

function inputError(input: StartInput, value: FactValue | undefined): Omit<FieldError, 'pointer'> | null {
  const label = input.label;
  if (value === undefined || value === '') {
    return input.required
      ? { rule: 'required', message: text(`请填写${label['zh-CN']}`, `${label.en} is required`) }
      : null;
  }
  if (typeof value !== input.type) {
    return {
      rule: 'invalid-type',
      message: text(`${label['zh-CN']}的类型应为 ${input.type}`, `${label.en} must be of type ${input.type}`),
    };
  }
  if (
    input.pattern !== undefined &&
    typeof value === 'string' &&
    !new RegExp(`^(?:${input.pattern})$`, 'u').test(value)
  ) {
    const example =
      input.example === undefined ? text('', '') : text(`，例如 ${input.example}`, `, such as ${input.example}`);
    return {
      rule: 'pattern',
      message: text(
        `${label['zh-CN']}格式不符${example['zh-CN']}`,
        `${label.en} does not have the right form${example.en}`,
      ),
    };
  }
  return null;
}

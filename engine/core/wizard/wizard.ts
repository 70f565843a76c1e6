/** The six questions of the wizard: what matter, who offers it, how the card is used, where, over which network, and whether money moves. */
import { z } from 'zod';
import { oneOf } from '../one-of.ts';
import { cardModes, environments, networks, type CardMode, type Environment, type Network } from '../nodes/start.ts';
import { fields, ScenarioId, type Field } from '../scenario.ts';
import { text, type Text } from '../text.ts';

/** Kinds of matter that the wizard can draw. */
export const matters = {
  enter: text('进场所、核对身份', 'Enter a place, or be identified'),
  lend: text('借用或登记', 'Borrow or register'),
  benefit: text('申请办理', 'Apply for something'),
  buy: text('付款购买', 'Pay for something'),
  subsidy: text('领取待遇或补贴', 'Receive a benefit or subsidy'),
  certificate: text('出示证件', 'Show a certificate'),
} as const satisfies Record<string, Text>;
export type Matter = keyof typeof matters;

/** Whether money moves, and which way. */
export const moneys = {
  free: text('不涉及资金', 'No money'),
  pay: text('持卡人付款', 'The cardholder pays'),
  disburse: text('发到持卡人账户', 'Paid to the cardholder'),
} as const satisfies Record<string, Text>;
export type Money = keyof typeof moneys;

const han = /\p{Script=Han}/u;

/** Words that people gave: Chinese in Chinese, English without Chinese. */
const Words = z.strictObject({
  'zh-CN': z.string().trim().min(1).max(40).regex(han),
  en: z
    .string()
    .trim()
    .min(1)
    .max(80)
    .refine((words) => !han.test(words)),
}) satisfies z.ZodType<Text>;

/** All answers. `amountFen` counts only where money moves. */
export const WizardAnswers = z.strictObject({
  id: ScenarioId,
  name: Words,
  matter: oneOf(matters),
  field: oneOf(fields),
  institution: Words,
  system: z
    .string()
    .regex(/^[a-z][a-z0-9-]*$/)
    .max(60)
    .nullable()
    .describe('The application system that a record goes to; null for none'),
  cardModes: z.array(oneOf(cardModes)).min(1),
  environment: oneOf(environments),
  network: oneOf(networks),
  money: oneOf(moneys),
  amountFen: z.int().min(1).max(10_000_000),
});
export type WizardAnswers = z.infer<typeof WizardAnswers>;

/** The answers that fit together or do not; `hasSystem` tells whether there is a system to write to. */
export interface WizardChoices {
  matter: Matter;
  hasSystem: boolean;
  cardModes: readonly CardMode[];
  environment: Environment;
  network: Network;
  money: Money;
}

/** The choices among answers. */
export const choicesOf = ({ system, ...answers }: WizardAnswers): WizardChoices => ({
  ...answers,
  hasSystem: system !== null,
});

/** The field that a matter usually belongs to. */
export const usualField: Readonly<Record<Matter, Field>> = {
  enter: 'culture-tourism',
  lend: 'culture-tourism',
  benefit: 'human-resources',
  buy: 'transport',
  subsidy: 'subsidies',
  certificate: 'government',
};

/** A name for addresses made of an English name: "Museum entry" gives museum-entry; empty where nothing is left. */
export const slugOf = (english: string): string =>
  english
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replace(/^[-0-9]+/, '')
    .slice(0, 60)
    .replace(/-+$/, '');

/** Prompt (提示语): shows or speaks a coded message to the cardholder or the operator, in wording for the elderly where it has one (access.prompts, scenario.inclusive). */
import { z } from 'zod';
import { chinaDay } from '../calendar.ts';
import { yearsBetween } from '../facts/facts-of-card.ts';
import type { CaseData } from '../facts/facts.ts';
import { defineNode } from '../node.ts';
import { PromptCode } from '../prompts/prompt.ts';
import { text, type Text } from '../text.ts';

const ways = { screen: text('屏幕', 'Screen'), voice: text('语音', 'Voice') } as const satisfies Record<string, Text>;

/** From this age on a cardholder is spoken to in the wording for the elderly. */
const elderlyFrom = 60;

function isElderly({ card }: CaseData, now: Date): boolean {
  const born: string | undefined = card?.birthDate;
  return born !== undefined && yearsBetween(born, chinaDay(now)) >= elderlyFrom;
}

export const prompt = defineNode({
  kind: 'prompt',
  group: 'prompt',
  label: text('提示', 'Prompt'),
  summary: text('向持卡人或经办人显示或播报提示语', 'Shows or speaks messages to the cardholder or the operator'),
  effect: 'pure',
  clauses: ['access.prompts', 'scenario.inclusive'],
  settings: z.strictObject({
    prompts: z
      .array(PromptCode)
      .min(1)
      .max(4)
      .describe('Codes of the prompts to show, in order')
      .meta({ label: text('提示语', 'Prompts'), help: text('按顺序提示', 'Given in this order') }),
    by: z
      .array(z.enum(['screen', 'voice']))
      .min(1)
      .max(2)
      .default(['screen'])
      .meta({ label: text('方式', 'By'), help: text('屏幕显示、语音播报或两者', 'On a screen, by voice, or both') }),
    elders: z
      .array(PromptCode)
      .min(1)
      .max(4)
      .exactOptional()
      .meta({
        label: text('长者版提示语', 'Wording for the elderly'),
        help: text(
          `持卡人年满 ${elderlyFrom} 周岁时改用`,
          `Taken instead for cardholders of ${elderlyFrom} years and more`,
        ),
      }),
  }),
  example: { prompts: ['card.not-readable'], by: ['screen', 'voice'] },
  ports: () => [{ id: 'done', label: text('已提示', 'Shown') }],
  reads: ({ elders }) => (elders ? ['card.birthDate'] : []),
  promptCodes: ({ prompts, elders = [] }) => [...new Set([...prompts, ...elders])],
  face: ({ prompts, by }, language) =>
    [...prompts, ...(by.includes('voice') ? [ways.voice[language]] : [])].join(' · '),
  run: async ({ settings: { prompts, by, elders }, data, effects }) => ({
    port: 'done',
    prompts: elders && isElderly(data, effects.now()) ? elders : prompts,
    ...(by.includes('voice') && {
      note: text(
        `提示方式：${by.map((way) => ways[way]['zh-CN']).join('、')}`,
        `By: ${by.map((way) => ways[way].en).join(', ')}`,
      ),
    }),
  }),
});

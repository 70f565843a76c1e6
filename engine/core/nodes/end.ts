/** End (结束): the case ends with an outcome and its prompts (access.prompts). */
import { z } from 'zod';
import { defineNode } from '../node.ts';
import { PromptCode } from '../prompt.ts';
import { Text, text } from '../text.ts';

export const end = defineNode({
  kind: 'end',
  group: 'frame',
  label: text('结束', 'End'),
  summary: text('以一个结果结束办件，并提示持卡人', 'Ends the case with an outcome and tells the cardholder'),
  effect: 'pure',
  clauses: ['access.prompts'],
  settings: z.strictObject({
    outcome: z
      .string()
      .regex(/^[a-z][a-z0-9-]*$/)
      .max(60)
      .describe('Code of the outcome'),
    label: Text.describe('The outcome in words'),
    success: z.boolean().describe('Whether the cardholder got what the matter offers'),
    prompts: z.array(PromptCode).max(4).default([]).describe('Prompts to show at the end'),
  }),
  example: { outcome: 'done', label: text('已办结', 'Done'), success: true, prompts: ['card.not-readable'] },
  ports: () => [],
  promptCodes: ({ prompts }) => prompts,
  face: ({ label }, language) => label[language],
  run: async ({ settings }) => ({
    port: 'end',
    prompts: settings.prompts,
    outcome: { code: settings.outcome, success: settings.success, label: settings.label },
  }),
});

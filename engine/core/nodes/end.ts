/** End (结束): the case ends with an outcome and its prompts (access.prompts). */
import { z } from 'zod';
import { defineNode } from '../node.ts';
import { PromptCode } from '../prompts/prompt.ts';
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
      .meta({
        label: text('结果代码', 'Outcome'),
        help: text('统计时用的代码，如 done', 'Its code in statistics, such as done'),
      }),
    label: Text.meta({ label: text('结果', 'In words'), help: text('给人看的结果', 'The outcome as people read it') }),
    success: z.boolean().meta({
      label: text('办成', 'Success'),
      help: text('持卡人是否得到了所办的事项', 'Whether the cardholder got what the matter offers'),
    }),
    prompts: z
      .array(PromptCode)
      .max(4)
      .default([])
      .meta({ label: text('提示语', 'Prompts'), help: text('结束时显示的提示语', 'Prompts to show at the end') }),
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

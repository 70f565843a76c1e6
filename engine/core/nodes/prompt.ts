/** Prompt (提示语): shows a coded message to the cardholder or the operator (access.prompts). */
import { z } from 'zod';
import { defineNode } from '../node.ts';
import { PromptCode } from '../prompt.ts';
import { text } from '../text.ts';

export const prompt = defineNode({
  kind: 'prompt',
  group: 'prompt',
  label: text('提示', 'Prompt'),
  summary: text('向持卡人或经办人显示提示语', 'Shows messages to the cardholder or the operator'),
  effect: 'pure',
  clauses: ['access.prompts'],
  settings: z.strictObject({
    prompts: z.array(PromptCode).min(1).max(4).describe('Codes of the prompts to show, in order'),
  }),
  example: { prompts: ['card.not-readable'] },
  ports: () => [{ id: 'done', label: text('已提示', 'Shown') }],
  promptCodes: ({ prompts }) => prompts,
  face: ({ prompts }) => prompts.join(' · '),
  run: async ({ settings }) => ({ port: 'done', prompts: settings.prompts }),
});

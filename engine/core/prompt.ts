/** Prompts (提示语): coded messages to a cardholder or operator, in every language we ship (access.prompts). */
import { z } from 'zod';
import { Text } from './text.ts';

export const PromptCode = z
  .string()
  .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/)
  .max(80)
  .describe('Code of a prompt, such as card.lost');

export const Prompt = z
  .strictObject({
    audience: z.enum(['cardholder', 'operator']).describe('Who reads it'),
    tone: z
      .enum(['info', 'success', 'refused', 'attention'])
      .describe('How it is shown: neutral, done, refused or needs somebody'),
    text: Text,
  })
  .describe('A message of one code');
export type Prompt = z.infer<typeof Prompt>;

export const Prompts = z.record(PromptCode, Prompt);
export type Prompts = z.infer<typeof Prompts>;

/** A file of rulesets/prompts/. */
export const PromptCatalogue = z.strictObject({ $schema: z.string().optional(), prompts: Prompts });

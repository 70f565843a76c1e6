/** Prompts (提示语): coded messages to a cardholder or operator, in plain words, in fewer words for elders, and as they are spoken (access.prompts). */
import { z } from 'zod';
import { Text } from '../text.ts';

export const PromptCode = z
  .string()
  .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/)
  .max(80)
  .describe('Code of a prompt, such as card.lost');

/** What fills a hole `{name}` of a prompt. */
export const PromptHole = z.strictObject({
  label: Text,
  personal: z.boolean().default(false).describe('Whether it says something of a person: never spoken aloud'),
});

export const Prompt = z
  .strictObject({
    audience: z.enum(['cardholder', 'operator']).describe('Who reads it'),
    tone: z
      .enum(['info', 'success', 'refused', 'attention'])
      .describe('How it is shown: neutral, done, refused or needs somebody'),
    text: Text,
    elder: Text.optional().describe('Shorter and plainer, for the elders’ version; as the text where it is left out'),
    speech: Text.optional().describe('What is spoken aloud; derived from the text where it is left out'),
    holes: z.record(z.string().regex(/^\w+$/), PromptHole).optional().describe('What fills each {name} in its words'),
  })
  .describe('A message of one code');
export type Prompt = z.infer<typeof Prompt>;

export const Prompts = z.record(PromptCode, Prompt);
export type Prompts = z.infer<typeof Prompts>;

/** A file of rulesets/prompts/. */
export const PromptCatalogue = z.strictObject({ $schema: z.string().optional(), prompts: Prompts });

/** The wordings of a prompt: as it is read, for elders, and as it is spoken. */
export const promptForms = ['text', 'elder', 'speech'] as const;
export type PromptForm = (typeof promptForms)[number];

/** The names of the holes in some words, sorted, each once. */
export const holesIn = (words: string): string[] =>
  [...new Set([...words.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? ''))].sort();

/** The usual prompts of node kinds: how a node tells by itself how it ended. */
import { z } from 'zod';
import type { PromptCode } from './prompt.ts';
import { text } from './text.ts';

/** The setting by which an author keeps a node quiet. */
export const Tell = z
  .boolean()
  .default(true)
  .meta({
    label: text('显示提示', 'Tell'),
    help: text('离开时按结果显示通用提示语', 'Show the usual prompt for the way it is left'),
  });

/** The prompt of a way out, for the result of a node. */
export const told = (settings: { tell: boolean }, code: z.infer<typeof PromptCode>): { prompts?: string[] } =>
  settings.tell ? { prompts: [code] } : {};

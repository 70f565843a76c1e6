/** The usual prompts of node kinds: how a node tells by itself how it ended. */
import { z } from 'zod';
import type { NodeResult } from '../node.ts';
import { isProblem, titleOf } from '../problem.ts';
import type { PromptCode } from './prompt.ts';
import { text } from '../text.ts';

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

/** The result of a node whose card the terminal could not ask. @throws whatever is not a problem */
export function notReadable(settings: { tell: boolean }, error: unknown): NodeResult {
  if (!isProblem(error)) throw error;
  return {
    port: 'failed',
    ...told(settings, 'card.not-readable'),
    note: text(titleOf(error, 'zh-CN'), titleOf(error, 'en')),
  };
}

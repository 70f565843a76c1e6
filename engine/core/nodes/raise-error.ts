/** Raise error (抛出错误): leaves to whoever catches the error, outwards; the case ends with it where nobody does. */
import { z } from 'zod';
import { defineNode } from '../node.ts';
import { PromptCode } from '../prompts/prompt.ts';
import { ErrorCode } from '../scenario.ts';
import { Text, text } from '../text.ts';

export const raiseError = defineNode({
  kind: 'raise-error',
  group: 'flow',
  label: text('抛出错误', 'Raise error'),
  summary: text(
    '交给外层捕获该错误的节点处理；无人捕获时办件以此结束',
    'Leaves to the node around it that catches the error; the case ends with it where none does',
  ),
  effect: 'pure',
  clauses: ['scenario.manage', 'access.prompts'],
  settings: z.strictObject({
    code: ErrorCode.meta({ label: text('错误', 'Error') }),
    label: Text.meta({ label: text('说明', 'In words') }),
    prompts: z
      .array(PromptCode)
      .max(4)
      .default([])
      .meta({ label: text('提示语', 'Prompts') }),
  }),
  example: { code: 'not-entitled', label: text('不符合条件', 'Not entitled'), prompts: [] },
  ports: () => [],
  promptCodes: ({ prompts }) => prompts,
  face: ({ label }, language) => label[language],
  run: async ({ settings: { code, label, prompts } }) => ({
    port: 'raised',
    prompts,
    note: label,
    directive: { raise: { code, label } },
  }),
});

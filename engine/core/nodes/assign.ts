/** Assign (计算): sets variables of the scenario from expressions. */
import { z } from 'zod';
import { Expression } from '../expressions/expression.ts';
import { defineNode } from '../node.ts';
import { VariableName } from '../scenario.ts';
import { text } from '../text.ts';

export const assign = defineNode({
  kind: 'assign',
  group: 'flow',
  label: text('计算', 'Assign'),
  summary: text('用表达式计算并保存变量', 'Sets variables from expressions'),
  effect: 'pure',
  clauses: ['scenario.manage'],
  settings: z.strictObject({
    set: z
      .record(VariableName, Expression)
      .refine((set) => Object.keys(set).length >= 1 && Object.keys(set).length <= 30, { message: '1 to 30' })
      .meta({ label: text('变量', 'Variables') }),
  }),
  example: { set: { fee: 'inputs.copies * 200' } },
  ports: () => [{ id: 'done', label: text('已计算', 'Set') }],
  expressions: ({ set }) =>
    Object.entries(set).map(([name, source]) => ({ pointer: `/set/${name}`, source, expects: { type: 'any' } })),
  face: ({ set }) =>
    Object.entries(set)
      .map(([name, source]) => `${name} = ${source}`)
      .join('; '),
  run: async ({ settings, evaluate }) => ({
    port: 'done',
    assign: Object.fromEntries(Object.entries(settings.set).map(([name, source]) => [name, evaluate(source)])),
  }),
});

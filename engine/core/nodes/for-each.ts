/** For each (逐项办理): the same steps for every item of a list, some at a time; a way back to this node ends an item. */
import { z } from 'zod';
import { Expression } from '../expressions/expression.ts';
import { defineNode } from '../node.ts';
import { problem } from '../problem.ts';
import { VariableName } from '../scenario.ts';
import { text } from '../text.ts';

export const forEach = defineNode({
  kind: 'for-each',
  group: 'flow',
  label: text('逐项办理', 'For each'),
  summary: text(
    '对列表中的每一项办理同样的步骤，可同时办理几项；回到本节点的连线结束一项',
    'The same steps for every item of a list, some at a time; a way back to this node ends an item',
  ),
  effect: 'pure',
  clauses: ['scenario.manage'],
  settings: z.strictObject({
    items: Expression.meta({ label: text('列表', 'List'), help: text('给出列表的表达式', 'Expression that gives it') }),
    item: VariableName.default('item').meta({ label: text('每一项的变量名', 'Variable of an item') }),
    atMost: z
      .number()
      .int()
      .min(1)
      .max(10_000)
      .default(1000)
      .meta({ label: text('最多几项', 'At most'), help: text('超过时不办理', 'A longer list is not begun') }),
    parallel: z
      .number()
      .int()
      .min(1)
      .max(100)
      .default(10)
      .meta({ label: text('同时几项', 'At the same time') }),
    collect: Expression.optional().meta({
      label: text('每项的结果', 'Result of an item'),
      help: text('每项办完时计算，汇成列表', 'Evaluated as an item ends; the results make a list'),
    }),
  }),
  example: { items: 'inputs.lines', item: 'line', atMost: 100, parallel: 5, collect: 'line.amount' },
  ports: () => [
    { id: 'each', label: text('每一项', 'Each') },
    { id: 'done', label: text('全部办完', 'All done') },
    { id: 'too-many', label: text('项数过多', 'Too many') },
  ],
  output: ({ collect }) =>
    collect === undefined
      ? undefined
      : {
          as: 'results',
          type: { type: 'list', of: { type: 'any' }, label: text('各项结果', 'Results') },
          ports: ['done'],
        },
  expressions: ({ items }) => [{ pointer: '/items', source: items, expects: { type: 'list', of: { type: 'any' } } }],
  face: ({ items, parallel }, language) =>
    ({ 'zh-CN': `${items} · 同时 ${parallel} 项`, en: `${items} · ${parallel} at a time` })[language],
  async run({ settings, evaluate }) {
    const items = evaluate(settings.items);
    if (!Array.isArray(items)) {
      const reason = text('结果不是列表', 'it does not give a list');
      throw problem('expression-failed', { expression: settings.items, reason });
    }
    const count = text(`共 ${items.length} 项`, `${items.length} items`);
    if (items.length > settings.atMost) return { port: 'too-many', note: count };
    const { item, parallel, collect } = settings;
    return {
      port: 'each',
      note: count,
      directive: { each: { items, item, parallel, ...(collect !== undefined && { collect }) } },
    };
  },
  collected: ({ collect }, results) => ({
    port: 'done',
    note: text('各项均已办完', 'All items are done'),
    ...(collect !== undefined && { output: results }),
  }),
});

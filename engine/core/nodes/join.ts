/** Join (汇合): branches meet and go on as one: when all have arrived, or the first, or some of them. */
import { z } from 'zod';
import { defineNode } from '../node.ts';
import { text } from '../text.ts';

export const join = defineNode({
  kind: 'join',
  group: 'flow',
  label: text('汇合', 'Join'),
  summary: text(
    '各分支在此汇合：全部到齐、最先到达或到达若干条后继续，其余分支不再进行',
    'Branches meet and go on as one: when all have arrived, the first, or some; the others are given up',
  ),
  effect: 'pure',
  clauses: ['scenario.manage'],
  settings: z.strictObject({
    waitsFor: z
      .union([z.enum(['all', 'any']), z.number().int().min(1).max(20)])
      .default('all')
      .meta({ label: text('等待', 'Waits for'), help: text('全部、任意一条，或条数', 'All, any one, or a number') }),
  }),
  example: { waitsFor: 'all' },
  ports: () => [{ id: 'done', label: text('已汇合', 'Met') }],
  join: ({ waitsFor }) => waitsFor,
  face: ({ waitsFor }, language) =>
    ({
      'zh-CN': waitsFor === 'all' ? '全部到齐' : waitsFor === 'any' ? '任意一条' : `${waitsFor} 条`,
      en: waitsFor === 'all' ? 'All' : waitsFor === 'any' ? 'Any one' : `${waitsFor} of them`,
    })[language],
  run: async () => ({ port: 'done' }),
});

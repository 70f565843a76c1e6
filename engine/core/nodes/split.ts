/** Split (并行分支): several branches go on at the same time, until they meet at a join. */
import { z } from 'zod';
import { defineNode } from '../node.ts';
import { PortId } from '../scenario.ts';
import { Text, text } from '../text.ts';

export const split = defineNode({
  kind: 'split',
  group: 'flow',
  label: text('并行分支', 'Split'),
  summary: text('几条分支同时进行，到“汇合”为止', 'Several branches go on at the same time, until they meet at a join'),
  effect: 'pure',
  clauses: ['scenario.manage'],
  settings: z.strictObject({
    branches: z
      .array(z.strictObject({ id: PortId, label: Text }))
      .min(2)
      .max(20)
      .meta({ label: text('分支', 'Branches') }),
  }),
  example: {
    branches: [
      { id: 'record', label: text('登记', 'Record') },
      { id: 'notice', label: text('通知', 'Notice') },
    ],
  },
  ports: ({ branches }) => branches,
  face: ({ branches }, language) => branches.map(({ label }) => label[language]).join(' + '),
  run: async ({ settings }) => {
    const ids = settings.branches.map(({ id }) => id);
    return { port: ids.join('+'), directive: { fork: ids } };
  },
});

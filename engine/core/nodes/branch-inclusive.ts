/** Inclusive branch (多选分支): every way whose condition holds is taken, at the same time, until they meet at a join. */
import { z } from 'zod';
import { defineNode } from '../node.ts';
import { text } from '../text.ts';
import { ConditionalWays, conditionsOfWays, otherwise } from './branch.ts';

export const branchInclusive = defineNode({
  kind: 'branch-inclusive',
  group: 'flow',
  label: text('多选分支', 'Inclusive branch'),
  summary: text(
    '条件成立的几条路同时进行，到“汇合”为止；都不成立时走“其他”',
    'Takes every way whose condition holds, at the same time, until a join; where none holds, the last',
  ),
  effect: 'pure',
  clauses: ['scenario.manage'],
  settings: z.strictObject({ ways: ConditionalWays }),
  example: {
    ways: [
      { id: 'elder', label: text('老年人', 'Elder'), when: 'years(card.birthDate, dateOf(now)) >= 60' },
      { id: 'local', label: text('本省的卡', 'Card of this province'), when: 'card.division.startsWith("99")' },
    ],
  },
  ports: ({ ways }) => [...ways, otherwise],
  expressions: ({ ways }) => conditionsOfWays(ways),
  face: ({ ways }, language) => ways.map(({ label }) => label[language]).join(' + '),
  run: async ({ settings, evaluate }) => {
    const taken = settings.ways.filter(({ when }) => evaluate(when) === true).map(({ id }) => id);
    const ports = taken.length > 0 ? taken : [otherwise.id];
    return { port: ports.join('+'), directive: { fork: ports } };
  },
});

/** Branch (条件分支): the first way whose condition holds is taken. */
import { z } from 'zod';
import { Expression } from '../expressions/expression.ts';
import { defineNode } from '../node.ts';
import { PortId } from '../scenario.ts';
import { Text, text } from '../text.ts';

/** Ways with their conditions, as the two kinds that branch by conditions have them. */
export const ConditionalWays = z
  .array(z.strictObject({ id: PortId, label: Text, when: Expression }))
  .min(1)
  .max(20)
  .meta({ label: text('条件', 'Conditions'), help: text('自上而下判断', 'Tried from above downwards') });

/** The way that is taken where no condition holds. */
export const otherwise = { id: 'otherwise', label: text('其他', 'Otherwise') } as const;

/** The expressions of ways, each of which must be true or false. */
export const conditionsOfWays = (ways: z.infer<typeof ConditionalWays>) =>
  ways.map(({ when }, index) => ({
    pointer: `/ways/${index}/when`,
    source: when,
    expects: { type: 'boolean' } as const,
  }));

export const branch = defineNode({
  kind: 'branch',
  group: 'flow',
  label: text('条件分支', 'Branch'),
  summary: text('走第一条条件成立的路', 'Takes the first way whose condition holds'),
  effect: 'pure',
  clauses: ['scenario.manage'],
  settings: z.strictObject({ ways: ConditionalWays }),
  example: {
    ways: [{ id: 'local', label: text('本省的卡', 'Card of this province'), when: 'card.division.startsWith("99")' }],
  },
  ports: ({ ways }) => [...ways, otherwise],
  expressions: ({ ways }) => conditionsOfWays(ways),
  face: ({ ways }, language) => [...ways, otherwise].map(({ label }) => label[language]).join(' / '),
  run: async ({ settings, evaluate }) => {
    const way = settings.ways.find(({ when }) => evaluate(when) === true) ?? otherwise;
    return { port: way.id, note: way.label };
  },
});

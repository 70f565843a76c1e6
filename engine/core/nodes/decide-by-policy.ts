/** Decide (策略决策): a policy decides which way the case goes; its reasons are recorded. */
import { z } from 'zod';
import { defineNode } from '../node.ts';
import { PolicyName } from '../policy.ts';
import { Text, text } from '../text.ts';

export const decideByPolicy = defineNode({
  kind: 'decide-by-policy',
  group: 'decide',
  label: text('策略决策', 'Decide by policy'),
  summary: text('由策略决定办件的走向，并记录理由', 'A policy decides which way the case goes, and why'),
  effect: 'pure',
  clauses: ['scenario.manage'],
  settings: z.strictObject({
    policy: PolicyName,
    outcomes: z
      .array(
        z.strictObject({
          id: z
            .string()
            .regex(/^[a-z][a-z0-9-]*$/)
            .max(60),
          label: Text,
        }),
      )
      .min(2)
      .max(20)
      .describe("The policy's outcomes, each a way out"),
  }),
  example: {
    policy: 'library-lending',
    outcomes: [
      { id: 'lend', label: text('可以借', 'Lend') },
      { id: 'refuse', label: text('不能借', 'Refuse') },
    ],
  },
  ports: ({ outcomes }) => outcomes,
  output: ({ outcomes }) => ({
    as: 'decision',
    type: {
      type: 'record',
      fields: { policy: { type: 'string' }, outcome: { type: 'string', values: outcomes.map(({ id }) => id) } },
    },
    ports: outcomes.map(({ id }) => id),
  }),
  face: ({ policy, outcomes }, language) => `${policy} · ${outcomes.map(({ label }) => label[language]).join(' / ')}`,
  async run({ settings, data, effects }) {
    const decision = await effects.decide(settings.policy, data);
    return {
      port: decision.outcome,
      output: { policy: decision.policy, outcome: decision.outcome },
      decision,
      note: decision.reason,
      ...(decision.prompt !== undefined && { prompts: [decision.prompt] }),
    };
  },
});

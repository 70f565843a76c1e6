/** Decide (策略决策): a policy decides which way the case goes; its reasons are recorded, and what a decision table gives besides can be used. */
import { z } from 'zod';
import { DeclaredFields, recordOf, takeDeclared } from '../declared-fields.ts';
import { defineNode } from '../node.ts';
import { PolicyName } from '../policies/policy.ts';
import { problem } from '../problem.ts';
import { Text, text } from '../text.ts';

const settings = z.strictObject({
  policy: PolicyName.meta({
    label: text('策略', 'Policy'),
    help: text('由哪条策略决定，如 library-lending', 'The policy that decides, such as library-lending'),
  }),
  outcomes: z
    .array(
      z.strictObject({
        id: z
          .string()
          .regex(/^[a-z][a-z0-9-]*$/)
          .max(60)
          .meta({ label: text('代码', 'Code'), help: text('策略给出的结果代码', 'Outcome as the policy calls it') }),
        label: Text.meta({ label: text('名称', 'Name'), help: text('出口的名称', 'What the way out is called') }),
      }),
    )
    .min(2)
    .max(20)
    .meta({
      label: text('决策结果', 'Outcomes'),
      help: text('策略的每个结果是一个出口', "The policy's outcomes, each a way out"),
    }),
  outputs: DeclaredFields.default([]).meta({
    label: text('其他输出', 'Outputs'),
    help: text(
      '决策表给出的其他列，后续节点可用 decision.outputs 取值',
      'Other columns of a decision table, for use as decision.outputs',
    ),
  }),
});

export const decideByPolicy = defineNode({
  kind: 'decide-by-policy',
  group: 'decide',
  label: text('策略决策', 'Decide by policy'),
  summary: text('由策略决定办件的走向，并记录理由', 'A policy decides which way the case goes, and why'),
  effect: 'pure',
  clauses: ['scenario.manage'],
  settings,
  example: {
    policy: 'library-lending',
    outcomes: [
      { id: 'lend', label: text('可以借', 'Lend') },
      { id: 'refuse', label: text('不能借', 'Refuse') },
    ],
  },
  ports: ({ outcomes }) => outcomes,
  output: ({ outcomes, outputs }) => ({
    as: 'decision',
    type: {
      type: 'record',
      label: text('决策', 'Decision'),
      fields: {
        policy: { type: 'string', label: text('策略', 'Policy') },
        outcome: { type: 'string', values: outcomes.map(({ id }) => id), label: text('结果', 'Outcome') },
        ...(outputs.length > 0 && { outputs: recordOf(outputs, text('其他输出', 'Outputs')) }),
      },
    },
    ports: outcomes.map(({ id }) => id),
  }),
  face: ({ policy, outcomes }, language) => `${policy} · ${outcomes.map(({ label }) => label[language]).join(' / ')}`,
  async run({ settings, data, effects }) {
    const decision = await effects.decide(settings.policy, data);
    const { taken, wrong } = takeDeclared(settings.outputs, decision.outputs ?? {});
    if (wrong) throw problem('decision-incomplete', { policy: settings.policy, output: wrong });
    return {
      port: decision.outcome,
      output: {
        policy: decision.policy,
        outcome: decision.outcome,
        ...(settings.outputs.length > 0 && { outputs: taken }),
      },
      decision,
      note: decision.reason,
      ...(decision.prompt !== undefined && { prompts: [decision.prompt] }),
    };
  },
});

/** Sub-scenario (子场景): runs another published scenario within this case, in the version that was pinned at filing. */
import { z } from 'zod';
import { Expression } from '../expressions/expression.ts';
import { defineNode } from '../node.ts';
import { PortId, ScenarioId, VariableName } from '../scenario.ts';
import { Text, text } from '../text.ts';

export const subScenario = defineNode({
  kind: 'sub-scenario',
  group: 'flow',
  label: text('子场景', 'Sub-scenario'),
  summary: text(
    '在本办件内办理另一个已发布的应用场景，版本在备案时固定',
    'Runs another published scenario within this case, in the version pinned at filing',
  ),
  effect: 'pure',
  clauses: ['scenario.manage'],
  settings: z.strictObject({
    scenario: ScenarioId.meta({ label: text('应用场景', 'Scenario') }),
    versions: z
      .string()
      .regex(/^(latest|\d{1,6}|>=\d{1,6})$/)
      .default('latest')
      .meta({ label: text('版本', 'Versions'), help: text('latest、3 或 >=2', 'latest, 3 or >=2') }),
    inputs: z
      .record(VariableName, Expression)
      .default({})
      .meta({ label: text('填写内容', 'Inputs'), help: text('对方开始节点要填的内容', 'What its start asks for') }),
    outcomes: z
      .array(z.strictObject({ id: PortId, label: Text }))
      .min(1)
      .max(20)
      .meta({ label: text('结果', 'Outcomes'), help: text('各成一条出路', 'Each a way out') }),
  }),
  example: {
    scenario: 'card-check',
    versions: '>=1',
    inputs: {},
    outcomes: [{ id: 'passed', label: text('通过', 'Passed') }],
  },
  ports: ({ outcomes }) => [...outcomes, { id: 'other', label: text('其他结果', 'Another outcome') }],
  output: ({ outcomes }) => ({
    as: 'called',
    type: {
      type: 'record',
      fields: { outcome: { type: 'string' }, success: { type: 'boolean' } },
      label: text('子场景结果', 'What came of it'),
    },
    ports: [...outcomes.map(({ id }) => id), 'other'],
  }),
  expressions: ({ inputs }) =>
    Object.entries(inputs).map(([name, source]) => ({ pointer: `/inputs/${name}`, source, expects: { type: 'any' } })),
  face: ({ scenario, versions }) => `${scenario} · ${versions}`,
  run: async ({ settings, evaluate }) => {
    const inputs = Object.fromEntries(
      Object.entries(settings.inputs).map(([name, source]) => [name, evaluate(source)]),
    );
    return { port: 'called', directive: { call: { scenario: settings.scenario, inputs } } };
  },
  returned: ({ outcomes }, { outcome }) => ({
    port: outcomes.some(({ id }) => id === outcome.code) ? outcome.code : 'other',
    output: { outcome: outcome.code, success: outcome.success },
    note: outcome.label,
  }),
});

/** A call gives the called scenario what its start requires, and names outcomes that it has. */
import { defineCheck, remarkOn, type Remark } from '../check.ts';
import type { GraphNode } from '../graph.ts';
import { start } from '../nodes/start.ts';
import { subScenario } from '../nodes/sub-scenario.ts';
import type { Scenario } from '../scenario.ts';
import { text } from '../text.ts';

function callRemarks(node: GraphNode, called: Scenario): Remark[] {
  const { inputs, outcomes } = subScenario.settings.parse(node.settings);
  const asked =
    start.settings.safeParse(called.nodes.find(({ kind }) => kind === 'start')?.settings).data?.inputs ?? [];
  const given = new Set(Object.keys(inputs));
  const ends = new Set(called.nodes.flatMap(({ kind, settings }) => (kind === 'end' ? [settings['outcome']] : [])));
  return [
    ...asked
      .filter(({ name, required }) => required && !given.has(name))
      .map(({ name, label }) =>
        remarkOn(
          node,
          text(
            `没有给出“${called.name['zh-CN']}”要填的“${label['zh-CN']}”（${name}）`,
            `“${called.name.en}” asks for “${label.en}” (${name}), which is not given`,
          ),
          '/settings',
        ),
      ),
    ...[...given]
      .filter((name) => !asked.some((input) => input.name === name))
      .map((name) =>
        remarkOn(
          node,
          text(`“${called.name['zh-CN']}”不要求填“${name}”`, `“${called.name.en}” does not ask for “${name}”`),
          `/settings/inputs/${name}`,
        ),
      ),
    ...outcomes.flatMap(({ id }, index) =>
      ends.has(id)
        ? []
        : [
            remarkOn(
              node,
              text(`“${called.name['zh-CN']}”没有结果“${id}”`, `“${called.name.en}” has no outcome “${id}”`),
              `/settings/outcomes/${index}`,
            ),
          ],
    ),
  ];
}

export const subScenarioFits = defineCheck({
  name: 'sub-scenario-fits',
  severity: 'error',
  clauses: ['scenario.manage'],
  title: text('子场景接得上', 'A call fits the called scenario'),
  why: text(
    '子场景要填的没有给，或等的是它没有的结果，办件就接不上。请按子场景的开始和结束节点填写。',
    'Where a required input is not given, or an outcome is awaited that the called scenario lacks, the two do not meet. Fill in what its start asks for, and take outcomes from its ends.',
  ),
  run: ({ ground: { scenarios = {} }, graph }) =>
    graph.nodes.flatMap((node) => {
      const id = node.kind === subScenario ? node.node.settings['scenario'] : undefined;
      const called = typeof id === 'string' && Object.hasOwn(scenarios, id) ? scenarios[id] : undefined;
      return called && node.settings !== undefined ? callRemarks(node, called) : [];
    }),
});

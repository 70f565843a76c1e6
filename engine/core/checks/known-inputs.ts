/** Expressions use only inputs that the start asks for. */
import { defineCheck, remarkOn } from '../check.ts';
import { withSettings } from '../edit.ts';
import { start } from '../nodes/start.ts';
import { text } from '../text.ts';

/** The name of the missing input in a remark of this check. */
const missing = /“inputs\.([^”]+)”/;

export const knownInputs = defineCheck({
  name: 'known-inputs',
  severity: 'error',
  clauses: ['data.reflow'],
  title: text('用到的填写内容先要问', 'Inputs that are used are asked for'),
  why: text(
    '开始节点没有问的内容，办件里就没有，用到它的节点会出错。请在开始节点加上这一项，或改用已有的。',
    'What the start does not ask for no case knows, and a node that uses it fails. Add the input to the start, or use one that there is.',
  ),
  run({ graph, expressions }) {
    const declared = start.settings.safeParse(graph.start?.node.settings).data?.inputs ?? [];
    const asked = new Set(declared.map(({ name }) => name));
    return expressions.flatMap(({ node, pointer, uses }) => {
      const names = uses.flatMap(([variable, name]) => (variable === 'inputs' && name !== undefined ? [name] : []));
      return [...new Set(names)]
        .filter((name) => !asked.has(name))
        .map((name) =>
          remarkOn(
            node,
            text(`开始节点没有问“inputs.${name}”`, `The start does not ask for “inputs.${name}”`),
            pointer.slice(node.pointer.length),
          ),
        );
    });
  },
  fix({ scenario, graph: { start: node } }, { message }) {
    const name = missing.exec(message.en)?.[1];
    const inputs: unknown = node?.node.settings['inputs'] ?? [];
    if (!node || name === undefined || !Array.isArray(inputs)) return null;
    const input = { name, type: 'string', label: text(name, name), required: true };
    return {
      label: text(`在开始节点问“${name}”`, `Ask for “${name}” at the start`),
      scenario: withSettings(scenario, node.id, { inputs: [...(inputs as unknown[]), input] }),
    };
  },
});

/** Every node's settings fit its kind. */
import { defineCheck } from '../check.ts';
import { withNode } from '../edit.ts';
import { findNodeKind } from '../nodes/index.ts';
import { fieldErrorsOf } from '../schema-errors.ts';
import { text } from '../text.ts';

export const validSettings = defineCheck({
  name: 'valid-settings',
  severity: 'error',
  clauses: ['scenario.manage'],
  title: text('节点设置有效', "Every node's settings are valid"),
  why: text(
    '设置不全或不对，节点无法执行。请按提示改正所指的那一项。',
    'A node whose settings are missing or wrong cannot be run. Correct the field that the finding points at.',
  ),
  run: ({ graph }) =>
    graph.nodes.flatMap(({ id, kind, node, pointer }) => {
      const result = kind?.settings.safeParse(node.settings);
      if (!result || result.success) return [];
      return fieldErrorsOf(result.error, `${pointer}/settings`).map((error) => ({
        pointer: error.pointer,
        node: id,
        message: error.message,
      }));
    }),
  fix({ scenario, graph }, { node: id, pointer }) {
    const found = graph.nodes.find((each) => each.id === id && pointer.startsWith(`${each.pointer}/settings/`));
    const name = found && pointer.slice(`${found.pointer}/settings/`.length);
    if (!found || name === undefined || !Object.hasOwn(found.node.settings, name)) return null;
    const settings = Object.fromEntries(Object.entries(found.node.settings).filter(([key]) => key !== name));
    if (!findNodeKind(found.node.kind)?.settings.safeParse(settings).success) return null;
    return {
      label: text('恢复为默认设置', 'Go back to the default'),
      scenario: withNode(scenario, found.id, (node) => ({ ...node, settings })),
    };
  },
});

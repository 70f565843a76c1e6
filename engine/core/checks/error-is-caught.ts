/** An error that a scenario raises is caught around it. */
import { defineCheck, remarkOn } from '../check.ts';
import { isCaught, raisedBy } from '../errors.ts';
import { withNode } from '../edit.ts';
import { text } from '../text.ts';

export const errorIsCaught = defineCheck({
  name: 'error-is-caught',
  severity: 'warning',
  clauses: ['access.prompts'],
  title: text('抛出的错误有人处理', 'What is raised is caught'),
  why: text(
    '没有人捕获的错误会让办件以失败结束；只有供别的场景调用时才应当这样。请在外层节点上捕获它，或改用结束节点说明原因。',
    'An error that nobody catches fails the case; that is meant only where another scenario calls this one. Catch it at the node around it, or use an end that explains.',
  ),
  run: ({ graph, nesting }) =>
    graph.nodes.flatMap((node) => {
      const code = raisedBy(node);
      if (code === undefined || !nesting.of.has(node) || isCaught(nesting, node, code)) return [];
      return [
        remarkOn(node, text(`错误“${code}”没有节点捕获`, `Nothing catches the error “${code}”`), '/settings/code'),
      ];
    }),
  fix({ scenario, graph, nesting }, { node: id }) {
    const node = graph.node(id ?? '');
    const settings = node && (node.settings as { label: unknown; prompts: string[] });
    if (!node || !settings || nesting.of.get(node) || settings.prompts.length === 0) return null;
    const { label, prompts } = settings;
    return {
      label: text('改为结束节点', 'Make it an end'),
      scenario: withNode(scenario, node.id, (each) => ({
        ...each,
        kind: 'end',
        settings: { outcome: raisedBy(node), label, success: false, prompts },
      })),
    };
  },
});

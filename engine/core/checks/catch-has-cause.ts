/** An error that a node catches can be raised there. */
import { defineCheck, remarkOn } from '../check.ts';
import { withNode } from '../edit.ts';
import { isProblemCode, raisedWithin } from '../errors.ts';
import { errorPort } from '../graph.ts';
import { text } from '../text.ts';

export const catchHasCause = defineCheck({
  name: 'catch-has-cause',
  severity: 'warning',
  clauses: ['scenario.manage'],
  title: text('捕获的错误会发生', 'What is caught can happen'),
  why: text(
    '没有人抛出的错误永远捕获不到，它的出路是摆设；多半是错误编码写错了。请改正编码，或去掉这一项。',
    'An error that nobody raises is never caught, and the way that leads from it is idle; most often its code was mistyped. Correct the code, or remove it.',
  ),
  run: ({ graph, nesting, ground }) =>
    graph.nodes.flatMap((node) => {
      const raised = node.kind && raisedWithin(graph, nesting, node, ground.scenarios);
      if (!raised) return [];
      return (node.node.catches ?? []).flatMap((code, index) => {
        if (code === '*' || isProblemCode(code) || raised.has(code)) return [];
        const message = text(`没有节点抛出错误“${code}”`, `Nothing raises the error “${code}” here`);
        return [remarkOn(node, message, `/catches/${index}`)];
      });
    }),
  fix({ scenario, graph }, { node: id, pointer }) {
    const node = graph.node(id ?? '');
    const code = node?.node.catches?.[Number(pointer.split('/').at(-1))];
    if (!node || code === undefined) return null;
    const { catches: before = [], ...rest } = node.node;
    const catches = before.filter((each) => each !== code);
    const changed = withNode(scenario, node.id, () => ({ ...rest, ...(catches.length > 0 && { catches }) }));
    const edges = changed.edges.filter(({ from, port }) => from !== node.id || port !== errorPort(code));
    return { label: text('不再捕获这个错误', 'No longer catch it'), scenario: { ...changed, edges } };
  },
});

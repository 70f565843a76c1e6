/** A write says what follows where the other side cannot be reached, unless an operator is at hand to hold the case. */
import { caughtBy } from '../caught-by.ts';
import { defineCheck, remarkOn } from '../check.ts';
import { withNode, withRefusingEnd } from '../edit.ts';
import { isCaught } from '../errors.ts';
import { start } from '../nodes/start.ts';
import { text } from '../text.ts';

const unreached = 'connector-unavailable';

export const writesHaveErrorExit = defineCheck({
  name: 'writes-have-error-exit',
  severity: 'warning',
  clauses: ['platform.availability'],
  title: text('写入失败有去处', 'A write that fails leads somewhere'),
  why: text(
    '对方系统连不上时，办件会停下等操作员处理；窗口以外没有操作员，持卡人只能干等。请捕获错误并告诉持卡人怎么办。',
    'When the other side cannot be reached the case is held for an operator, and away from a counter there is none: the cardholder waits in vain. Catch the error, and tell the cardholder what to do.',
  ),
  run({ graph, nesting }) {
    const settings = start.settings.safeParse(graph.start?.node.settings).data;
    if (!settings || settings.environment === 'counter') return [];
    return graph.nodes
      .filter(({ kind }) => kind?.effect === 'write' && kind.kind !== 'compensate' && kind.kind !== 'notify')
      .filter((node) => nesting.of.has(node) && caughtBy(node.node.catches ?? [], unreached) === undefined)
      .filter((node) => !isCaught(nesting, node, unreached))
      .map((node) =>
        remarkOn(
          node,
          text(
            `节点“${node.id}”没有说连不上时怎么办`,
            `Node “${node.id}” does not say what follows when it cannot write`,
          ),
        ),
      );
  },
  fix({ scenario, graph }, { node: id }) {
    const node = graph.node(id ?? '');
    if (!node) return null;
    const catching = withNode(scenario, node.id, (each) => ({ ...each, catches: [...(each.catches ?? []), '*'] }));
    return {
      label: text('捕获错误，连到一个新的结束节点', 'Catch the error, and lead it to a new end'),
      scenario: withRefusingEnd(catching, node.id, 'error', text('暂时无法办理', 'Not possible for now')),
    };
  },
});

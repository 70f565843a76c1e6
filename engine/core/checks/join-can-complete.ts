/** As many branches can reach a join as it waits for. */
import { defineCheck, remarkOn } from '../check.ts';
import { raisedBy } from '../errors.ts';
import { isFork, isJoin, isTakenAlone } from '../graph.ts';
import { text } from '../text.ts';

export const joinCanComplete = defineCheck({
  name: 'join-can-complete',
  severity: 'error',
  clauses: ['scenario.manage'],
  title: text('汇合等得齐', 'A join can complete'),
  why: text(
    '汇合要等的分支里有的走不到这里，办件就一直等下去。请让每条要等的分支都通到汇合，或改成等其中几条。',
    'Where some of the branches that a join waits for never reach it, the case waits for ever. Lead every one of them to the join, or let it wait for fewer.',
  ),
  run: ({ graph, nesting }) =>
    graph.nodes.flatMap((node) => {
      const opener = nesting.of.get(node)?.opener;
      if (!opener || !isFork(opener) || !isJoin(node) || node.settings === undefined) return [];
      const needed = node.kind?.join?.(node.settings);
      const branches = [...(nesting.branches.get(opener) ?? [])].filter(([port]) => !isTakenAlone(opener, port));
      // A branch that raises an error leaves the fork another way.
      const missing = branches
        .filter(([, nodes]) => !nodes.has(node) && ![...nodes].some((each) => raisedBy(each) !== undefined))
        .map(([port]) => port);
      const coming = branches.length - missing.length;
      if (typeof needed === 'number' && needed > coming) {
        const message = text(
          `汇合节点“${node.id}”要等 ${needed} 条分支，能到的只有 ${coming} 条`,
          `Join “${node.id}” waits for ${needed} branches, and only ${coming} can reach it`,
        );
        return [remarkOn(node, message)];
      }
      if (needed !== 'all' || missing.length === 0) return [];
      const message = text(
        `分支“${missing.join('、')}”到不了汇合节点“${node.id}”`,
        `Join “${node.id}” waits for all, and cannot be reached from: ${missing.join(', ')}`,
      );
      return [remarkOn(node, message)];
    }),
});

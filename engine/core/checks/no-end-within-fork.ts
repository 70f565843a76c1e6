/** No end lies within a fork or a for-each: it would end the case for all the others too. */
import { defineCheck, remarkOn } from '../check.ts';
import { isEnd, isForEach, isFork, isTakenAlone } from '../graph.ts';
import { text } from '../text.ts';

export const noEndWithinFork = defineCheck({
  name: 'no-end-within-fork',
  severity: 'warning',
  clauses: ['scenario.manage'],
  title: text('分支里不结束办件', 'A branch does not end the case'),
  why: text(
    '一条分支走到结束，整个办件就结束，别的分支和别的项办到一半也不再办。若本意如此可以保留，否则请先汇合，或抛出错误到外面处理。',
    'When one branch comes to an end the whole case ends, and the others are dropped half done. Keep it where that is meant; else join first, or raise an error that is caught outside.',
  ),
  run: ({ graph, nesting }) =>
    graph.nodes.flatMap((node) => {
      const opener = isEnd(node) ? nesting.of.get(node)?.opener : undefined;
      if (!opener) return [];
      const branches = [...(nesting.branches.get(opener) ?? [])].filter(([, nodes]) => nodes.has(node));
      if (isFork(opener) && branches.every(([port]) => isTakenAlone(opener, port))) return [];
      const where = isForEach(opener) ? text('逐项办理', 'for-each') : text('分支', 'fork');
      return [
        remarkOn(
          node,
          text(
            `结束节点“${node.id}”在${where['zh-CN']}“${opener.id}”里面，会让其余的也一起结束`,
            `End “${node.id}” lies within ${where.en} “${opener.id}”, and ends the rest of it too`,
          ),
        ),
      ];
    }),
});

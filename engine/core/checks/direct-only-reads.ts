/** A direct scenario neither writes nor waits. */
import { defineCheck, nodePointer } from '../check.ts';
import { findNodeKind } from '../nodes/index.ts';
import { text } from '../text.ts';

export const directOnlyReads = defineCheck({
  name: 'direct-only-reads',
  severity: 'error',
  clauses: ['scenario.manage'],
  run(scenario) {
    if (scenario.service !== 'direct') return [];
    return scenario.nodes.flatMap(({ id, kind }) => {
      const effect = findNodeKind(kind)?.effect;
      if (effect !== 'write' && effect !== 'wait') return [];
      return [
        {
          pointer: nodePointer(scenario, id),
          node: id,
          message: text(
            '即时场景不能写入或等待；请把办理方式改为“持久”',
            'A direct scenario may not write or wait; make its service durable',
          ),
        },
      ];
    });
  },
});

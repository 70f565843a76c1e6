/** Every node is of a kind that the platform has. */
import { defineCheck, nodePointer } from '../check.ts';
import { findNodeKind, nodeKinds } from '../nodes/index.ts';
import { text } from '../text.ts';

export const knownKind = defineCheck({
  name: 'known-kind',
  severity: 'error',
  clauses: ['scenario.manage'],
  run: (scenario) =>
    scenario.nodes
      .filter(({ kind }) => !findNodeKind(kind))
      .map(({ id, kind }) => ({
        pointer: `${nodePointer(scenario, id)}/kind`,
        node: id,
        message: text(
          `没有“${kind}”这种节点；可用的有：${Object.keys(nodeKinds).join('、')}`,
          `There is no node kind “${kind}”; there are: ${Object.keys(nodeKinds).join(', ')}`,
        ),
      })),
});

/** Every node's settings fit its kind. */
import { defineCheck, nodePointer } from '../check.ts';
import { findNodeKind } from '../nodes/index.ts';
import { fieldErrorsOf } from '../schema-errors.ts';

export const validSettings = defineCheck({
  name: 'valid-settings',
  severity: 'error',
  clauses: ['scenario.manage'],
  run: (scenario) =>
    scenario.nodes.flatMap((node) => {
      const result = findNodeKind(node.kind)?.settings.safeParse(node.settings);
      if (!result || result.success) return [];
      const base = `${nodePointer(scenario, node.id)}/settings`;
      return fieldErrorsOf(result.error, base).map(({ pointer, message }) => ({ pointer, node: node.id, message }));
    }),
});

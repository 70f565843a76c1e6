/** An end that refuses tells the cardholder so: by a prompt of its own. */
import { defineCheck, nodePointer } from '../check.ts';
import { end } from '../nodes/end.ts';
import { text } from '../text.ts';

export const refusalIsExplained = defineCheck({
  name: 'refusal-is-explained',
  severity: 'error',
  clauses: ['access.prompts'],
  run: (scenario) =>
    scenario.nodes.flatMap((node) => {
      const settings = node.kind === 'end' ? end.settings.safeParse(node.settings).data : undefined;
      if (!settings || settings.success || settings.prompts.length > 0) return [];
      return [
        {
          pointer: `${nodePointer(scenario, node.id)}/settings/prompts`,
          node: node.id,
          message: text('未办成的结果必须有提示语', 'An outcome that refuses needs a prompt'),
        },
      ];
    }),
});

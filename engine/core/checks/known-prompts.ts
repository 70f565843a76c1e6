/** Every prompt that can be shown has its words in every language (access.prompts). */
import { defineCheck, nodePointer } from '../check.ts';
import { promptsShownBy } from '../nodes/index.ts';
import { promptsOf } from '../policy.ts';
import { text } from '../text.ts';

export const knownPrompts = defineCheck({
  name: 'known-prompts',
  severity: 'error',
  clauses: ['access.prompts'],
  run(scenario, { policies, prompts }) {
    const known = (code: string) => Object.hasOwn(prompts, code) || Object.hasOwn(scenario.prompts, code);
    return scenario.nodes.flatMap((node) => {
      const name = node.kind === 'decide-by-policy' ? node.settings['policy'] : undefined;
      const policy = typeof name === 'string' && Object.hasOwn(policies, name) ? policies[name] : undefined;
      const ofPolicy = policy ? promptsOf(policy) : [];
      return [...promptsShownBy(node.kind, node.settings), ...ofPolicy]
        .filter((code) => !known(code))
        .map((code) => ({
          pointer: `${nodePointer(scenario, node.id)}/settings`,
          node: node.id,
          message: text(`提示语“${code}”不存在`, `There is no prompt “${code}”`),
        }));
    });
  },
});

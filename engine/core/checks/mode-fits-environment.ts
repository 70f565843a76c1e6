/** The card modes are possible where the card is used (scenario.card-mode, scenario.environment). */
import { defineCheck, nodePointer } from '../check.ts';
import { cardModes, environments, start, type CardMode, type Environment } from '../nodes/start.ts';
import { text } from '../text.ts';

const impossible: Partial<Record<Environment, readonly CardMode[]>> = {
  online: ['contact', 'contactless'],
  mobile: ['contact'],
  gate: ['contact', 'authorised-login'],
  vehicle: ['contact', 'authorised-login'],
};

export const modeFitsEnvironment = defineCheck({
  name: 'mode-fits-environment',
  severity: 'error',
  clauses: ['scenario.card-mode', 'scenario.environment'],
  run(scenario) {
    const node = scenario.nodes.find(({ kind }) => kind === 'start');
    const settings = start.settings.safeParse(node?.settings).data;
    if (!node || !settings) return [];
    return settings.cardModes.flatMap((mode, index) => {
      if (!impossible[settings.environment]?.includes(mode)) return [];
      const [where, how] = [environments[settings.environment], cardModes[mode]];
      return [
        {
          pointer: `${nodePointer(scenario, node.id)}/settings/cardModes/${index}`,
          node: node.id,
          message: text(`${where['zh-CN']}不能使用${how['zh-CN']}`, `“${how.en}” is not possible at: ${where.en}`),
        },
      ];
    });
  },
});

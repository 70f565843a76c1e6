/** The card modes are possible where the card is used (scenario.card-mode, scenario.environment). */
import { removeCardMode } from '../card-mode-fix.ts';
import { defineCheck, remarkOn } from '../check.ts';
import { cardModes, environments, start, type CardMode, type Environment } from '../nodes/start.ts';
import { text } from '../text.ts';

/** Card modes that cannot be had at a place. */
export const impossibleModes: Partial<Record<Environment, readonly CardMode[]>> = {
  online: ['contact', 'contactless'],
  mobile: ['contact'],
  gate: ['contact', 'authorised-login'],
  vehicle: ['contact', 'authorised-login'],
};

export const modeFitsEnvironment = defineCheck({
  name: 'mode-fits-environment',
  severity: 'error',
  clauses: ['scenario.card-mode', 'scenario.environment'],
  title: text('用卡模式适合用卡环境', 'The card mode is possible at the place'),
  why: text(
    '网上没有读卡器，闸机和车载机不能插卡：选了做不到的用卡模式，持卡人到了那里用不了卡。请去掉这种模式，或改正用卡环境。',
    'There is no reader online, and nobody puts a card into a gate: with a mode that is impossible there, cardholders come and cannot use their card. Remove the mode, or correct the environment.',
  ),
  run({ graph: { start: node } }) {
    const settings = start.settings.safeParse(node?.node.settings).data;
    if (!node || !settings) return [];
    return settings.cardModes.flatMap((mode, index) => {
      if (!impossibleModes[settings.environment]?.includes(mode)) return [];
      const [where, how] = [environments[settings.environment], cardModes[mode]];
      const message = text(`${where['zh-CN']}不能使用${how['zh-CN']}`, `“${how.en}” is not possible at: ${where.en}`);
      return [remarkOn(node, message, `/settings/cardModes/${index}`)];
    });
  },
  fix: removeCardMode,
});

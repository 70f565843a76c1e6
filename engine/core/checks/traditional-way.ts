/** Beside the electronic card there is a way with the physical one (scenario.inclusive). */
import { defineCheck, nodePointer } from '../check.ts';
import { start } from '../nodes/start.ts';
import { text } from '../text.ts';

const electronicOnly: readonly string[] = ['mobile', 'online'];

export const traditionalWay = defineCheck({
  name: 'traditional-way',
  severity: 'warning',
  clauses: ['scenario.inclusive'],
  run(scenario) {
    const node = scenario.nodes.find(({ kind }) => kind === 'start');
    const settings = start.settings.safeParse(node?.settings).data;
    if (!node || !settings || electronicOnly.includes(settings.environment)) return [];
    if (settings.cardModes.includes('contact') || settings.cardModes.includes('contactless')) return [];
    return [
      {
        pointer: `${nodePointer(scenario, node.id)}/settings/cardModes`,
        node: node.id,
        message: text(
          '没有实体卡的用法；老年人可能没有手机',
          'There is no way with the physical card; old people may have no phone',
        ),
      },
    ];
  },
});

/** Beside the electronic card there is a way with the physical one (scenario.inclusive). */
import { defineCheck, remarkOn } from '../check.ts';
import { start } from '../nodes/start.ts';
import { text } from '../text.ts';

const electronicOnly: readonly string[] = ['mobile', 'online'];

export const traditionalWay = defineCheck({
  name: 'traditional-way',
  severity: 'warning',
  clauses: ['scenario.inclusive'],
  title: text('保留实体卡用法', 'There is a way with the physical card'),
  why: text(
    '老年人等群体可能没有智能手机，只认电子码就把他们挡在门外。请在用卡模式里加上接触或非接读卡。',
    'Old people and others may have no smartphone, and a place that takes only codes turns them away. Add contact or contactless reading to the card modes.',
  ),
  run({ graph: { start: node } }) {
    const settings = start.settings.safeParse(node?.node.settings).data;
    if (!node || !settings || electronicOnly.includes(settings.environment)) return [];
    if (settings.cardModes.includes('contact') || settings.cardModes.includes('contactless')) return [];
    return [
      remarkOn(
        node,
        text(
          '没有实体卡的用法；老年人可能没有手机',
          'There is no way with the physical card; old people may have no phone',
        ),
        '/settings/cardModes',
      ),
    ];
  },
});

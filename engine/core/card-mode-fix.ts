/** The fix of the checks that speak of one of the card modes a start offers. */
import type { Check } from './check.ts';
import { withSettings } from './edit.ts';
import { start } from './nodes/start.ts';
import { text } from './text.ts';

/** Removes the card mode at the remark's pointer; null where it is the only one. */
export const removeCardMode: NonNullable<Check['fix']> = ({ scenario, graph: { start: node } }, { pointer }) => {
  const modes = start.settings.safeParse(node?.node.settings).data?.cardModes ?? [];
  const kept = modes.filter((_mode, index) => !pointer.endsWith(`/${index}`));
  if (!node || kept.length === 0) return null;
  return {
    label: text('去掉这种用卡模式', 'Remove this card mode'),
    scenario: withSettings(scenario, node.id, { cardModes: kept }),
  };
};

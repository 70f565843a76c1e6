/** Every card mode that the start offers has a node that serves it. */
import { removeCardMode } from '../card-mode-fix.ts';
import { defineCheck, remarkOn } from '../check.ts';
import { cardModes, start, type CardMode } from '../nodes/start.ts';
import { text } from '../text.ts';

const served: Readonly<Record<CardMode, string>> = {
  contact: 'read-card',
  contactless: 'read-card',
  'nfc-phone': 'read-card',
  'show-code': 'show-code',
  scan: 'scan-code',
  'show-certificate': 'show-certificate',
  'authorised-login': 'authorised-login',
};

export const modeIsServed = defineCheck({
  name: 'mode-is-served',
  severity: 'error',
  clauses: ['scenario.card-mode'],
  title: text('每种用卡模式都能办', 'Every card mode is served'),
  why: text(
    '开始节点说可以这样用卡，流程里却没有读卡或识码的节点，持卡人照做就办不下去。请加上相应的节点，或去掉这种用卡模式。',
    'Where the start offers a card mode and no node reads the card or the code that way, cardholders who use it get no further. Add the node, or remove the mode.',
  ),
  run({ graph }) {
    const node = graph.start;
    const settings = start.settings.safeParse(node?.node.settings).data;
    if (!node || !settings) return [];
    const there = new Set(graph.nodes.map(({ node: { kind } }) => kind));
    return settings.cardModes.flatMap((mode, index) => {
      if (there.has(served[mode]) || there.has('sub-scenario')) return [];
      const message = text(
        `用卡模式“${cardModes[mode]['zh-CN']}”没有节点来办`,
        `No node serves the card mode “${cardModes[mode].en}”`,
      );
      return [remarkOn(node, message, `/settings/cardModes/${index}`)];
    });
  },
  fix: removeCardMode,
});

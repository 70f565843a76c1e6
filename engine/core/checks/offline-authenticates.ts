/** Where the card is used offline, the card must prove that it is genuine (scenario.offline-auth). */
import { defineCheck, nodePointer } from '../check.ts';
import { start } from '../nodes/start.ts';
import { readCard } from '../nodes/read-card.ts';
import { text } from '../text.ts';

const offlinePlaces: readonly string[] = ['counter', 'self-service', 'gate', 'merchant', 'vehicle'];

export const offlineAuthenticates = defineCheck({
  name: 'offline-authenticates',
  severity: 'error',
  clauses: ['scenario.offline-auth'],
  run(scenario) {
    const settings = start.settings.safeParse(scenario.nodes.find(({ kind }) => kind === 'start')?.settings).data;
    if (!settings || !offlinePlaces.includes(settings.environment)) return [];
    return scenario.nodes
      .filter(
        (node) => node.kind === 'read-card' && readCard.settings.safeParse(node.settings).data?.authenticate === false,
      )
      .map(({ id }) => ({
        pointer: `${nodePointer(scenario, id)}/settings/authenticate`,
        node: id,
        message: text('线下用卡必须进行卡认证', 'Where the card is used offline it must be authenticated'),
      }));
  },
});

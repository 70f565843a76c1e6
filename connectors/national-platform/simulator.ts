/** A national platform for places that have none: knows the demo cardholders. Run as a process of its own. */
import { readFileSync } from 'node:fs';
import { DemoCardholders } from '../../engine/core/demo.ts';
import { problem } from '../../engine/core/problem.ts';
import { text } from '../../engine/core/text.ts';
import type { StateReply } from '../../engine/core/connectors.ts';
import { createSimulator, serveSimulator } from '../sealed-http/simulator.ts';
import { partyName, verifyState } from './contract.ts';

const file = new URL('../../rulesets/demo/cardholders.json', import.meta.url);
const { cardholders } = DemoCardholders.parse(JSON.parse(readFileSync(file, 'utf8')));

/** The state of one card; a card that is on no record, or whose holder is another, is unknown. */
function stateOf(content: unknown): StateReply {
  const asked = verifyState.input.safeParse(content);
  if (!asked.success)
    throw problem('message-rejected', { reason: text('请求内容不符合约定', 'the request is not of the agreed form') });
  const { identificationCode, socialSecurityNumber } = asked.data;
  const found = cardholders.find(
    ({ card, citizenId }) => card.identificationCode === identificationCode && citizenId === socialSecurityNumber,
  );
  return { ...(found?.state ?? { card: 'unknown', person: 'unknown' }), checkedAt: new Date().toISOString() };
}

const app = createSimulator({
  name: partyName,
  dataDir: process.env['DATA_DIR'] ?? '.data',
  async answer(purpose, content) {
    if (purpose === 'verify-state') return stateOf(content);
    throw problem('message-rejected', { reason: text('没有这种业务', 'there is no such purpose') });
  },
});
serveSimulator(app, Number(process.env['NATIONAL_PLATFORM_PORT'] ?? 17301));

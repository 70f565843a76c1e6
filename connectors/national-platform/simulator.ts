/** A national platform for a platform without a province: answers from the demo cardholders. Settings: NATIONAL_PLATFORM_PORT, DATA_DIR. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { operations, type InputOf, type OutputOf } from '../../engine/core/connectors.ts';
import { DemoCardholders, type DemoCardholder } from '../../engine/core/demo.ts';
import { parse } from '../../engine/core/schema-errors.ts';
import { loadKeys } from '../../engine/crypto/keys.ts';
import { createSimulator, listen } from '../sealed-messages/simulator-door.ts';
import { nationalPlatform } from './contract.ts';

type Question = InputOf<'national-platform.verify-state'>;
type State = OutputOf<'national-platform.verify-state'>;

const file = join(import.meta.dirname, '../../rulesets/demo/cardholders.json');
const { cardholders } = parse(DemoCardholders, JSON.parse(await readFile(file, 'utf8')));

const isMeant = ({ card, citizenId, name }: DemoCardholder, question: Question) =>
  card.identificationCode === question.identificationCode &&
  citizenId === question.socialSecurityNumber &&
  Object.values(name).includes(question.name);

/** A card counts as known only where number and name agree with it, as for a forged card they would not. */
function stateOf(question: Question): State {
  const found = cardholders.find((cardholder) => isMeant(cardholder, question));
  return { ...(found?.state ?? { card: 'unknown', person: 'unknown' }), checkedAt: new Date().toISOString() };
}

const keys = await loadKeys(join(process.env['DATA_DIR'] ?? '.data', 'keys'), nationalPlatform.name);
const app = createSimulator(keys, {
  'national-platform.verify-state': (body) => stateOf(parse(operations['national-platform.verify-state'].input, body)),
});
listen(app, nationalPlatform.name, Number(process.env['NATIONAL_PLATFORM_PORT'] ?? nationalPlatform.port));

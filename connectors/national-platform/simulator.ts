/** A national platform for a platform without a province: answers for the demo cardholders. Settings: NATIONAL_PLATFORM_PORT, NATIONAL_PLATFORM_URL, DATA_DIR. */
import { join } from 'node:path';
import { assertExists } from '../../engine/core/control.ts';
import { businessOf, codeHolderOf, stateOf } from '../../engine/core/demo-answers.ts';
import { loadKeys } from '../../engine/crypto/keys.ts';
import { createSealer } from '../../engine/crypto/sealer.ts';
import { loadCardholders } from '../card-reader/cardholders.ts';
import { createSimulator, listen } from '../sealed-messages/simulator-door.ts';
import { createCodeBook } from './code-book.ts';
import { nationalPlatform } from './contract.ts';
import { addActsFromAbove } from './from-above.ts';
import { openParticipantRegister, registerDoors } from './participants.ts';
import { addPhones } from './phone.ts';
import { openTicketOffice } from './ticket-office.ts';

const dataDir = process.env['DATA_DIR'] ?? '.data';
const port = Number(process.env['NATIONAL_PLATFORM_PORT'] ?? nationalPlatform.port);
const url = process.env['NATIONAL_PLATFORM_URL'] ?? `http://127.0.0.1:${port}`;
const cardholders = loadCardholders();
const keys = await loadKeys(join(dataDir, 'keys'), nationalPlatform.name);
const codes = createCodeBook();
const sealer = createSealer(keys.dataKeys);
const register = await openParticipantRegister({ path: join(dataDir, 'national-platform/participants.jsonl'), sealer });
const tickets = await openTicketOffice({
  path: join(dataDir, 'national-platform/tickets.jsonl'),
  sealer,
  address: `${url}/phone/tickets`,
});

const holderOf = (cardholder: string, level: 'show-code' | 'certificate') =>
  codeHolderOf(
    assertExists(
      cardholders.find(({ id }) => id === cardholder),
      'the cardholder',
    ),
    level,
  );

const app = createSimulator(keys, {
  'national-platform.verify-state': (asked, { unknown }) => ({
    ...(unknown ? { card: 'unknown', person: 'unknown' } : stateOf(cardholders, asked)),
    checkedAt: new Date().toISOString(),
  }),
  'national-platform.verify-business': (asked, { unknown }) => ({
    ...(unknown ? { business: 'unknown' } : businessOf(cardholders, asked)),
    checkedAt: new Date().toISOString(),
  }),
  'national-platform.resolve-code': ({ code }) => {
    const { cardholder, kind } = codes.resolve(code);
    return holderOf(cardholder, kind);
  },
  'national-platform.open-ticket': (asked) => tickets.open(asked),
  'national-platform.redeem-ticket': async ({ ticket }) => {
    const { state, cardholder, purpose } = (await tickets.look(ticket)) ?? { state: 'expired', purpose: 'scan' };
    if (state !== 'confirmed' || cardholder === undefined) return { state };
    return { state, holder: holderOf(cardholder, purpose === 'login' ? 'certificate' : 'show-code') };
  },
  ...registerDoors(register),
});
addActsFromAbove(app, register);
addPhones(app, { cardholders, codes, tickets });
listen(app, nationalPlatform.name, port);

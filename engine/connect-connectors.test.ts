/** Every operation over the wire, to simulators that are processes of their own: they answer as the demo script does, whoever holds the card. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { people, scriptForPeople } from '../test/support/people.ts';
import { questionsOf } from '../test/support/questions.ts';
import { startSimulator, type RunningSimulator } from '../test/support/start-simulator.ts';
import { connectConnectors } from './connect-connectors.ts';
import { operations, type Connectors, type Operation } from './core/connectors.ts';
import { scriptedConnectors } from './core/simulate.ts';
import { loadKeys } from './crypto/keys.ts';
import { Settings } from './settings.ts';

type AnyDoor = (input: unknown) => Promise<Record<string, unknown>>;

/** What a simulator chooses itself, and the script otherwise: numbers, times, and what a code or a ticket is. */
const chosen = [
  'checkedAt',
  'receipt',
  'number',
  'digest',
  'validUntil',
  'payment',
  'refund',
  'disbursement',
  'message',
];
const withoutChosen = (answer: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(answer).filter(([field]) => !chosen.includes(field)));

/** Operations whose question is the answer of another: asked in the clients' own tests. */
const inTurn: readonly Operation[] = [
  'code-reader.scan',
  'national-platform.resolve-code',
  'national-platform.open-ticket',
  'national-platform.redeem-ticket',
  'credential.revoke',
  'bank.refund',
  'bank.recall',
];

let dir: string;
let simulators: RunningSimulator[];
let connectors: Connectors;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'connectors-'));
  const start = (folder: string, port: string) =>
    startSimulator(join(import.meta.dirname, `../connectors/${folder}/simulator.ts`), port, dir);
  const started = await Promise.all([
    start('national-platform', 'NATIONAL_PLATFORM_PORT'),
    start('application-system', 'APPLICATION_SYSTEM_PORT'),
    start('card-reader', 'CARD_PORT'),
    start('outside', 'OUTSIDE_PORT'),
  ]);
  simulators = started;
  const [nationalPlatform, applicationSystem, terminal, outside] = started;
  const settings = Settings.parse({
    NATIONAL_PLATFORM_URL: nationalPlatform.url,
    APPLICATION_SYSTEM_URL: applicationSystem.url,
    CARD_READER_URL: terminal.url,
    IDENTITY_URL: `${outside.url}/identity`,
    DATA_SHARE_URL: `${outside.url}/data-share`,
    CREDENTIAL_URL: `${outside.url}/credential`,
    BANK_URL: `${outside.url}/bank`,
    NOTICE_URL: `${outside.url}/notice`,
    CARDHOLDER_REGISTRY_URL: `${outside.url}/cardholder-registry`,
  });
  connectors = connectConnectors(settings, await loadKeys(join(dir, 'keys')));
}, 60_000);
afterAll(async () => {
  await Promise.all(simulators.map((simulator) => simulator.kill()));
  await rm(dir, { recursive: true });
});

describe('the connectors', () => {
  it.each(people.map((person) => [person.id, person] as const))(
    'answer for %s over the wire as they do in a dry run',
    async (id, person) => {
      const script = scriptedConnectors(scriptForPeople());
      const names = (Object.keys(operations) as Operation[]).filter((name) => !inTurn.includes(name));
      for (const name of names) {
        const question: Record<string, unknown> = { ...questionsOf(person)[name] };
        // The simulators remember keys from one person to the next, which the script of each does not.
        if ('key' in question) question['key'] = `${id}/${String(question['key'])}`;
        const [live, dry] = [await (connectors[name] as AnyDoor)(question), await (script[name] as AnyDoor)(question)];
        expect(withoutChosen(live), name).toEqual(withoutChosen(dry));
      }
    },
    30_000,
  );
});

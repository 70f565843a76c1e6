/** The national platform's client against its simulator, over HTTP between two processes. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DemoCardholders, type DemoCardholder } from '../../engine/core/demo.ts';
import { loadKeys, type Keys } from '../../engine/crypto/keys.ts';
import { startSimulator, type RunningSimulator } from '../../test/support/start-simulator.ts';
import { verifyConnector } from '../../test/support/verify-connector.ts';
import { createNationalPlatform } from './client.ts';

const file = join(import.meta.dirname, '../../rulesets/demo/cardholders.json');
const { cardholders } = DemoCardholders.parse(JSON.parse(await readFile(file, 'utf8')));

let dir: string;
let keys: Keys;
let simulator: RunningSimulator;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'national-platform-'));
  // The simulator starts first: the platform's keys come later, and it must see them.
  simulator = await startSimulator(join(import.meta.dirname, 'simulator.ts'), 'NATIONAL_PLATFORM_PORT', dir);
  keys = await loadKeys(join(dir, 'keys'));
});
afterAll(async () => {
  await simulator.kill();
  await rm(dir, { recursive: true });
});

const questionOf = ({ card, citizenId, name }: DemoCardholder) => ({
  identificationCode: card.identificationCode,
  socialSecurityNumber: citizenId,
  name: name['zh-CN'],
});

describe('the national platform', () => {
  verifyConnector({
    simulator: () => simulator,
    call: (options) =>
      createNationalPlatform({ keys, ...options })['national-platform.verify-state'](questionOf(cardholders[0]!)),
    expected: { card: 'normal', person: 'normal', checkedAt: expect.any(String) as string },
  });

  it('tells the state of every demo card, and unknown for others', async () => {
    const verifyState = createNationalPlatform({ url: simulator.url, keys })['national-platform.verify-state'];
    for (const it of cardholders) expect(await verifyState(questionOf(it))).toMatchObject(it.state);
    const [one, two] = cardholders.map(questionOf);
    expect(await verifyState({ ...one!, name: two!.name })).toMatchObject({ card: 'unknown', person: 'unknown' });
  });

  it('has a problem that tells nothing of the person', async () => {
    const verifyState = createNationalPlatform({ url: 'http://127.0.0.1:9', keys })['national-platform.verify-state'];
    const question = questionOf(cardholders[0]!);
    const error = await verifyState(question).then(
      () => null,
      (it: unknown) => it as Error,
    );
    expect(error).not.toBeNull();
    const said = JSON.stringify(error) + error!.message;
    for (const value of Object.values(question)) expect(said).not.toContain(value);
  });
});

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

  it('tells whether a person has something open', async () => {
    const verify = createNationalPlatform({ url: simulator.url, keys })['national-platform.verify-business'];
    for (const { citizenId, outside } of cardholders)
      expect(await verify({ socialSecurityNumber: citizenId, matter: 'card-replacement' })).toMatchObject({
        business: outside.business,
      });
    expect(await verify({ socialSecurityNumber: '990100190001010000', matter: 'x' })).toMatchObject({
      business: 'unknown',
    });
  });

  it('resolves the code that a phone shows, once', async () => {
    const resolve = createNationalPlatform({ url: simulator.url, keys })['national-platform.resolve-code'];
    const phone = await fetch(`${simulator.url}/phone/demo-wang/code?kind=certificate`);
    const { code } = (await phone.json()) as { code: string };
    expect(await resolve({ code })).toEqual({
      identificationCode: cardholders[0]!.card.identificationCode,
      socialSecurityNumber: cardholders[0]!.citizenId,
      name: cardholders[0]!.name['zh-CN'],
      sex: 'male',
      birthDate: '1986-05-14',
      division: '990100',
      cardNumber: 'D00000001',
      level: 'certificate',
    });
    await expect(resolve({ code })).rejects.toThrow('code-not-valid');
    await expect(resolve({ code: 'none' })).rejects.toThrow('code-not-valid');
  });

  it('has a ticket confirmed, or refused, by the phone that scans it', async () => {
    const doors = createNationalPlatform({ url: simulator.url, keys });
    const answered = async (key: string, answer: string) => {
      const { ticket, url } = await doors['national-platform.open-ticket']({ purpose: 'login', key });
      expect(await doors['national-platform.redeem-ticket']({ ticket })).toEqual({ state: 'pending' });
      const address = `${simulator.url}${new URL(url).pathname}`;
      const body = JSON.stringify({ cardholder: 'demo-li', answer });
      const said = await fetch(address, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
      expect(said.status).toBe(200);
      expect(JSON.stringify(await (await fetch(address)).json())).not.toContain('demo-li');
      return doors['national-platform.redeem-ticket']({ ticket });
    };
    expect(await answered('t1', 'confirm')).toMatchObject({
      state: 'confirmed',
      holder: { cardNumber: 'D00000002', level: 'certificate' },
    });
    expect(await answered('t2', 'refuse')).toEqual({ state: 'refused' });
    expect(await doors['national-platform.redeem-ticket']({ ticket: 'none' })).toEqual({ state: 'expired' });
  });

  it.each([
    ['GET', '/phone/demo-nobody/code', undefined, 404],
    ['GET', '/phone/demo-wang/code?kind=photo', undefined, 422],
    ['GET', '/phone/tickets/none', undefined, 404],
    ['POST', '/phone/tickets/none', { cardholder: 'demo-wang', answer: 'confirm' }, 404],
    ['POST', '/phone/tickets/none', { cardholder: 'demo-nobody', answer: 'confirm' }, 404],
    ['POST', '/phone/tickets/none', {}, 422],
  ])('answers %s %s %j with %i', async (method, path, body, status) => {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(simulator.url + path, {
      method,
      headers,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    expect(response.status).toBe(status);
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

/** The register of participants over the wire: each act once by its key through crashes and lost answers, by its own states, and sometimes of its own will. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OfficeDoors } from '../../engine/core/connectors.ts';
import type { ActReply } from '../../engine/core/operations/participant-register.ts';
import { loadKeys, type Keys } from '../../engine/crypto/keys.ts';
import { startSimulator, type RunningSimulator } from '../../test/support/start-simulator.ts';
import { causeOf, verifyConnector } from '../../test/support/verify-connector.ts';
import { createNationalRegister } from './client.ts';

let dir: string;
let keys: Keys;
let simulator: RunningSimulator;
let count = 0;
const start = async () => {
  simulator = await startSimulator(join(import.meta.dirname, 'simulator.ts'), 'NATIONAL_PLATFORM_PORT', dir);
};
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'participants-'));
  await start();
  keys = await loadKeys(join(dir, 'keys'));
});
afterAll(async () => {
  await simulator.kill();
  await rm(dir, { recursive: true });
});

const doors = (timeoutMs = 5000) => createNationalRegister({ url: simulator.url, keys, timeoutMs });
const key = () => `key-${count++}`;
const newcomer = (name = '演示图书馆') => ({
  ...({ key: key(), kind: 'institution', participant: `p-${count++}`, region: '990000', details: {}, name } as const),
});
type Act = 'suspend' | 'resume' | 'withdraw' | 'terminate';
const doorOf = (act: Act): OfficeDoors['national-register.suspend'] => doors()[`national-register.${act}`];
const order = (act: Act, number: string) => doorOf(act)({ key: key(), number, reason: '年度检查' });
const said = (reply: ActReply) => (reply.outcome === 'done' ? reply.participant.state : reply.code);
const register = async (name?: string) => {
  const reply = await doors()['national-register.register'](newcomer(name));
  if (reply.outcome !== 'done') throw new Error(reply.code);
  return reply.participant.number;
};
const fromAbove = async (act: Act, number: string) => {
  const response = await fetch(`${simulator.url}/participants/${number}/${act}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ reason: '全国核查' }),
  });
  expect(response.status).toBe(200);
  return said((await response.json()) as ActReply);
};
const get = async (number: string) => (await doors()['national-register.get']({ number })).participant;

describe('the register of participants', () => {
  verifyConnector({
    simulator: () => simulator,
    call: (options) => createNationalRegister({ keys, ...options })['national-register.get']({ number: 'none' }),
    expected: { participant: null },
  });

  it('registers once by its key, also through a crash, under a number of its own', async () => {
    const asked = newcomer();
    const first = await doors()['national-register.register'](asked);
    expect(first).toMatchObject({
      outcome: 'done',
      repeated: false,
      participant: { state: 'registered', suspendedBy: [] },
    });
    await simulator.kill();
    await start();
    expect(await doors()['national-register.register'](asked)).toEqual({ ...first, repeated: true });
    await expect(doors()['national-register.register']({ ...asked, name: '另一个' })).rejects.toThrow(
      'idempotency-key-reused',
    );
    const again = await doors()['national-register.register']({ ...asked, key: key() });
    expect(said(again)).toBe('already-registered');
    expect(await readFile(join(dir, 'national-platform/participants.jsonl'), 'utf8')).not.toContain('演示图书馆');
  });

  it.each(['lost-answer', 'garbage', 'wrong-signature'] as const)(
    'has done it though the answer was spoilt: %s',
    async (fail) => {
      const asked = newcomer();
      await simulator.break({ fail, operation: 'national-register.register', count: 1 });
      expect(await causeOf(doors()['national-register.register'](asked))).not.toBe('no failure');
      const { kind, participant } = asked;
      expect((await doors()['national-register.get']({ kind, participant })).participant?.state).toBe('registered');
      expect(await doors()['national-register.register'](asked)).toMatchObject({ outcome: 'done', repeated: true });
    },
  );

  it('has done it though it answered late, and has not where it was away', async () => {
    const [late, away] = [newcomer(), newcomer()];
    const known = async ({ kind, participant }: typeof late) =>
      (await doors()['national-register.get']({ kind, participant })).participant !== null;
    await simulator.break({ delayMs: 1500, operation: 'national-register.register', count: 1 });
    expect(await causeOf(doors(300)['national-register.register'](late))).toBe('timed-out');
    expect(await known(late)).toBe(true);
    await simulator.break({ fail: 'unavailable', operation: 'national-register.register', count: 1 });
    expect(await causeOf(doors()['national-register.register'](away))).toBe('refused');
    expect(await known(away)).toBe(false);
  });

  it('declines with a code and words', async () => {
    expect(await doors()['national-register.register'](newcomer('驳回示例公司'))).toMatchObject({
      outcome: 'declined',
      code: 'name-not-permitted',
      reason: { 'zh-CN': '名称不符合登记规定，予以驳回' },
    });
    expect(said(await order('suspend', 'JG-none'))).toBe('no-such-number');
    const number = await register();
    const change = { key: key(), number, name: '驳回改名' };
    expect(said(await doors()['national-register.change'](change))).toBe('name-not-permitted');
  });

  it.each<[Act[], string]>([
    [['suspend'], 'suspended'],
    [['suspend', 'suspend'], 'state-not-allowed'],
    [['resume'], 'state-not-allowed'],
    [['suspend', 'resume'], 'registered'],
    [['withdraw'], 'withdrawn'],
    [['suspend', 'withdraw'], 'withdrawn'],
    [['withdraw', 'resume'], 'state-not-allowed'],
    [['withdraw', 'terminate'], 'terminated'],
    [['terminate', 'terminate'], 'state-not-allowed'],
    [['terminate', 'suspend'], 'state-not-allowed'],
  ])('after %j says %s', async (acts, expected) => {
    const number = await register();
    let last = '';
    for (const act of acts) last = said(await order(act, number));
    expect(last).toBe(expected);
  });

  it('changes what it is told, and keeps the rest', async () => {
    const number = await register();
    const change = { key: key(), number, details: { contact: '服务热线' } };
    expect(await doors()['national-register.change'](change)).toMatchObject({
      participant: { name: '演示图书馆', details: { contact: '服务热线' }, lastAct: { act: 'change' } },
    });
  });

  it('suspends of its own will, and alone lifts that', async () => {
    const number = await register();
    expect(await fromAbove('suspend', number)).toBe('suspended');
    expect(said(await order('resume', number))).toBe('suspended-from-above');
    expect(said(await order('suspend', number))).toBe('suspended');
    expect(await fromAbove('resume', number)).toBe('suspended');
    expect(await get(number)).toMatchObject({ suspendedBy: ['platform'], lastAct: { act: 'resume', by: 'national' } });
    expect(said(await order('resume', number))).toBe('registered');
  });

  it('takes who withdrew again under another number, and who was terminated never', async () => {
    const asked = newcomer();
    const again = () => doors()['national-register.register']({ ...asked, key: key() });
    const first = await again();
    if (first.outcome !== 'done') throw new Error('declined');
    await order('withdraw', first.participant.number);
    const second = await again();
    if (second.outcome !== 'done') throw new Error('declined');
    expect(second.participant.number).not.toBe(first.participant.number);
    await order('terminate', second.participant.number);
    expect(said(await again())).toBe('terminated-before');
  });

  it('lists all of them page by page', async () => {
    const all = await doors()['national-register.list']({ after: null, limit: 500 });
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page: typeof all = await doors()['national-register.list']({ after, limit: 3 });
      seen.push(...page.items.map(({ number }) => number));
      after = page.next;
    } while (after !== null);
    expect(seen).toEqual(all.items.map(({ number }) => number));
    expect((await doors()['national-register.list']({ after: null, limit: 9, kind: 'channel' })).items).toEqual([]);
  });

  it.each([
    ['/participants/JG-1/explode', { reason: 'x' }, 422],
    ['/participants/JG-1/suspend', {}, 422],
  ])('answers POST %s %j with %i', async (path, body, status) => {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(simulator.url + path, { method: 'POST', headers, body: JSON.stringify(body) });
    expect(response.status).toBe(status);
  });
});

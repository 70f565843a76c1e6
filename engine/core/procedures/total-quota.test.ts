/** What all together may use, told of a case that it does not hold. */
import { expect, it } from 'vitest';
import { policyNamed } from '../../../test/support/rulesets.ts';
import { text } from '../text.ts';
import { procedures } from './index.ts';
import { causesAgainst, dailyVolume, poolOf, quotaPolicy, quotaRuleOf, quotaWords, takenOf } from './total-quota.ts';

const policy = { policy: policyNamed(quotaPolicy), digest: 'digest' };
const place = { region: '990102', institution: 'demo-library' };
const now = new Date('2026-11-23T01:00:00Z');
const visits = { of: 'medical-visit', pointer: '/daily', name: text('就诊登记', 'Visits') };
const taker = (entry: string, daily: number) => ({ entry, volumes: [{ of: 'medical-visit', daily }] });
const ruleOf = (procedure: 'system-access' | 'data-sharing' | 'channel-access', of: string) =>
  quotaRuleOf(policy, { procedure, place }, of, now);

it('asks policy for the total of an interface and of a resource, and sets none where policy does not', async () => {
  expect((await ruleOf('system-access', 'person.verify'))?.total).toBe(2_000_000);
  expect(await ruleOf('data-sharing', 'medical-visit')).toMatchObject({
    total: 50_000,
    by: { policy: 'total-quota', rule: 'sensitive-resource', clauses: ['platform.security'] },
  });
  expect(await ruleOf('channel-access', 'e-card')).toBeNull();
});

it('counts over a province what a form asks for', () => {
  const form = { scopes: [{ scope: 'card.verify', daily: 2000 }, { scope: 'e-card.verify', daily: 300 }, {}] };
  expect(dailyVolume(procedures['system-access'], form)).toBe(2300);
  expect(procedures['system-access'].volumes?.(form)).toMatchObject([
    { of: 'card.verify' },
    { pointer: '/scopes/1/daily' },
  ]);
  expect(poolOf(procedures['system-access'], { place })).toEqual({ register: 'system', province: '990000' });
  expect(poolOf(procedures['batch-access'], { place })).toBeNull();
});

it('counts an entry once, by the most that it has or was promised, and never the one that asks', () => {
  const takers = [taker('one', 500), taker('one', 800), taker('own', 40_000), taker('two', 1)];
  expect(Object.fromEntries(takenOf(takers, 'medical-visit', 'own'))).toEqual({ one: 800, two: 1 });
});

it('holds the last of a total exactly, and says of one more why it does not fit', async () => {
  const rule = await ruleOf('data-sharing', 'medical-visit');
  const asked = (daily: number) => causesAgainst([{ ...visits, daily, rule }], [taker('one', 49_000)], 'own');
  expect(asked(1000)).toEqual([]);
  const [cause] = asked(1001);
  expect(cause).toMatchObject({ others: { count: 1, daily: 49_000 }, asks: 1001, pointer: '/daily', total: 50_000 });
  expect(quotaWords(cause!)['zh-CN']).toBe(
    '“就诊登记”每日总量 50,000 次，其他 1 项已占 49,000 次，余 1,000 次，本件申请 1,001 次',
  );
});

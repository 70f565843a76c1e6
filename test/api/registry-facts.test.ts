/** Facts of the cardholder registry through the public interface: asked where a policy needs them, masked wherever a case is read, and whole where decisions are made again. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { recordOf } from '../../engine/core/demo-answers.ts';
import type { RulePolicy } from '../../engine/core/policies/policy.ts';
import { problem } from '../../engine/core/problem.ts';
import { text } from '../../engine/core/text.ts';
import { people } from '../support/people.ts';
import { startApi, type TestApi } from '../support/platform-api.ts';

let it: TestApi;
let asked = 0;
let isAway = false;
const name = 'own-registry';
const because = text('按持卡人库的记录', 'By what the registry has on record');

/** Free for whoever has a pension insurance here and a small benefit. */
const policyUpTo = (fen: number): RulePolicy => ({
  ...{
    name,
    title: text('凭参保记录入园', 'Entry by insurance'),
    level: 'city',
    outcomes: ['free', 'enter', 'closed'],
  },
  rules: [
    {
      ...{ name: 'insured-here', then: 'free', reason: because, clauses: [] },
      when: {
        all: [
          { fact: 'registry.person-state', operator: 'equal', value: 'alive' },
          { fact: 'registry.insurances', operator: 'containsAny', value: ['pension'] },
          { fact: 'registry.insured-at', operator: 'someLieIn', value: ['990000'] },
          { fact: 'registry.monthly-benefit', operator: 'lessThan', value: fen },
        ],
      },
    },
  ],
  otherwise: { then: 'enter', reason: because },
  unknown: { then: 'closed', reason: text('查不到记录', 'The registry does not answer') },
});

beforeAll(async () => {
  it = await startApi({
    script: {
      'cardholder-registry.look-up': (question) => {
        asked += 1;
        if (isAway) throw problem('connector-unavailable', { connector: because });
        return recordOf(people, question);
      },
    },
  });
  await it.as('designer', 'POST', '/api/policies', { body: policyUpTo(100_000) });
  await it.releasePolicy(name, 1);
  const scenario = structuredClone(it.rulesets.scenarios.find(({ id }) => id === 'park-entry')!);
  scenario.id = 'own-gate';
  scenario.nodes.find(({ id }) => id === 'decide')!.settings['policy'] = name;
  await it.as('designer', 'POST', '/api/scenarios', { body: scenario });
  const filed = await it.as('designer', 'POST', '/api/scenarios/own-gate/filings');
  expect(filed.body).toMatchObject({ state: 'filed' });
  const body = { reason: '已核对' };
  const published = await it.as('reviewer', 'POST', '/api/scenarios/own-gate/versions/1/publish', { body });
  expect(published.status).toBe(200);
});
afterAll(() => it?.stop());

const enter = async (card: string) =>
  (await it.as('operator', 'POST', '/api/scenarios/own-gate/cases', { body: { card } })).body;

interface Traced {
  trace: { decision?: { facts: object; unknown?: string[] } }[];
}
const decisionIn = ({ trace }: Traced) => trace.find(({ decision }) => decision)?.decision;
const hidden = {
  ...{ 'registry.person-state': '***', 'registry.insurances': '***' },
  ...{ 'registry.insured-at': '***', 'registry.monthly-benefit': '***' },
};

test('a policy asks the registry once a decision, and what it learns of the person is nowhere in clear', async () => {
  asked = 0;
  const wang = await enter('demo-wang');
  expect([wang.outcome.code, asked]).toEqual(['entered-free', 1]);
  expect((await enter('demo-li')).outcome.code).toBe('entered');
  expect(decisionIn(wang)?.facts).toEqual(hidden);
  for (const who of ['operator', 'auditor', 'designer']) {
    const read = await it.as(who, 'GET', `/api/cases/${wang.id}`);
    const steps = await it.as(who, 'GET', `/api/cases/${wang.id}/timeline`);
    expect(decisionIn(read.body)?.facts).toEqual(hidden);
    expect(JSON.stringify([read.body, steps.body])).not.toMatch(/pension|990100|unemployment/);
  }
});

test('where the registry does not answer, the policy says what follows', async () => {
  isAway = true;
  const wang = await enter('demo-wang');
  isAway = false;
  expect(wang.outcome.code).toBe('closed');
  expect(decisionIn(wang)?.unknown).toContain('registry.person-state');
});

test('past cases are decided again by what was recorded, and shown by its class only', async () => {
  const { body } = await it.as('designer', 'POST', `/api/policies/${name}/what-if`, {
    body: { policy: policyUpTo(400_000), over: { cases: {} } },
  });
  expect(body).toMatchObject({
    decided: 3,
    flips: 1,
    kinds: [{ before: { outcome: 'enter' }, after: { outcome: 'free' } }],
  });
  expect(body.kinds[0].examples[0].facts).toEqual(hidden);
});

test('the catalogue of facts tells of the registry what it costs to ask', async () => {
  const { body } = await it.as('auditor', 'GET', '/api/facts');
  expect(body.items.find((fact: { name: string }) => fact.name === 'registry.insurances')).toMatchObject({
    ...{ type: 'list', source: 'cardholder-registry', personal: 'identity', cost: 'remote', fallback: null },
    asks: { timeoutMs: 2000 },
  });
});

/** What a scenario's statement of conformance says of its clauses. */
import { expect, test } from 'vitest';
import { policyNamed, scenarioNamed } from '../../test/support/rulesets.ts';
import { conformanceOf } from './conformance.ts';
import type { Finding } from './finding.ts';
import { text } from './text.ts';

const scenario = scenarioNamed('library-lending');
const policy = policyNamed('library-lending');
const ground = { policies: { [policy.name]: policy } };

const finding = (severity: Finding['severity']): Finding => ({
  ...{ check: 'offline-authenticates', severity, pointer: '/nodes/0' },
  message: text('没有卡认证', 'The card is not authenticated'),
  clauses: ['scenario.offline-auth'],
});
const offline = (findings: Finding[]) =>
  conformanceOf(scenario, ground, findings).find(({ clause }) => clause === 'scenario.offline-auth');

test('a clause is served by the nodes whose kinds state it, and confirmed by its checks', () => {
  const served = offline([]);
  expect(served).toMatchObject({ named: true, standing: 'served', findings: [] });
  expect(served?.nodes.length).toBeGreaterThan(0);
  expect(served?.passed.map(({ en }) => en).length).toBeGreaterThan(0);
});

test('an error breaks a clause, a warning makes it doubtful; the check then does not count as passed', () => {
  expect(offline([finding('error')])?.standing).toBe('broken');
  const doubtful = offline([finding('warning')]);
  expect(doubtful?.standing).toBe('doubtful');
  expect(doubtful?.passed.length).toBe((offline([])?.passed.length ?? 0) - 1);
});

test('what the scenario names and nothing serves is said so, known or not', () => {
  const named = { ...scenario, clauses: ['card.chip-filing', 'house.rule'] };
  const all = conformanceOf(named, ground, []);
  expect(all.filter(({ standing }) => standing === 'unserved').map(({ clause }) => clause)).toEqual([
    'card.chip-filing',
    'house.rule',
  ]);
  expect(all.at(-1)).toMatchObject({ clause: 'house.rule', title: text('house.rule', 'house.rule') });
});

test('the rules of a policy serve the clauses that they state; a policy that is not there serves none', () => {
  const by = conformanceOf(scenario, ground, []).flatMap(({ policies }) => policies);
  const stated = (policy.rules ?? []).some(({ clauses }) => clauses.length > 0);
  expect(by.includes(policy.name)).toBe(stated);
  expect(conformanceOf(scenario, { policies: {} }, []).flatMap(({ policies }) => policies)).toEqual([]);
});

test('what a scenario says of itself serves too: its field, and what personal data is for', () => {
  const by = (clause: string) => conformanceOf(scenario, ground, []).find((each) => each.clause === clause);
  expect(by('scenario.type')).toMatchObject({
    standing: 'served',
    document: [text('文化旅游', 'Culture and tourism')],
  });
});

test('clauses come in the order of the standard', () => {
  const order = conformanceOf(scenario, ground, []).map(({ clause }) => clause);
  expect(order.indexOf('scenario.card-mode')).toBeLessThan(order.indexOf('scenario.offline-auth'));
  expect(order.indexOf('scenario.offline-auth')).toBeLessThan(order.indexOf('access.prompts'));
});

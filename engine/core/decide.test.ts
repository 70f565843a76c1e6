/** Decisions: the first rule that holds decides, with its facts; what is unknown is a problem. */
import { describe, expect, it } from 'vitest';
import { people, scriptForPeople, startFor } from '../../test/support/people.ts';
import { catalogue, policyNamed, rulePolicyNamed, scenarioNamed, versionOf } from '../../test/support/rulesets.ts';
import { checkPolicy } from './check-policy.ts';
import { checkScenario } from './checks/index.ts';
import { assertExists } from './control.ts';
import { decide } from './decide.ts';
import { facts, yearsBetween } from './facts.ts';
import { Policy, type RulePolicy } from './policy.ts';
import { runDirect } from './run-direct.ts';
import { Scenario } from './scenario.ts';
import { createVirtualClock, scriptedConnectors } from './simulate.ts';
import { text } from './text.ts';

const park = versionOf(scenarioNamed('park-entry'));
const enter = (card: string, at: string) =>
  runDirect(park, startFor('gate', card, {}), {
    connectors: scriptedConnectors(scriptForPeople()),
    now: createVirtualClock(at),
  });

describe('the park policy', () => {
  it.each([
    ['demo-wang', '2026-11-21T04:00:00Z', 'local-card', 'free'],
    ['demo-li', '2026-11-21T04:00:00Z', 'over-60', 'free'],
    ['demo-sun', '2026-11-21T04:00:00Z', 'under-14', 'free'],
    ['demo-zhou', '2026-11-21T04:00:00Z', 'other-province', 'enter'],
    ['demo-li', '2026-11-21T13:00:00Z', 'outside-hours', 'closed'],
    ['demo-li', '2026-11-20T21:59:00Z', 'outside-hours', 'closed'],
    ['demo-li', '2026-11-20T22:00:00Z', 'over-60', 'free'],
  ])('lets %s in at %s by rule %s: %s', async (card, at, rule, outcome) => {
    const { steps } = await enter(card, at);
    const decision = steps.find((step) => step.decision)?.decision;
    expect(decision).toMatchObject({ rule, outcome, level: 'city', policy: 'park-entry' });
    expect(Object.keys(decision?.facts ?? {}).sort()).toEqual(['card.local', 'clock.hour', 'person.age']);
  });
});

describe('the tickets of scenic spots, decided by a table', () => {
  const parkScenario = scenarioNamed('park-entry');
  const tickets: Record<string, string> = { free: 'entered-free', half: 'entered', full: 'entered', counter: 'closed' };
  const scenario = Scenario.parse({
    ...parkScenario,
    nodes: parkScenario.nodes.map((node) => {
      const outcomes = Object.keys(tickets).map((id) => ({ id, label: text(id, id) }));
      return node.id === 'decide' ? { ...node, settings: { policy: 'scenic-ticket', outcomes } } : node;
    }),
    edges: [
      ...parkScenario.edges.filter(({ from }) => from !== 'decide'),
      ...Object.entries(tickets).map(([port, to]) => ({ from: 'decide', port, to })),
    ],
  });

  it('pass every check', () =>
    expect(
      checkScenario(scenario, { policies: { 'scenic-ticket': policyNamed('scenic-ticket') }, prompts: catalogue }),
    ).toEqual([]));

  it.each([
    ['demo-wang', '2026-11-21T04:00:00Z', 'local-adult', { percent: 50 }],
    ['demo-zhou', '2026-11-21T04:00:00Z', 'other-adult', { percent: 100 }],
    ['demo-zhou', '2039-01-25T04:00:00Z', 'from-60-to-64', { percent: 50 }],
    ['demo-li', '2026-11-21T04:00:00Z', 'from-65', { percent: 0 }],
    ['demo-sun', '2026-11-21T04:00:00Z', 'from-6-to-17', { percent: 50 }],
    ['demo-sun', '2023-05-31T04:00:00Z', 'under-6', { percent: 0 }],
  ])('are given to %s at %s by row %s', async (card, at, rule, outputs) => {
    const { steps, problem } = await runDirect(versionOf(scenario), startFor('gate', card, {}), {
      connectors: scriptedConnectors(scriptForPeople()),
      now: createVirtualClock(at),
    });
    expect(problem).toBeNull();
    const { decision } = assertExists(
      steps.find((step) => step.decision),
      'decision',
    );
    expect(decision).toMatchObject({ policy: 'scenic-ticket', rule, outputs });
    expect(decision?.reason).toEqual(policyNamed('scenic-ticket').table?.rows.find(({ id }) => id === rule)?.reason);
  });
});

describe('a decision', () => {
  const policy = rulePolicyNamed('park-entry');
  const ground = { data: startFor('x', 'demo-wang', {}), now: new Date() };
  const data = { inputs: {}, place: ground.data.place, from: ground.data.card };

  it('names a fact that has no value yet', async () => {
    await expect(decide(policy, 'd', facts, { data, now: new Date() })).rejects.toMatchObject({
      slug: 'fact-unavailable',
      details: { fact: 'person.age' },
    });
  });

  it('names a fact that no catalogue has', async () => {
    const strange = {
      ...policy,
      rules: [{ ...policy.rules[0]!, when: { fact: 'person.shoe-size', operator: 'equal' as const, value: 43 } }],
    };
    await expect(decide(strange, 'd', facts, { data, now: new Date() })).rejects.toMatchObject({
      slug: 'unknown-fact',
    });
  });
});

describe('checkPolicy', () => {
  const broken = (change: (policy: RulePolicy) => void) => {
    const policy = structuredClone(rulePolicyNamed('library-lending'));
    change(policy);
    return checkPolicy(Policy.parse(policy)).map(({ pointer, rule }) => `${pointer} ${rule}`);
  };
  it('accepts the shipped policies', () =>
    expect(['library-lending', 'park-entry'].flatMap((name) => checkPolicy(rulePolicyNamed(name)))).toEqual([]));
  it('finds an unknown fact', () =>
    expect(broken((p) => (p.rules[0]!.when = { fact: 'moon.phase', operator: 'equal', value: 1 }))).toEqual([
      '/rules/0/when/fact known-fact',
    ]));
  it('finds a string compared with a number', () =>
    expect(
      broken((p) => (p.rules[1]!.when = { all: [{ fact: 'person.age', operator: 'equal', value: '14' }] })),
    ).toEqual(['/rules/1/when/all/0/value type']));
  it('finds a value that a fact never has', () =>
    expect(
      broken((p) => (p.rules[1]!.when = { not: { fact: 'card.state', operator: 'equal', value: 'fine' } })),
    ).toEqual(['/rules/1/when/not/value value']));
  it('finds a list where one value belongs', () =>
    expect(broken((p) => (p.rules[1]!.when = { fact: 'person.age', operator: 'equal', value: [14] }))).toEqual([
      '/rules/1/when/value list',
    ]));
  it('finds an undeclared outcome', () =>
    expect(broken((p) => (p.rules[2]!.then = 'give'))).toEqual(['/rules/2/then known-outcome']));
});

describe('yearsBetween', () => {
  it.each([
    ['2012-11-21', '2026-11-20', 13],
    ['2012-11-21', '2026-11-21', 14],
    ['2012-02-29', '2026-02-28', 13],
    ['2012-02-29', '2026-03-01', 14],
  ])('from %s to %s is %i', (birth, day, years) => expect(yearsBetween(birth, day)).toBe(years));
});

it('knows demo people of every kind', () => expect(people.length).toBeGreaterThanOrEqual(8));

/** Decisions: the first rule that holds decides, with its facts; what is unknown is a problem. */
import { describe, expect, it } from 'vitest';
import { people, scriptForPeople, startFor } from '../../../test/support/people.ts';
import { catalogue, policyNamed, rulePolicyNamed, scenarioNamed, versionOf } from '../../../test/support/rulesets.ts';
import { checkPolicy } from './check-policy.ts';
import { checkScenario } from '../checks/index.ts';
import { assertExists } from '../control.ts';
import { decide } from './decide.ts';
import { yearsBetween } from '../facts/facts-of-card.ts';
import { facts } from '../facts/facts.ts';
import { Policy, type Conditions, type RulePolicy } from './policy.ts';
import { runDirect } from '../run-direct.ts';
import { Scenario } from '../scenario.ts';
import { createVirtualClock, scriptedConnectors } from '../simulate.ts';
import { text } from '../text.ts';

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
  const noon = new Date('2026-11-21T04:00:00Z');
  const ground = { data: startFor('x', 'demo-wang', {}), now: noon };
  const data = { inputs: {}, place: ground.data.place, from: ground.data.card };

  it('names a fact that has no value yet', async () => {
    await expect(decide(policy, 'd', facts, { data, now: noon })).rejects.toMatchObject({
      slug: 'fact-unavailable',
      details: { fact: 'person.age' },
    });
  });

  it('needs no fact on which its outcome does not hang', async () => {
    const decision = await decide(policy, 'd', facts, { data, now: new Date('2026-11-21T15:00:00Z') });
    expect(decision).toMatchObject({ outcome: 'closed', rule: 'outside-hours', facts: { 'clock.hour': 23 } });
    expect(decision.unknown).toEqual(['person.age', 'card.local']);
  });

  it('decides what the policy says of the unknown', async () => {
    const unknown = { then: 'enter', reason: text('查不到年龄', 'The age is not known') };
    const decision = await decide({ ...policy, unknown }, 'd', facts, { data, now: noon });
    expect(decision).toMatchObject({ outcome: 'enter', rule: null, reason: unknown.reason });
    expect(decision.unknown).toEqual(['person.age', 'card.local']);
  });

  it('is the same whatever a missing fact is, and says which rules may have decided', async () => {
    const rules = policy.rules.map((rule) => ({ ...rule, then: 'free' }));
    const same = { ...policy, rules, otherwise: { ...policy.otherwise, then: 'free' } };
    const decision = await decide(same, 'd', facts, { data, now: noon });
    expect(decision.outcome).toBe('free');
    expect(decision.reason['zh-CN']).toMatch(/^有以下情况之一：.*；/);
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
  it.each<[string, unknown, string]>([
    ['a day that no calendar has', { fact: 'card.issued', operator: 'before', value: '2026-02-30' }, 'when/value date'],
    ['a division that is none', { fact: 'card.division', operator: 'liesIn', value: ['990001'] }, 'when/value region'],
    ['a range without an end', { fact: 'person.age', operator: 'between', value: [1] }, 'when/value range'],
    [
      'a range that ends before it begins',
      { fact: 'person.age', operator: 'between', value: [9, 1] },
      'when/value range',
    ],
    ['a fraction of a day', { fact: 'clock.today', operator: 'withinDays', value: 1.5 }, 'when/value days'],
    ['a flag that is a text', { fact: 'clock.today', operator: 'isWorkday', value: 'yes' }, 'when/value flag'],
    [
      'an operator of days on a text',
      { fact: 'card.class', operator: 'after', value: '2026-01-01' },
      'when/operator operator',
    ],
    ['an input by a hostile name', { fact: 'inputs.__proto__', operator: 'equal', value: 1 }, 'when/fact known-fact'],
    [
      'a variable by a hostile name',
      { fact: 'data.a.constructor', operator: 'equal', value: 1 },
      'when/fact known-fact',
    ],
    ['a hostile name', { fact: '__proto__', operator: 'equal', value: 1 }, 'when/fact known-fact'],
  ])('finds %s', (_what, when, expected) =>
    expect(broken((p) => (p.rules[1]!.when = when as Conditions))).toEqual([`/rules/1/${expected}`]),
  );
  it('finds conditions that nest too deep, at their place', () => {
    let when: unknown = { fact: 'person.age', operator: 'equal', value: 1 };
    for (let depth = 0; depth < 20_000; depth += 1) when = { not: when };
    const policy = structuredClone(rulePolicyNamed('library-lending'));
    const parsed = Policy.safeParse({ ...policy, rules: [{ ...policy.rules[0], when }] });
    expect(parsed.error?.issues).toMatchObject([{ code: 'custom', params: { rule: 'too-deep' } }]);
    expect(parsed.error?.issues[0]?.path.slice(0, 4)).toEqual(['rules', 0, 'when', 'not']);
  });
  it('finds an outcome for the unknown that is not declared, and none in a table', () => {
    const unknown = { then: 'give', reason: text('查不到', 'Not known') };
    expect(broken((p) => (p.unknown = unknown))).toEqual(['/unknown/then known-outcome']);
    const table = { ...policyNamed('scenic-ticket'), unknown: { ...unknown, then: 'half' } } as Policy;
    expect(checkPolicy(table).map(({ pointer, rule }) => `${pointer} ${rule}`)).toEqual(['/unknown rules-only']);
  });
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

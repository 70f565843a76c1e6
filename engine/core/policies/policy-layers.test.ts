/** Layers: tightening always holds, loosening only what is marked, in the order of the levels. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Decision } from './decide.ts';
import { decide } from './decide.ts';
import { facts } from '../facts/facts.ts';
import { decideInLayers, holdsAt, isLoosenable, layersOnTheWay, withPinnedPrompt } from './policy-layers.ts';
import { layeringErrors, refiningErrors } from './policy-layers-check.ts';
import { asAbove, levels, Policy, type Level, type RulePolicy, type TablePolicy } from './policy.ts';
import { text } from '../text.ts';

const order = ['lend', 'guardian', 'refuse'];
const why = text('原因', 'why');

/** A policy with one rule that always holds and an otherwise that never is reached. */
function saying(then: string, more: Partial<RulePolicy> & { loosenable?: boolean } = {}): RulePolicy {
  const { loosenable, ...rest } = more;
  return {
    ...{
      name: 'lending',
      title: why,
      level: 'national',
      outcomes: [...order, asAbove],
      otherwise: { then, reason: why },
    },
    rules: [
      {
        ...{ name: `says-${then}`, then, reason: why, clauses: [] },
        when: { fact: 'clock.hour', operator: 'greaterThanInclusive', value: 0 },
        ...(loosenable !== undefined && { loosenable }),
      },
    ],
    ...rest,
  };
}

const place = { region: '990101', institution: 'demo-library' };
const data = { inputs: {}, place, from: { reader: 'r' } };
const by = ({ policy, digest }: { policy: Policy; digest: string }) =>
  decide(policy, digest, facts, { data, now: new Date('2026-11-21T04:00:00Z') });
const digested = (policy: Policy) => ({ policy, digest: `digest of ${policy.name}` });
const run = (base: RulePolicy, layers: RulePolicy[]): Promise<Decision> =>
  decideInLayers(digested({ ...base, outcomes: order, strictness: order }), layers.map(digested), by);

const layer = (level: Level, then: string, loosenable?: boolean): RulePolicy =>
  saying(then, { name: `${level}-layer`, level, refines: 'lending', ...(loosenable !== undefined && { loosenable }) });
const effects = ({ layers = [] }: Decision) => layers.map(({ effect }) => effect);

describe('deciding in layers', () => {
  it('leaves a decision without layers as it is', async () => {
    const decision = await run(saying('lend'), []);
    expect(decision).toMatchObject({ outcome: 'lend', level: 'national' });
    expect(decision).not.toHaveProperty('layers');
  });

  it.each<[string, base: [string, boolean?], layers: [Level, string, boolean?][], outcome: string, effects: string[]]>([
    ['a city tightens', ['lend'], [['city', 'refuse']], 'refuse', ['tightened']],
    ['a city may not loosen what is not marked', ['refuse'], [['city', 'lend']], 'refuse', ['refused-to-loosen']],
    ['a city loosens what is marked', ['refuse', true], [['city', 'guardian']], 'guardian', ['loosened']],
    ['a layer says nothing', ['lend'], [['city', asAbove]], 'lend', ['kept']],
    [
      'what a province tightened for good, no city loosens',
      ['lend', true],
      [
        ['province', 'refuse', false],
        ['city', 'lend'],
      ],
      'refuse',
      ['tightened', 'refused-to-loosen'],
    ],
    [
      'what a province tightened for the time being, a city loosens',
      ['lend', true],
      [
        ['province', 'refuse', true],
        ['city', 'guardian'],
      ],
      'guardian',
      ['tightened', 'loosened'],
    ],
    [
      'no layer goes below a rule that is not marked, not even by way of one that is',
      ['guardian'],
      [
        ['province', 'refuse', true],
        ['city', 'lend'],
      ],
      'refuse',
      ['tightened', 'refused-to-loosen'],
    ],
    [
      'a province makes firm what it confirms',
      ['refuse', true],
      [
        ['province', 'refuse', false],
        ['city', 'lend'],
      ],
      'refuse',
      ['kept', 'refused-to-loosen'],
    ],
  ])('%s', async (_name, [then, marked], said, outcome, came) => {
    const base = saying(then, marked === undefined ? {} : { loosenable: marked });
    const decision = await run(
      base,
      said.map((each) => layer(...each)),
    );
    expect([decision.outcome, effects(decision)]).toEqual([outcome, came]);
    expect(decision.above).toMatchObject({ outcome: then, level: 'national' });
  });

  it('tells which level decided, and by which rule', async () => {
    const decision = await run(saying('lend'), [layer('province', asAbove), layer('city', 'refuse')]);
    expect(decision).toMatchObject({
      ...{ policy: 'lending', digest: 'digest of lending', level: 'city', rule: 'says-refuse' },
      layers: [
        { policy: 'province-layer', level: 'province', outcome: asAbove, effect: 'kept' },
        { policy: 'city-layer', level: 'city', outcome: 'refuse', effect: 'tightened' },
      ],
    });
  });

  it('compares nothing where the pinned policy does not order its outcomes', async () => {
    const base = { ...saying('lend'), outcomes: order };
    const decision = await decideInLayers(digested(base), [digested(layer('city', 'refuse'))], by);
    expect([decision.outcome, effects(decision)]).toEqual(['lend', ['not-comparable']]);
  });

  it('shows no prompt that the version did not pin', async () => {
    const tight = layer('city', 'refuse');
    tight.rules[0]!.prompt = 'lending.refused';
    const decision = await run(saying('lend'), [tight]);
    expect(decision.prompt).toBe('lending.refused');
    expect(withPinnedPrompt(decision, {})).not.toHaveProperty('prompt');
    expect(withPinnedPrompt(decision, { 'lending.refused': 1 }).prompt).toBe('lending.refused');
  });

  it('is never more lenient than the strictest rule above that may not be loosened, and always as strict as the last that tightened', async () => {
    const stance = fc.record({ then: fc.constantFrom(...order, asAbove), loosenable: fc.boolean() });
    const first = fc.record({ then: fc.constantFrom(...order), loosenable: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(first, fc.array(stance, { maxLength: 5 }), async (base, said) => {
        const layers = said.map(({ then, loosenable }) => layer('city', then, loosenable));
        const decision = await run(saying(base.then, { loosenable: base.loosenable }), layers);
        const strictness = (outcome: string) => order.indexOf(outcome);
        const came = effects(decision);
        // Whatever stood by a rule that is not marked is a floor for good.
        const firm = [base, ...said.filter((_each, at) => came[at] === 'tightened' || came[at] === 'loosened')]
          .filter(({ loosenable }) => !loosenable)
          .map(({ then }) => strictness(then));
        expect(strictness(decision.outcome)).toBeGreaterThanOrEqual(Math.max(0, ...firm));
        if (!base.loosenable) expect(strictness(decision.outcome)).toBeGreaterThanOrEqual(strictness(base.then));
        for (const { then } of said.slice(-1))
          if (then !== asAbove) expect(strictness(decision.outcome)).toBeGreaterThanOrEqual(strictness(then));
      }),
    );
  });
});

describe('the layers of a place', () => {
  const of = (name: string, level: Level, region: string, institution: string | null = null) =>
    digested(saying('refuse', { name, level, refines: 'lending', at: { region, institution } }));
  const all = [
    of('of-library', 'institution', '990000', 'demo-library'),
    of('of-city', 'city', '990100'),
    of('of-district', 'city', '990101'),
    of('of-province', 'province', '990000'),
    of('of-museum', 'institution', '990000', 'demo-museum'),
    of('of-next-city', 'city', '990200'),
  ];

  it('are those on the way down to it, the highest first, however they are given', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (shuffled) => {
        expect(layersOnTheWay(shuffled, 'lending', place).map(({ policy }) => policy.name)).toEqual([
          ...['of-province', 'of-city', 'of-district', 'of-library'],
        ]);
      }),
    );
    expect(layersOnTheWay(all, 'another', place)).toEqual([]);
  });

  it('a layer that says no place holds nowhere', () => {
    expect(holdsAt(saying('lend'), place)).toBe(false);
  });
});

describe('what may be loosened', () => {
  const table: TablePolicy = {
    ...{
      name: 'ticket',
      title: why,
      level: 'province',
      outcomes: ['in', 'out'],
      otherwise: { then: 'out', reason: why },
    },
    table: {
      ...{ inputs: [{ fact: 'person.age' }], outputs: [{ name: 'outcome', type: 'string' }], hitPolicy: 'any' },
      rows: [
        { id: 'a', when: ['-'], then: ['in'], loosenable: true },
        { id: 'b', when: ['-'], then: ['in'] },
      ],
    },
  };

  it('is a row that is marked; of several, each must be', () => {
    expect(isLoosenable(table, { rule: 'a' })).toBe(true);
    expect(isLoosenable(table, { rule: 'b' })).toBe(false);
    expect(isLoosenable(table, { rule: 'a', rows: ['a', 'b'], hits: 2 })).toBe(false);
    expect(isLoosenable(table, { rule: 'a', rows: ['a'], hits: 60 })).toBe(false);
    expect(isLoosenable(table, { rule: null })).toBe(false);
    expect(isLoosenable({ ...table, otherwise: { ...table.otherwise, loosenable: true } }, { rule: null })).toBe(true);
  });
});

describe('what is wrong with a layer', () => {
  const base = { ...saying('lend', { level: 'province' }), outcomes: order, strictness: order };
  const good = saying('refuse', {
    name: 'city',
    level: 'city',
    refines: 'lending',
    at: { region: '990100', institution: null },
  });
  const home = { region: '990000', institution: null };
  const rulesOf = (errors: { rule: string }[]) => errors.map(({ rule }) => rule);

  it('nothing, where it is in order', () => {
    expect([...layeringErrors(good), ...layeringErrors(base), ...refiningErrors(good, base, home)]).toEqual([]);
    expect(Policy.safeParse(good).success).toBe(true);
  });

  it.each<[string, Partial<RulePolicy>, string]>([
    ['it says no place', { at: undefined }, 'required'],
    ['it refines itself', { name: 'lending' }, 'itself'],
    ['it is national', { level: 'national', at: { region: '990000', institution: null } }, 'below'],
    ['it orders outcomes itself', { strictness: [...order, asAbove] }, 'of-the-refined'],
    ['a city of a province', { at: { region: '990000', institution: null } }, 'level-of-place'],
    ['an institution without one', { level: 'institution' }, 'level-of-place'],
    ['a city with an institution', { at: { region: '990100', institution: 'demo-park' } }, 'level-of-place'],
    ['it ends before it begins', { from: '2026-12-02', until: '2026-12-01' }, 'after-from'],
    ['a policy that is no layer leaves it to those above', { refines: undefined, at: undefined }, 'reserved'],
  ])('%s', (_name, change, rule) => {
    expect(rulesOf(layeringErrors({ ...good, ...change }))).toContain(rule);
  });

  it('an order of strictness that leaves an outcome out', () => {
    expect(rulesOf(layeringErrors({ ...base, strictness: ['lend', 'refuse'] }))).toEqual(['every-outcome-once']);
  });

  it('a policy that cannot be refined, a level that is not below, an outcome that is unknown, a place outside', () => {
    const { strictness: _order, ...unordered } = base;
    expect(rulesOf(refiningErrors(good, unordered, home))).toEqual(['unordered']);
    expect(rulesOf(refiningErrors({ ...good, level: 'province' }, base, home))).toEqual(['below']);
    expect(rulesOf(refiningErrors({ ...good, outcomes: ['deny', asAbove] }, base, home))).toEqual(['known-outcome']);
    expect(rulesOf(refiningErrors(good, base, { region: '980000', institution: null }))).toEqual(['within-place']);
    expect(rulesOf(refiningErrors(good, { ...base, refines: 'other' }, home))).toContain('refines-a-layer');
    expect(levels.indexOf('city')).toBeGreaterThan(levels.indexOf('province'));
  });
});

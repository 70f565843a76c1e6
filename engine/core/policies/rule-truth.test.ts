/** What follows where facts are not known: as trying every completion says, and unknown where completions differ. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { generatedAround, generatedRules, rulesOf } from '../../../test/support/verify-rules.ts';
import { domainOf } from '../facts/fact-domain.ts';
import type { FactValue } from '../facts/fact-types.ts';
import { operatorNamed } from './policy-operators.ts';
import type { Conditions, RulePolicy } from './policy.ts';
import { conditionsOf } from './rule-index.ts';
import { settle, truthOf } from './rule-truth.ts';

type Values = Record<string, FactValue>;

/** Every combination of values for facts. */
function* completions(domains: readonly (readonly [string, readonly FactValue[]])[]): Generator<Values> {
  const [first, ...rest] = domains;
  if (!first) yield {};
  else for (const others of completions(rest)) for (const value of first[1]) yield { ...others, [first[0]]: value };
}

/** Days and divisions of all sorts, so that brute force does not lean on the domains it is to prove. */
const everyDay = Array.from({ length: 90 }, (_, day) =>
  new Date(Date.UTC(2025, 11, 20 + day)).toISOString().slice(0, 10),
);
const everyRegion = ['990000', '990100', '990101', '990102', '990200', '990201', '110000', '110101', '120000'];
const everyAmount = Array.from({ length: 300 }, (_, fen) => fen - 10);
const wide: Record<string, readonly FactValue[]> = { day: everyDay, region: everyRegion, amount: everyAmount };
const types = { day: 'date', region: 'region', amount: 'money' } as const;

const proper = (when: Conditions): boolean =>
  conditionsOf(when).every(({ operator, fact }) =>
    operatorNamed(operator).fits.includes(types[fact as keyof typeof types]),
  );

/** Every list of some members. */
const listsOf = (members: readonly string[]): string[][] =>
  members.reduce<string[][]>((lists, each) => [...lists, ...lists.map((list) => [...list, each])], [[]]);

const wideLists: Record<string, readonly FactValue[]> = {
  kinds: listsOf(['a', 'b', 'c', 'd', 'e', 'f', 'g']),
  places: listsOf(['990000', '990100', '990101', '990102', '110000', '110101', '120000', '130000']),
};
const listTypes = { kinds: 'list', places: 'regions' } as const;

/** What the rules decide where these facts are missing and all others have these values, by brute force. */
function outcomesByForce(policy: RulePolicy, known: Values, missing: readonly string[], every = wide): Set<string> {
  const outcomes = new Set<string>();
  for (const completion of completions(missing.map((fact) => [fact, every[fact] ?? []] as const))) {
    const holds = (when: Conditions): boolean => {
      if ('not' in when) return !holds(when.not);
      if ('all' in when) return when.all.every(holds);
      if ('any' in when) return when.any.some(holds);
      const { fact, operator, value } = when;
      if (operator === 'isKnown') return !missing.includes(fact) === value;
      return operatorNamed(operator).holds({ ...known, ...completion }[fact], value, generatedAround);
    };
    outcomes.add(policy.rules.find(({ when }) => holds(when))?.then ?? policy.otherwise.then);
  }
  return outcomes;
}

describe('where facts are missing', () => {
  it('of lists too, the outcome is that of all completions', () => {
    const seen = { settled: 0, open: 0 };
    const ofLists = generatedRules(4).filter(({ policy }) =>
      policy.rules.every(({ when }) =>
        conditionsOf(when).every(({ fact, operator }) =>
          operatorNamed(operator).fits.includes(listTypes[fact as keyof typeof listTypes]),
        ),
      ),
    );
    fc.assert(
      fc.property(ofLists, fc.constantFrom('kinds', 'places'), ({ policy, uses }, missing) => {
        const { [missing]: _missing, ...values } = { kinds: [], places: [], ...uses[0] } as Values;
        const situation = { values, missing: new Set([missing]), around: generatedAround };
        const settled = settle(policy, situation, (fact) => ({ type: listTypes[fact as keyof typeof listTypes] }));
        const forced = outcomesByForce(policy, values, [missing], wideLists);
        seen[settled ? 'settled' : 'open'] += 1;
        expect(settled?.outcome ?? 'open').toBe(forced.size === 1 ? [...forced][0] : 'open');
      }),
      { numRuns: 300 },
    );
    expect(Math.min(seen.settled, seen.open)).toBeGreaterThan(20);
  });

  it('the outcome is that of all completions, and open where they differ', () => {
    const seen = { settled: 0, open: 0 };
    const ofPlaces = generatedRules(5).filter(({ policy }) =>
      policy.rules.every(({ when }) => conditionsOf(when).every(({ fact }) => fact in types) && proper(when)),
    );
    fc.assert(
      fc.property(
        ofPlaces,
        fc.subarray(['day', 'region', 'amount'], { minLength: 1, maxLength: 2 }),
        fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }),
        ({ policy: generated, uses }, missing, turned) => {
          const rules = generated.rules.map((rule, index) => ({ ...rule, then: turned[index] ? 'no' : 'yes' }));
          const policy = { ...generated, rules };
          const use = { day: '2026-01-04', region: '990200', amount: 99, ...uses[0] };
          const proper = {
            ...use,
            ...(use.day.startsWith('2026-0') && use.day !== '2026-02-30' ? {} : { day: '2026-01-04' }),
          };
          const values = Object.fromEntries(Object.entries(proper).filter(([fact]) => !missing.includes(fact)));
          const situation = { values, missing: new Set(missing), around: generatedAround };
          const settled = settle(policy, situation, (fact) => ({ type: types[fact as keyof typeof types] }));
          const forced = outcomesByForce(policy, values, missing);
          seen[settled ? 'settled' : 'open'] += 1;
          expect(settled?.outcome ?? 'open').toBe(forced.size === 1 ? [...forced][0] : 'open');
        },
      ),
      { numRuns: 300 },
    );
    expect(Math.min(seen.settled, seen.open)).toBeGreaterThan(30);
  }, 120_000);

  it('a rule that may hold is neither true nor false', () => {
    const situation = { values: { a: 1 }, missing: new Set(['b']), around: generatedAround };
    const a: Conditions = { fact: 'a', operator: 'equal', value: 1 };
    const b: Conditions = { fact: 'b', operator: 'equal', value: 1 };
    expect(truthOf(b, situation)).toBe(null);
    expect(truthOf({ not: b }, situation)).toBe(null);
    expect(truthOf({ any: [b, a] }, situation)).toBe(true);
    expect(truthOf({ all: [b, { not: a }] }, situation)).toBe(false);
    expect(truthOf({ fact: 'b', operator: 'isKnown', value: false }, situation)).toBe(true);
    expect(truthOf({ fact: 'c', operator: 'isKnown', value: false }, situation)).toBe(null);
  });

  it('looks into so many situations and no more', () => {
    const parity = rulesOf([
      {
        all: Array.from({ length: 40 }, (_, index) => ({
          fact: `f${index}`,
          operator: 'equal' as const,
          value: index,
        })),
      },
    ]);
    const situation = { values: {}, missing: new Set<string>(), around: generatedAround };
    expect(settle(parity, situation, () => ({ type: 'number' }))).toBe(null);
  });
});

it('tells apart days, divisions and numbers by what they are compared with', () => {
  const day = { fact: 'd', operator: 'after' as const, value: '2026-02-28' };
  expect(domainOf({ type: 'date' }, [day], generatedAround)).toEqual(['2026-02-27', '2026-02-28', '2026-03-01']);
  const region = { fact: 'r', operator: 'liesIn' as const, value: ['990100', '990000'] };
  expect(domainOf({ type: 'region' }, [region], generatedAround)).toEqual([
    '990100',
    '990000',
    '990101',
    '990200',
    '010000',
  ]);
  const age = { fact: 'n', operator: 'between' as const, value: [14, 18] };
  expect(domainOf({ type: 'number' }, [age], generatedAround)).toEqual([13, 14, 15, 16, 17, 18, 19]);
});

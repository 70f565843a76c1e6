/** Rules tester: generated rule sets, and raw json-rules-engine to compare with. */
import fc from 'fast-check';
import { Engine } from 'json-rules-engine';
import type { FactValue } from '../../engine/core/facts.ts';
import { operators } from '../../engine/core/policy-operators.ts';
import type { Conditions, Rule, RulePolicy } from '../../engine/core/policy.ts';
import { text } from '../../engine/core/text.ts';

type Facts = Record<string, FactValue>;

/** A policy and facts to decide it by. */
export interface GeneratedRules {
  policy: RulePolicy;
  uses: Facts[];
}

/** What conditions compare each fact with, and what the fact can be besides. */
type Words = Record<string, { compared: FactValue[]; besides: FactValue[] }>;

const proper: Words = {
  age: { compared: [0, 1, 2.5, 7], besides: [-1, 2, 100, Number.NaN] },
  day: { compared: ['2026-01-05', '2026-02-01', 'a', 'b'], besides: ['2026-01-20', 'zz', ''] },
  local: { compared: [true, false], besides: [] },
};

/** Values of the wrong type, and texts that begin with a number, since the engine compares only those. */
const mixed: FactValue[] = [0, 1, 2.5, '1', '10b', '2026-01-05', 'a', true, false];
const improper: Words = Object.fromEntries(
  ['f', 'g'].map((fact) => [fact, { compared: mixed, besides: [-1, Number.NaN, ''] }]),
);

const leafOf = (words: Words): fc.Arbitrary<Conditions> =>
  fc
    .record({ fact: fc.constantFrom(...Object.keys(words)), operator: fc.constantFrom(...operators) })
    .chain(({ fact, operator }) => {
      const compared = words[fact]?.compared ?? [];
      const listed = compared.filter((value) => typeof value !== 'boolean');
      const list = (operator === 'in' || operator === 'notIn') && listed.length > 0;
      const value = list
        ? fc.array(fc.constantFrom(...listed), { minLength: 1, maxLength: 3 })
        : fc.constantFrom(...compared);
      const compare = !list && (operator === 'in' || operator === 'notIn') ? 'equal' : operator;
      return value.map((it): Conditions => ({ fact, operator: compare, value: it }));
    });

const conditionsOf = (words: Words): fc.Arbitrary<Conditions> =>
  fc.letrec<{ node: Conditions }>((tie) => {
    const some = fc.array(tie('node'), { minLength: 1, maxLength: 3 });
    return {
      node: fc.oneof(
        { maxDepth: 3, depthSize: 'small' },
        leafOf(words),
        some.map((all) => ({ all })),
        some.map((any) => ({ any })),
        tie('node').map((not) => ({ not })),
      ),
    };
  }).node;

/** A policy around conditions. */
export const rulesOf = (whens: readonly Conditions[]): RulePolicy => ({
  name: 'generated',
  title: text('规则', 'Rules'),
  level: 'city',
  outcomes: ['yes', 'no'],
  rules: whens.map((when, index): Rule => ({
    ...{ name: `rule-${index}`, when, then: 'yes', clauses: [] },
    reason: text('因为', 'Because'),
  })),
  otherwise: { then: 'no', reason: text('否则', 'Otherwise') },
});

/** Rule sets of up to `mostRules` rules, each with facts to decide it by; half of them mix up the types. */
export const generatedRules = (mostRules: number): fc.Arbitrary<GeneratedRules> =>
  fc.constantFrom(proper, improper).chain((words) =>
    fc.record({
      policy: fc.array(conditionsOf(words), { minLength: 1, maxLength: mostRules }).map(rulesOf),
      uses: fc.array(
        fc.record(
          Object.fromEntries(
            Object.entries(words).map(([fact, { compared, besides }]) => [
              fact,
              fc.constantFrom(...compared, ...besides),
            ]),
          ),
        ),
        { minLength: 1, maxLength: 4 },
      ),
    }),
  );

/** Raw json-rules-engine over all rules of a policy, in one engine: gives the index of the first rule that holds, or -1. */
export function rawRules({ rules }: RulePolicy): (use: Facts) => Promise<number> {
  const engine = new Engine(
    rules.map(({ when }, index) => ({
      conditions: 'fact' in when ? { all: [when] } : when,
      event: { type: 'held', params: { index } },
    })),
  );
  return async (use) => {
    const { events } = await engine.run(use);
    return events.length === 0 ? -1 : Math.min(...events.map(({ params }) => Number(params?.['index'])));
  };
}

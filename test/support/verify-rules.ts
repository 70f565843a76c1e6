/** Rules tester: generated rule sets, and raw json-rules-engine to compare with. */
import fc from 'fast-check';
import { Engine } from 'json-rules-engine';
import type { FactValue, PlainValue } from '../../engine/core/facts/facts.ts';
import type { WorkCalendar } from '../../engine/core/calendar.ts';
import {
  nowhen,
  operatorNamed,
  operators,
  type Around,
  type Operator,
} from '../../engine/core/policies/policy-operators.ts';
import type { Conditions, Rule, RulePolicy } from '../../engine/core/policies/policy.ts';
import { text } from '../../engine/core/text.ts';

type Facts = Record<string, FactValue>;

/** A policy and facts to decide it by. */
export interface GeneratedRules {
  policy: RulePolicy;
  uses: Facts[];
}

/** What conditions compare each fact with, and what the fact can be besides. */
type Words = Record<string, { compared: PlainValue[]; besides: FactValue[] }>;

const proper: Words = {
  age: { compared: [0, 1, 2.5, 7], besides: [-1, 2, 100, Number.NaN] },
  day: { compared: ['2026-01-05', '2026-02-01', 'a', 'b'], besides: ['2026-01-20', 'zz', ''] },
  local: { compared: [true, false], besides: [] },
};

/** Values of the wrong type, and texts that begin with a number, since the engine compares only those. */
const mixed: PlainValue[] = [0, 1, 2.5, '1', '10b', '2026-01-05', 'a', true, false];
const improper: Words = Object.fromEntries(
  ['f', 'g'].map((fact) => [fact, { compared: mixed, besides: [-1, Number.NaN, ''] }]),
);

/** Days and divisions, with some that are none. */
const placed: Words = {
  day: { compared: ['2026-01-05', '2026-02-28', '2026-03-01'], besides: ['2026-01-04', '2026-02-30', 'zz', ''] },
  region: { compared: ['990000', '990100', '990101', '110000'], besides: ['990200', '999999', '99', 'zz'] },
  amount: { compared: [0, 100, 250], besides: [-1, 101, 99, Number.NaN] },
};

/** Lists, with texts that are none and members that are there twice. */
const listed: Words = {
  kinds: { compared: ['a', 'b', 'c'], besides: [[], ['a'], ['a', 'b'], ['c', 'd', 'c'], ['a', 'b', 'c', 'd']] },
  places: { compared: ['990000', '990100', '110000'], besides: [[], ['990100', '980000'], ['990101'], ['zz', '99']] },
};

/** The day and the calendar that generated rules are decided by. */
export const generatedAround: Around = {
  today: '2026-02-28',
  calendar: { holidays: ['2026-01-05'], workdays: ['2026-02-28'] },
};

/** What an operator may be given of these values. */
function valueFor(operator: Operator, compared: PlainValue[]): fc.Arbitrary<PlainValue | (string | number)[]> | null {
  const listed = compared.filter((value) => typeof value !== 'boolean');
  const { takes } = operatorNamed(operator);
  if (takes === 'flag') return fc.boolean();
  if (takes === 'days') return fc.constantFrom(0, 1, 30, 60);
  if (takes === 'count') return fc.constantFrom(0, 1, 2, 3);
  if (takes === 'range' && listed.length > 0) return fc.tuple(fc.constantFrom(...listed), fc.constantFrom(...listed));
  if (takes === 'list' && listed.length > 0)
    return fc.array(fc.constantFrom(...listed), { minLength: 1, maxLength: 3 });
  return takes === 'one' ? fc.constantFrom(...compared) : null;
}

const leafOf = (words: Words): fc.Arbitrary<Conditions> =>
  fc
    .record({ fact: fc.constantFrom(...Object.keys(words)), operator: fc.constantFrom(...operators) })
    .chain(({ fact, operator }): fc.Arbitrary<Conditions> => {
      const compared = words[fact]?.compared ?? [];
      const value = valueFor(operator, compared);
      return value === null
        ? fc.constantFrom(...compared).map((it) => ({ fact, operator: 'equal', value: it }))
        : value.map((it) => ({ fact, operator, value: it }));
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

/** Rule sets of up to `mostRules` rules, each with facts to decide it by; a third of them mix up the types. */
export const generatedRules = (mostRules: number): fc.Arbitrary<GeneratedRules> =>
  fc.constantFrom(proper, improper, placed, listed).chain((words) =>
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

const dayOf = (value: unknown): number | null => {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(value)) return null;
  const at = new Date(`${value}T12:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(value)
    ? Math.floor(at.getTime() / 86_400_000)
    : null;
};
const days = (a: unknown, b: unknown, test: (a: number, b: number) => boolean): boolean => {
  const [x, y] = [dayOf(a), dayOf(b)];
  return x !== null && y !== null && test(x, y);
};
const isCode = (value: unknown): value is string => typeof value === 'string' && /^\d{6}$/.test(value);
const inside = (code: string, whole: unknown): boolean => {
  if (!isCode(whole)) return false;
  const digits = whole.endsWith('0000') ? 2 : whole.endsWith('00') ? 4 : 6;
  return code.slice(0, digits) === whole.slice(0, digits);
};
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? (value as unknown[]) : []);
const countOf = (value: unknown): number =>
  listOf(value).filter((each, index, all) => all.indexOf(each) === index).length;
const isWorking = (day: number, { holidays, workdays }: WorkCalendar): boolean => {
  const at = new Date(day * 86_400_000);
  const name = at.toISOString().slice(0, 10);
  return !holidays.includes(name) && (workdays.includes(name) || ![0, 6].includes(at.getUTCDay()));
};

/** What the operators that are not json-rules-engine's own say, said once more in another way. */
function teachReference(engine: Engine, { today, calendar }: Around): Engine {
  const between = (it: unknown, from: unknown, to: unknown): boolean =>
    [it, from, to].every((each) => typeof each === 'number')
      ? Number(it) >= Number(from) && Number(it) <= Number(to)
      : days(it, from, (a, b) => a >= b) && days(it, to, (a, b) => a <= b);
  const reference = {
    before: (it, value) => days(it, value, (a, b) => a < b),
    onOrBefore: (it, value) => days(it, value, (a, b) => a <= b),
    after: (it, value) => days(it, value, (a, b) => a > b),
    onOrAfter: (it, value) => days(it, value, (a, b) => a >= b),
    between: (it, value) => between(it, (value as unknown[])[0], (value as unknown[])[1]),
    withinDays: (it, value) => days(it, today, (a, b) => Math.abs(a - b) <= Number(value)),
    isWorkday: (it, value) => dayOf(it) !== null && isWorking(dayOf(it) ?? 0, calendar) === value,
    liesIn: (it, value) => isCode(it) && (value as unknown[]).some((whole) => inside(it, whole)),
    notLiesIn: (it, value) => isCode(it) && !(value as unknown[]).some((whole) => inside(it, whole)),
    isKnown: (_it, value) => value === true,
    containsAny: (it, value) => listOf(it).some((each) => listOf(value).includes(each)),
    containsAll: (it, value) => Array.isArray(it) && countOf([...listOf(it), ...listOf(value)]) === countOf(it),
    containsNone: (it, value) => Array.isArray(it) && listOf(value).every((each) => !it.includes(each)),
    someLieIn: (it, value) =>
      listOf(it).some((each) => isCode(each) && listOf(value).some((whole) => inside(each, whole))),
    isEmpty: (it, value) => Array.isArray(it) && (it.length === 0) === value,
    hasAtLeast: (it, value) => Array.isArray(it) && countOf(it) >= Number(value),
    hasAtMost: (it, value) => Array.isArray(it) && countOf(it) <= Number(value),
  } satisfies Partial<Record<Operator, (it: unknown, value: unknown) => boolean>>;
  for (const [name, holds] of Object.entries(reference)) engine.addOperator(name, holds);
  return engine;
}

/** Raw json-rules-engine over all rules of a policy, in one engine: gives the index of the first rule that holds, or -1. */
export function rawRules({ rules }: RulePolicy, around = nowhen): (use: Facts) => Promise<number> {
  const engine = new Engine(
    rules.map(({ when }, index) => ({
      conditions: 'fact' in when ? { all: [when] } : when,
      event: { type: 'held', params: { index } },
    })),
  );
  teachReference(engine, around);
  return async (use) => {
    const { events } = await engine.run(use);
    return events.length === 0 ? -1 : Math.min(...events.map(({ params }) => Number(params?.['index'])));
  };
}

/** Rows that test a policy (测试行): facts, and the outcome they should have; decided by the same code as every case. */
import { z } from 'zod';
import { isDate } from '../expressions/expression-dates.ts';
import { decide, factsUsed, type Decision } from './decide.ts';
import { facts as catalogue, factNamed, type Fact, type FactGround, type PlainValue } from '../facts/facts.ts';
import { comparesValues } from './policy-operators.ts';
import { conditionsOf } from './rule-index.ts';
import { Outcome, type Policy } from './policy.ts';
import { isProblem, titleOf } from '../problem.ts';
import { valuesOf } from '../tables/table-cell.ts';
import { text, type Text } from '../text.ts';
import { typeAskedIn } from '../type-asked.ts';

const mostFacts = 60;
/** The most rows of a suite. */
export const mostTestRows = 500;

const List = z.array(z.string().max(200)).max(1_000).readonly();

export const FactRow = z
  .record(z.string().min(1).max(80), z.union([z.string().max(200), z.number(), z.boolean(), List]))
  .refine((facts) => Object.keys(facts).length <= mostFacts, {
    message: `at most ${mostFacts} facts`,
    params: { rule: 'too-many', zh: `最多 ${mostFacts} 个事实` },
  });
/** A value for each fact; one that is not there is unknown. */
export type FactRow = z.infer<typeof FactRow>;

export const TestRow = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]*$/)
    .max(60),
  name: z.string().trim().min(1).max(120).optional().describe('What it shows, in a few words'),
  facts: FactRow.describe('A value for each fact; one that is not there is unknown'),
  expects: z.union([z.literal(''), Outcome]).describe('The outcome it should have; empty while nothing is expected'),
});
/** A row. */
export type TestRow = z.infer<typeof TestRow>;

/** What became of a row: a decision, or in words why there was none. */
export type RowResult = { decision: Decision } | { problem: Text };

/** What a policy compares a fact with, first as it is written. */
export function comparedWith(policy: Policy, fact: string): PlainValue[] {
  const values: PlainValue[] = policy.table
    ? policy.table.rows.flatMap(({ when }) => {
        const column = policy.table.inputs.findIndex((input) => input.fact === fact);
        return valuesOf(when[column] ?? '-');
      })
    : policy.rules
        .flatMap(({ when }) => conditionsOf(when))
        .filter(({ fact: name, operator }) => name === fact && comparesValues(operator))
        .flatMap(({ value }) => value);
  return [...new Set(values)];
}

/** A fact as rows give it: of the catalogue, else of the type it is compared with. */
export function rowFact(policy: Policy, name: string): Pick<Fact, 'type' | 'label' | 'values' | 'span'> {
  const known = factNamed(catalogue, name);
  if (!known) return { type: typeAskedIn(policy, name), label: { 'zh-CN': name, en: name } };
  const { type, label, values, span } = known;
  return { type, label, ...(values && { values }), ...(span && { span }) };
}

/** The day by which a row is decided, where its policy counts days from it. */
const today = 'clock.today';

const countsDays = ({ rules = [] }: Policy): boolean =>
  rules.some(({ when }) => conditionsOf(when).some(({ operator }) => operator === 'withinDays'));

/** The facts that a draft asks for, less those still to be chosen; the day where it counts days from it. */
export const factsAsked = (policy: Policy): string[] => [
  ...new Set([...factsUsed(policy).filter((name) => name !== ''), ...(countsDays(policy) ? [today] : [])]),
];

/** The facts of rows as the decision wants them. */
function knownIn(policy: Policy, row: FactRow): Record<string, Fact> {
  return Object.fromEntries(
    factsAsked(policy).map((name) => {
      const fact: Fact = {
        source: 'case',
        ...rowFact(policy, name),
        of: () => (Object.hasOwn(row, name) ? row[name] : undefined),
      };
      return [name, fact];
    }),
  );
}

const nowhere = {
  data: { inputs: {}, place: { region: '000000', institution: null }, from: { reader: '' } },
  now: new Date(0),
};

/** A row is decided at noon of its day. */
function groundOf(row: FactRow): FactGround {
  const day = Object.hasOwn(row, today) ? row[today] : undefined;
  return typeof day === 'string' && isDate(day) ? { ...nowhere, now: new Date(`${day}T12:00:00+08:00`) } : nowhere;
}

/** Decides a row; offices work Monday to Friday. */
export async function decideRow(policy: Policy, row: FactRow): Promise<RowResult> {
  try {
    return { decision: await decide(policy, '', knownIn(policy, row), groundOf(row)) };
  } catch (error) {
    if (isProblem(error)) return { problem: text(titleOf(error, 'zh-CN'), titleOf(error, 'en')) };
    throw error;
  }
}

/** Whether a row went as expected; null where nothing is expected. */
export const isAsExpected = ({ expects }: TestRow, result: RowResult): boolean | null =>
  expects === '' ? null : 'decision' in result && result.decision.outcome === expects;

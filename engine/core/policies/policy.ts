/** A policy (策略): rules of json-rules-engine or a decision table, with a name, a level and days, that decide one of several outcomes; a layer refines another. */
import { z } from 'zod';
import { operators } from './policy-operators.ts';
import { PromptCode } from '../prompts/prompt.ts';
import { Region } from '../rights.ts';
import { ScenarioId } from '../scenario.ts';
import { Table } from '../tables/table.ts';
import { Text } from '../text.ts';

export const PolicyName = ScenarioId.describe('Name of the policy, such as library-lending');
/** The levels, the highest first. */
export const levels = ['national', 'province', 'city', 'institution'] as const;
export type Level = (typeof levels)[number];

/** The outcome by which a layer leaves the decision as it is above. */
export const asAbove = 'as-above';

const Value = z.union([z.string(), z.number(), z.boolean(), z.array(z.union([z.string(), z.number()])).min(1)]);

export const Condition = z
  .strictObject({ fact: z.string().min(1).max(80), operator: z.enum(operators), value: Value })
  .describe('A fact compared with a value');
export type Condition = z.infer<typeof Condition>;

/** Conditions nest: all, any, not. */
export type Conditions = Condition | { all: Conditions[] } | { any: Conditions[] } | { not: Conditions };
const Nested: z.ZodType<Conditions> = z.lazy(() =>
  z.union([
    Condition,
    z.strictObject({ all: z.array(Nested).min(1).max(50) }),
    z.strictObject({ any: z.array(Nested).min(1).max(50) }),
    z.strictObject({ not: Nested }),
  ]),
);

const deepest = 20;

/** The place at which a would-be condition nests too deep, found without recursion; undefined where it does not. */
function tooDeepAt(value: unknown): (string | number)[] | undefined {
  const rest: { value: unknown; path: (string | number)[]; depth: number }[] = [{ value, path: [], depth: 1 }];
  for (let at = rest.pop(); at; at = rest.pop()) {
    if (typeof at.value !== 'object' || at.value === null) continue;
    if (at.depth > deepest) return at.path;
    for (const key of ['all', 'any', 'not'] as const) {
      const inner: unknown = Object.hasOwn(at.value, key) ? (at.value as Record<string, unknown>)[key] : undefined;
      const members = Array.isArray(inner) ? inner.slice(0, 50).entries() : [];
      for (const [index, each] of members)
        rest.push({ value: each, path: [...at.path, key, index], depth: at.depth + 1 });
      if (!Array.isArray(inner)) rest.push({ value: inner, path: [...at.path, key], depth: at.depth + 1 });
    }
  }
  return undefined;
}

/** Conditions as authors write them: twenty levels deep at most. */
export const Conditions: z.ZodType<Conditions> = z
  .preprocess((value, context) => {
    const path = tooDeepAt(value);
    if (path === undefined) return value;
    context.addIssue({
      code: 'custom',
      path,
      message: `Conditions may nest ${deepest} levels deep at most`,
      params: { rule: 'too-deep', zh: `条件最多嵌套 ${deepest} 层` },
    });
    return z.NEVER;
  }, Nested)
  .describe('Conditions: a comparison, or all, any or not of others');

export const Rule = z.strictObject({
  name: z
    .string()
    .regex(/^[a-z][a-z0-9-]*$/)
    .max(60),
  when: Conditions,
  then: z
    .string()
    .regex(/^[a-z][a-z0-9-]*$/)
    .max(60)
    .describe('The outcome'),
  reason: Text.describe('Why, in words for the person concerned'),
  prompt: PromptCode.optional(),
  clauses: z.array(z.string()).default([]),
  loosenable: z.boolean().optional().describe('Whether a layer below may decide more leniently than this rule'),
});
export type Rule = z.infer<typeof Rule>;

export const Outcome = z
  .string()
  .regex(/^[a-z][a-z0-9-]*$/)
  .max(60);

/** Where a layer holds: in a region and below, of an institution or of all. */
export const LayerPlace = z.strictObject({
  region: Region,
  institution: z
    .string()
    .regex(/^[a-z][a-z0-9-]{1,59}$/)
    .nullable()
    .default(null)
    .describe('Of one institution only; null for all'),
});

const Day = z.iso.date();

interface Shared {
  $schema?: string | undefined;
  name: string;
  title: Text;
  level: Level;
  outcomes: string[];
  strictness?: string[] | undefined;
  refines?: string | undefined;
  at?: z.infer<typeof LayerPlace> | undefined;
  from?: string | undefined;
  until?: string | undefined;
  otherwise: { then: string; reason: Text; loosenable?: boolean | undefined };
  unknown?: { then: string; reason: Text; prompt?: string | undefined } | undefined;
}

/** A policy that decides by rules: in order, the first that holds. */
export interface RulePolicy extends Shared {
  rules: Rule[];
  table?: undefined;
}

/** A policy that decides by a table. */
export interface TablePolicy extends Shared {
  rules?: undefined;
  table: Table;
}

export type Policy = RulePolicy | TablePolicy;
export const Policy = z
  .strictObject({
    $schema: z.string().optional(),
    name: PolicyName,
    title: Text,
    level: z.enum(levels),
    outcomes: z.array(Outcome).min(2).max(20).describe('Every outcome it may decide, the most important first'),
    strictness: z
      .array(Outcome)
      .max(20)
      .optional()
      .describe('The same outcomes from the most lenient to the strictest; without it no layer may refine the policy'),
    refines: PolicyName.optional().describe('Of a layer: the policy of a higher level that it refines'),
    at: LayerPlace.optional().describe('Of a layer: where it holds'),
    from: Day.optional().describe('The first day in force, in China; else from its release'),
    until: Day.optional().describe('The last day in force; else until another version comes'),
    rules: z.array(Rule).min(1).max(2000).optional().describe('In order: the first that holds decides'),
    table: Table.optional().describe('In place of rules: a decision table'),
    otherwise: z
      .strictObject({ then: z.string(), reason: Text, loosenable: z.boolean().optional() })
      .describe('The outcome where no rule holds, or no row of the table'),
    unknown: z
      .strictObject({ then: z.string(), reason: Text, prompt: PromptCode.optional() })
      .optional()
      .describe(
        'Of rules: the outcome where it hangs on facts that nobody could tell; without it the case stops there',
      ),
  })
  .superRefine(({ rules, table }, context) => {
    if ((rules === undefined) !== (table === undefined)) return;
    context.addIssue({
      code: 'custom',
      path: ['rules'],
      message: 'A policy has either rules or a table',
      params: { rule: 'rules-or-table', zh: '策略要么有 rules，要么有 table' },
    });
  })
  .describe('Rules or a decision table that decide one of several outcomes') as unknown as z.ZodType<Policy>;

/** The prompts that a policy may show. */
export const promptsOf = (policy: Policy): string[] =>
  [...(policy.table ? policy.table.rows : policy.rules), policy.unknown].flatMap((each) => each?.prompt ?? []);

/** A policy (策略): rules of json-rules-engine with a name, a level and a version, that decide one of several outcomes. */
import { z } from 'zod';
import { PromptCode } from './prompt.ts';
import { ScenarioId } from './scenario.ts';
import { Text } from './text.ts';

export const PolicyName = ScenarioId.describe('Name of the policy, such as library-lending');
export const levels = ['national', 'province', 'city', 'institution'] as const;
export const operators = [
  'equal',
  'notEqual',
  'in',
  'notIn',
  'lessThan',
  'lessThanInclusive',
  'greaterThan',
  'greaterThanInclusive',
] as const;

const Value = z.union([z.string(), z.number(), z.boolean(), z.array(z.union([z.string(), z.number()])).min(1)]);

export const Condition = z
  .strictObject({ fact: z.string().min(1).max(80), operator: z.enum(operators), value: Value })
  .describe('A fact compared with a value');
export type Condition = z.infer<typeof Condition>;

/** Conditions nest: all, any, not. */
export type Conditions = Condition | { all: Conditions[] } | { any: Conditions[] } | { not: Conditions };
export const Conditions: z.ZodType<Conditions> = z.lazy(() =>
  z.union([
    Condition,
    z.strictObject({ all: z.array(Conditions).min(1).max(50) }),
    z.strictObject({ any: z.array(Conditions).min(1).max(50) }),
    z.strictObject({ not: Conditions }),
  ]),
);

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
});
export type Rule = z.infer<typeof Rule>;

export const Policy = z
  .strictObject({
    $schema: z.string().optional(),
    name: PolicyName,
    title: Text,
    level: z.enum(levels),
    outcomes: z
      .array(
        z
          .string()
          .regex(/^[a-z][a-z0-9-]*$/)
          .max(60),
      )
      .min(2)
      .max(20)
      .describe('Every outcome it may decide'),
    rules: z.array(Rule).min(1).max(500).describe('In order: the first that holds decides'),
    otherwise: z.strictObject({ then: z.string(), reason: Text }).describe('The outcome where no rule holds'),
  })
  .describe('Rules that decide one of several outcomes');
export type Policy = z.infer<typeof Policy>;

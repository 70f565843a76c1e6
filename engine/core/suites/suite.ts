/** Suites (测试集): the saved tests of a scenario. Each says what the world is like and what must come of it; publishing needs them to pass. */
import { z } from 'zod';
import { oneOf } from '../one-of.ts';
import { operations, type Operation } from '../connectors.ts';
import { cardModes, environments, networks } from '../nodes/start.ts';
import { isProblemSlug, type ProblemSlug } from '../problem.ts';
import { PromptCode } from '../prompts/prompt.ts';
import { Region } from '../rights.ts';
import { ErrorCode } from '../scenario.ts';
import { fieldErrorsOf } from '../schema-errors.ts';
import { Text } from '../text.ts';

/** The most tests of a suite, and the most characters of one as JSON. */
const mostTests = 500;
const longestTest = 200_000;

const OperationName = oneOf(operations) as unknown as z.ZodType<Operation, string>;
const Slug = ErrorCode.refine(isProblemSlug, {
  message: 'there is no such problem',
  params: { rule: 'known-problem', zh: '没有这个问题' },
}) as unknown as z.ZodType<ProblemSlug, string>;

/** A node, by its id; one of a sub-scenario by the id of its caller too, as pay/charge. */
const NodePath = z
  .string()
  .regex(/^[a-z][a-z0-9-]*(\/[a-z][a-z0-9-]*){0,5}$/)
  .max(400);

/** A step of a trace: a node, or a node and the port by which it is left, as verify:normal; where it forks, by its ports, as split:record+notice. */
const StepName = z
  .string()
  .regex(/^[a-z][a-z0-9-]*(\/[a-z][a-z0-9-]*){0,5}(:[a-z][a-z0-9+-]*)?$/)
  .max(1700);

const Value = z.union([z.string().max(2000), z.number(), z.boolean()]);

/** What an outside system does when it is asked once. */
export const OutsideTurn = z
  .strictObject({
    answer: z.json().optional().describe('What it answers, in the shape of the operation'),
    problem: Slug.optional().describe('The problem it ends in, such as connector-unavailable'),
    tookMs: z.number().int().min(0).max(3_600_000).optional().describe('How long it takes'),
  })
  .refine(({ answer, problem }) => answer === undefined || problem === undefined, {
    message: 'either answer or problem',
    params: { rule: 'answer-or-problem', zh: 'answer 与 problem 只能有一个' },
  });
export type OutsideTurn = z.infer<typeof OutsideTurn>;

/** How somebody answers a task. */
export const ScriptedAnswer = z.strictObject({
  action: z.string().min(1).max(60),
  fields: z.record(z.string().max(60), Value).default({}),
  reason: z.string().max(1000).optional(),
  by: z.string().min(1).max(60).optional().describe('The account that answers'),
});
export type ScriptedAnswer = z.infer<typeof ScriptedAnswer>;

/** A message that comes from outside once somebody waits for it. */
export const ScriptedMessage = z.strictObject({
  name: z.string().min(1).max(80),
  body: z.record(z.string().max(60), z.json()).default({}),
});
export type ScriptedMessage = z.infer<typeof ScriptedMessage>;

/** Part of how the card is used; what the start of the scenario says where it is left out. */
const useValue = <Value extends string>(words: Record<Value, Text>) => oneOf(words).optional();

const outside = z
  .partialRecord(OperationName, z.array(OutsideTurn).min(1).max(50))
  .superRefine((turns, context) => {
    for (const [operation, list = []] of Object.entries(turns))
      for (const [index, { answer }] of list.entries()) {
        if (answer === undefined) continue;
        const { error } = operations[operation as Operation].output.safeParse(answer);
        for (const { pointer, rule, message } of error ? fieldErrorsOf(error) : [])
          context.addIssue({
            code: 'custom',
            path: [operation, index, 'answer', ...pointer.split('/').slice(1)],
            message: message.en,
            params: { rule, zh: message['zh-CN'] },
          });
      }
  })
  .describe(
    'What outside systems do, turn by turn, the last for ever; what is not named is answered for the demo person',
  );

/** What the world of a run is like: who comes, and what others do. */
export const World = z.strictObject({
  start: z.strictObject({
    card: z.string().min(1).max(40).optional().describe('Demo data: whose card is put on the reader'),
    inputs: z.record(z.string().max(60), Value).default({}),
    region: Region.optional().describe('Where it takes place; else where the scenario belongs'),
    institution: z.string().max(60).nullable().optional(),
    ...{ mode: useValue(cardModes), environment: useValue(environments), network: useValue(networks) },
    at: z.iso.datetime({ offset: true }).optional().describe('When it begins; else a Saturday at ten in the morning'),
  }),
  outside: outside.default({}),
  outsideAt: z
    .record(NodePath, outside)
    .optional()
    .describe('The same for single nodes, counted by the node: what is said here goes before what is said for all'),
  answers: z
    .record(NodePath, z.array(ScriptedAnswer).min(1).max(50))
    .default({})
    .describe('What people answer, by the node that asks, in order'),
  messages: z
    .record(NodePath, z.array(ScriptedMessage).min(1).max(50))
    .default({})
    .describe('What comes from outside, by the node that waits for it, in order'),
  skips: z
    .record(NodePath, z.string().min(1).max(60))
    .default({})
    .describe('The port by which an operator has a held node left'),
});
export type World = z.infer<typeof World>;

/** What must come of a run. */
export const Expected = z
  .strictObject({
    outcome: z.string().min(1).max(60).optional().describe('Code of the outcome'),
    problem: ErrorCode.optional().describe('The problem that holds it'),
    waitsAt: z.array(NodePath).max(50).optional().describe('Nodes where it still waits when nothing more happens'),
    trace: z
      .strictObject({ steps: z.array(StepName).max(2000), match: z.enum(['whole', 'part']).default('whole') })
      .optional()
      .describe('The nodes in the order in which they are left; part: others may come between'),
    prompts: z.array(PromptCode).max(500).optional().describe('Every prompt that is shown, in order'),
  })
  .refine(
    ({ outcome, problem, waitsAt }) => [outcome, problem, waitsAt].filter((each) => each !== undefined).length === 1,
    {
      message: 'one of outcome, problem and waitsAt',
      params: { rule: 'one-end', zh: 'outcome、problem、waitsAt 须有且只有一个' },
    },
  );
export type Expected = z.infer<typeof Expected>;

export const TestCase = World.extend({
  name: z.string().trim().min(1).max(120),
  note: Text.optional().describe('What it shows'),
  expect: Expected,
})
  .refine((test) => JSON.stringify(test).length <= longestTest, {
    message: `at most ${longestTest} characters`,
    params: { rule: 'too-large', zh: `不能超过 ${longestTest} 个字符` },
  })
  .describe('A saved test of a scenario');
export type TestCase = z.infer<typeof TestCase>;

/** A file of rulesets/suites/, and the body of PUT /api/scenarios/{id}/suite. */
export const Suite = z
  .strictObject({ $schema: z.string().optional(), tests: z.array(TestCase).max(mostTests) })
  .superRefine(({ tests }, context) => {
    const names = tests.map(({ name }) => name);
    for (const [index, name] of names.entries())
      if (names.indexOf(name) !== index)
        context.addIssue({
          code: 'custom',
          path: ['tests', index, 'name'],
          message: 'two tests have this name',
          params: { rule: 'unique-name', zh: '有两个测试同名' },
        });
  })
  .describe('The saved tests of a scenario');
export type Suite = z.infer<typeof Suite>;

/** A decision table (决策表): columns of facts, rows of cells, and what each row gives. Cells are data, never text to be parsed. */
import { z } from 'zod';
import { PromptCode } from '../prompts/prompt.ts';
import { Text } from '../text.ts';

/** The most rows a table may have. */
export const mostRows = 100_000;
/** The most columns a table may have, inputs and outputs together. */
export const mostColumns = 40;

export const hitPolicies = ['unique', 'any', 'first', 'priority', 'rule-order', 'output-order', 'collect'] as const;
export type HitPolicy = (typeof hitPolicies)[number];

/** What a value of a fact or of an output can be. */
export const Scalar = z.union([z.string().max(200), z.number(), z.boolean()]);
export type Scalar = z.infer<typeof Scalar>;

const Bound = z
  .union([z.number(), z.iso.date()], { error: 'A bound is a number or a date YYYY-MM-DD' })
  .describe('A number, or a date YYYY-MM-DD');
const Values = z.array(Scalar).min(1).max(1000);
const Range = z
  .strictObject({
    from: Bound,
    to: Bound,
    open: z.enum(['from', 'to', 'both']).optional().describe('The ends that do not belong to the range'),
  })
  .describe('From one bound to another; both belong to it unless open says otherwise');

const Test = z.union([
  z.null().describe('The fact is unknown'),
  Scalar.describe('The fact equals this'),
  z.strictObject({ in: Values }),
  z.strictObject({ notIn: Values }),
  Range,
  z.strictObject({ lt: Bound }),
  z.strictObject({ lte: Bound }),
  z.strictObject({ gt: Bound }),
  z.strictObject({ gte: Bound }),
]);

export const Cell = z
  .union([Test, z.strictObject({ not: Test })], {
    error: 'A cell is "-", null, a value, or one of in, notIn, from with to, lt, lte, gt, gte, not',
  })
  .describe('"-" takes anything, null an unknown fact, everything else only a known one');
export type Cell = z.infer<typeof Cell>;

const OutputName = z
  .string()
  .regex(/^[a-z][A-Za-z0-9-]*$/)
  .max(60);

export const TableInput = z.strictObject({
  fact: z.string().min(1).max(80),
  label: Text.optional(),
  whole: z.boolean().optional().describe('The fact counts: nothing lies between two whole numbers'),
});

export const TableOutput = z.strictObject({
  name: OutputName.describe('`outcome` decides the way out; the others are the outputs of the decision'),
  type: z.enum(['string', 'number', 'boolean']),
  values: z.array(Scalar).min(1).max(200).optional().describe('Every value it may give, the most important first'),
  label: Text.optional(),
});

export const TableRow = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]*$/)
    .max(60)
    .optional(),
  when: z.array(Cell).min(1).max(mostColumns).describe('A cell for each input'),
  then: z.array(Scalar.nullable()).min(1).max(mostColumns).describe('A value for each output; null gives none'),
  reason: Text.optional().describe('Why, in words for the person concerned'),
  prompt: PromptCode.optional(),
  clauses: z.array(z.string()).optional(),
  loosenable: z.boolean().optional().describe('Whether a layer below may decide more leniently than this row'),
});
export type TableRow = z.infer<typeof TableRow>;

export const Table = z
  .strictObject({
    inputs: z.array(TableInput).min(1).max(mostColumns),
    outputs: z.array(TableOutput).min(1).max(mostColumns),
    hitPolicy: z.enum(hitPolicies).describe('What happens where several rows hold'),
    aggregate: z.enum(['list', 'sum', 'min', 'max', 'count']).optional().describe('How collect joins its rows'),
    rows: z.array(TableRow).min(1).max(mostRows),
  })
  .describe('Rows of cells over facts, each giving an outcome');
export type Table = z.infer<typeof Table>;

/** The name of a row, by its index: its id, or its number counted from one. */
export const rowName = (table: Table, index: number): string => table.rows[index]?.id ?? `row-${index + 1}`;

/** Where among a table's outputs the one called `outcome` is; -1 where there is none. */
export const outcomeColumn = (table: Table): number => table.outputs.findIndex(({ name }) => name === 'outcome');

/** A scenario (应用场景): the authored document that says how the card is used for one matter, as a graph of nodes with policies and prompts. */
import { z } from 'zod';
import { oneOf } from './one-of.ts';
import { Prompts } from './prompts/prompt.ts';
import { Text, text } from './text.ts';
import { ValueType } from './value-type.ts';

/** Fields of scenario.type, with the words of the sources. */
export const fields = {
  'human-resources': text('人社服务', 'Human resources and social security'),
  government: text('政务服务', 'Government services'),
  education: text('教育', 'Education'),
  'civil-affairs': text('民政', 'Civil affairs'),
  subsidies: text('惠民惠农', 'Subsidies for people and farmers'),
  transport: text('交通出行', 'Transport'),
  'culture-tourism': text('文化旅游', 'Culture and tourism'),
  medical: text('就医购药', 'Medical care'),
  'elderly-care': text('养老', 'Care of the elderly'),
  disabled: text('残疾人', 'Disabled people'),
  'housing-fund': text('公积金', 'Housing fund'),
  finance: text('金融', 'Finance'),
} as const satisfies Record<string, Text>;
export type Field = keyof typeof fields;
const Field = oneOf(fields);

export const ScenarioId = z
  .string()
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/)
  .max(60)
  .describe('Name of the scenario in URLs, such as library-lending');
export const NodeId = z
  .string()
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/)
  .max(60)
  .describe('Name of the node within its scenario');
/** Name of a way out of a node. */
export const PortId = z
  .string()
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/)
  .max(60);

/** Name of a variable in a case's data, as expressions use it. */
export const VariableName = z
  .string()
  .regex(/^[a-z][a-zA-Z0-9]*$/)
  .max(40)
  .describe('Name of a variable, such as loanDays');
/** Name of an error that a node raises and another catches. */
export const ErrorCode = z
  .string()
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/)
  .max(50)
  .describe('Name of an error: a problem such as connector-unavailable, or one that the scenario raises');
/** A length of time, ISO 8601: P3D, PT30M. Months and years, which differ in length, are not taken. */
export const Duration = z
  .string()
  .regex(/^P(?!$)(\d{1,4}W|(\d{1,4}D)?(T(?=\d)(\d{1,4}H)?(\d{1,5}M)?(\d{1,6}S)?)?)$/)
  .describe('Length of time, such as P3D (three days) or PT30M (thirty minutes)');

/** A path into the case's data, such as card.name. */
export const DataPath = z
  .string()
  .regex(/^[a-z][a-zA-Z0-9]*(\.[a-zA-Z][a-zA-Z0-9]*){0,5}$/)
  .describe("Path into the case's data, such as card.name");

/** A limit in time: a duration, or days on which offices work. */
export const Limit = z
  .strictObject({
    within: Duration.optional(),
    workdays: z.number().int().min(1).max(250).optional().describe('Working days, by the calendar of the place'),
  })
  .refine(({ within, workdays }) => (within === undefined) !== (workdays === undefined), {
    message: 'either within or workdays',
  });
export type Limit = z.infer<typeof Limit>;

export const ScenarioNode = z
  .strictObject({
    id: NodeId,
    kind: z.string().min(1).max(60).describe('Kind of node, one of the registry'),
    name: Text.optional().describe('What the author calls it; else the name of its kind'),
    settings: z.record(z.string(), z.unknown()).default({}).describe("Settings, by its kind's schema"),
    as: VariableName.optional().describe('The variable its output goes into; else the usual one of its kind'),
    attempts: z
      .number()
      .int()
      .min(1)
      .max(20)
      .optional()
      .describe('How often what it asks of the outside is tried; else a read once, a write for an hour'),
    timeoutSeconds: z.number().int().min(1).max(600).optional().describe('How long one attempt may take'),
    catches: z
      .array(z.union([ErrorCode, z.literal('*')]))
      .min(1)
      .max(10)
      .optional()
      .describe('Errors it is left by, each through a port error-CODE; * catches the rest, through port error'),
    limit: z
      .strictObject({ of: Limit, then: z.enum(['leave', 'remind']) })
      .optional()
      .describe('How long it may last: past it, it is left by port late, or only marked overdue'),
    position: z.strictObject({ x: z.number(), y: z.number() }).optional().describe('Place on the canvas, in pixels'),
  })
  .describe('A step of a scenario');
export type ScenarioNode = z.infer<typeof ScenarioNode>;

export const Edge = z
  .strictObject({
    from: NodeId,
    port: PortId.default('done').describe('The port of the node it leaves'),
    to: NodeId,
  })
  .describe('From a port of a node to the next node');
export type Edge = z.infer<typeof Edge>;

export const Note = z
  .strictObject({
    id: NodeId.describe('Name of the note within its scenario'),
    text: z.string().max(2000).describe('What it says'),
    position: z.strictObject({ x: z.number(), y: z.number() }).describe('Place on the canvas, in pixels'),
    size: z
      .strictObject({ width: z.number().min(80).max(2000), height: z.number().min(40).max(2000) })
      .optional()
      .describe('Size on the canvas, in pixels'),
    about: NodeId.optional().describe('The node it is about'),
  })
  .describe('A remark of the authors on the canvas; no case reads it');
export type Note = z.infer<typeof Note>;

/** The colours of a group's frame; grey where it says none. */
export const groupColours = ['grey', 'blue', 'teal', 'green', 'amber', 'plum'] as const;
export type GroupColour = (typeof groupColours)[number];

export const Group = z
  .strictObject({
    id: NodeId.describe('Name of the group within its scenario'),
    title: z.string().max(100).describe('What stands on its frame'),
    colour: z.enum(groupColours).optional().describe('Colour of its frame; else grey'),
    nodes: z.array(NodeId).min(1).max(300).describe('The nodes in it; a node is in one group at most'),
    notes: z.array(NodeId).max(200).optional().describe('The notes in it'),
    collapsed: z.literal(true).optional().describe('Drawn as one box'),
  })
  .describe('A titled frame around nodes on the canvas; no case reads it');
export type Group = z.infer<typeof Group>;

export const Scenario = z
  .strictObject({
    $schema: z.string().optional(),
    id: ScenarioId,
    name: Text,
    summary: Text,
    field: Field,
    irVersion: z.literal(2).optional().describe('Version of this language; a document without it is of the first'),
    service: z
      .enum(['durable', 'direct'])
      .describe(
        'durable: run by Temporal; direct: answered at once by the API process, only where no node writes or waits',
      ),
    nodes: z.array(ScenarioNode).min(1).max(300),
    edges: z.array(Edge).max(1200),
    prompts: Prompts.default({}).describe("The scenario's own prompts; the catalogue's need not be repeated"),
    variables: z
      .record(VariableName, z.strictObject({ type: ValueType, initial: z.json().optional() }))
      .optional()
      .describe('Variables of its own, set by assign nodes'),
    purpose: z
      .strictObject({ label: Text, personal: z.array(DataPath).max(100) })
      .optional()
      .describe('What personal data is used for, and which of it that needs: nothing else may leave'),
    limit: z.strictObject({ of: Limit }).optional().describe('How long a case may take before it counts as overdue'),
    notes: z.array(Note).max(200).optional().describe('Remarks of the authors for each other'),
    groups: z.array(Group).max(100).optional().describe('Frames that the authors drew around what belongs together'),
    clauses: z
      .array(z.string().regex(/^[a-z]+\.[a-z-]+$/))
      .default([])
      .describe('Clauses that the scenario answers to'),
  })
  .describe('How the card is used for one matter');
export type Scenario = z.infer<typeof Scenario>;

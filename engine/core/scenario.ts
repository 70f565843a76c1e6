/** A scenario (应用场景): the authored document that says how the card is used for one matter, as a graph of nodes with policies and prompts. */
import { z } from 'zod';
import { Prompts } from './prompt.ts';
import { Text, text } from './text.ts';

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
const Field = z.enum(Object.keys(fields) as [Field, ...Field[]]);

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
const Port = z
  .string()
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/)
  .max(60);

export const ScenarioNode = z
  .strictObject({
    id: NodeId,
    kind: z.string().min(1).max(60).describe('Kind of node, one of the registry'),
    name: Text.optional().describe('What the author calls it; else the name of its kind'),
    settings: z.record(z.string(), z.unknown()).default({}).describe("Settings, by its kind's schema"),
    position: z.strictObject({ x: z.number(), y: z.number() }).optional().describe('Place on the canvas, in pixels'),
  })
  .describe('A step of a scenario');
export type ScenarioNode = z.infer<typeof ScenarioNode>;

export const Edge = z
  .strictObject({
    from: NodeId,
    port: Port.default('done').describe('The port of the node it leaves'),
    to: NodeId,
  })
  .describe('From a port of a node to the next node');
export type Edge = z.infer<typeof Edge>;

export const Scenario = z
  .strictObject({
    $schema: z.string().optional(),
    id: ScenarioId,
    name: Text,
    summary: Text,
    field: Field,
    service: z
      .enum(['durable', 'direct'])
      .describe(
        'durable: run by Temporal; direct: answered at once by the API process, only where no node writes or waits',
      ),
    nodes: z.array(ScenarioNode).min(1).max(300),
    edges: z.array(Edge).max(1200),
    prompts: Prompts.default({}).describe("The scenario's own prompts; the catalogue's need not be repeated"),
    clauses: z
      .array(z.string().regex(/^[a-z]+\.[a-z-]+$/))
      .default([])
      .describe('Clauses that the scenario answers to'),
  })
  .describe('How the card is used for one matter');
export type Scenario = z.infer<typeof Scenario>;

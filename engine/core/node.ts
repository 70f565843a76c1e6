/** What a node kind is: everything the platform, the designer and the checks need to know of it, in one definition. */
import type { z } from 'zod';
import type { Answer, Outcome, WaitRequest } from './case.ts';
import type { Decision } from './policies/decide.ts';
import type { Effects } from './effects.ts';
import type { CaseData } from './facts/facts.ts';
import { text, type Language, type Text } from './text.ts';
import type { ValueType } from './value-type.ts';

/** pure: only computes; read: asks the outside; write: changes the outside, once; wait: lasts until somebody answers. */
export type EffectClass = 'pure' | 'read' | 'write' | 'wait';

/** The drawers of the palette, with the words on them. */
export const nodeGroups = {
  frame: text('起止', 'Frame'),
  card: text('用卡', 'Card'),
  verify: text('核验', 'Verification'),
  people: text('人工', 'People'),
  decide: text('决策', 'Decision'),
  prompt: text('提示', 'Prompts'),
  data: text('数据', 'Data'),
  money: text('资金', 'Money'),
  time: text('时间', 'Time'),
  flow: text('流程', 'Flow'),
} as const satisfies Record<string, Text>;
export type NodeGroup = keyof typeof nodeGroups;

/** A way out of a node. */
export interface Port {
  id: string;
  label: Text;
}

/** An expression among a node's settings, and the type it must give. */
export interface SettingExpression {
  /** JSON Pointer below the settings. */
  pointer: string;
  source: string;
  expects: ValueType;
}

/** What a node leaves in the case's data. */
export interface NodeOutput {
  /** The variable, unless the node names another by `as`. */
  as: string;
  type: ValueType;
  /** It is set when the node is left by one of these. */
  ports: readonly string[];
}

/** Personal data that a node hands to somebody outside. */
export interface Disclosure {
  to: Text;
  /** Paths into the case's data, such as card.name. */
  paths: readonly string[];
}

export interface NodeContext<S> {
  settings: S;
  data: CaseData;
  effects: Effects;
  /** Idempotency key of this visit: case, node, visit. */
  key: string;
  /** Evaluates an expression over the case's data and `now`. @throws Problem `expression-failed` */
  evaluate: (source: string) => unknown;
}

/** What the interpreter is to do with the token, besides moving it on. */
export type Directive =
  /** Take several ports at once; they belong together until a join. */
  | { fork: readonly string[] }
  /** Run the port `each` once for every item; the node is entered again when all are done, or stopped. */
  | { each: { items: readonly unknown[]; item: string; parallel: number; collect?: string } }
  /** Run another scenario, pinned in the version, and come back by `returned`. */
  | { call: { scenario: string; inputs: Record<string, unknown> } }
  /** Leave to whoever catches this error, outwards. */
  | { raise: { code: string; label: Text } }
  /** Take back what was written within this scope, last first, and leave by `done`. */
  | { undo: true };

/** What running a node gives: the port it leaves by, and what it learnt. */
export interface NodeResult {
  port: string;
  /** The value of its output. */
  output?: unknown;
  /** Variables it sets by name, of a kind that assigns. */
  assign?: Record<string, unknown>;
  /** Codes of the prompts to show. */
  prompts?: string[];
  decision?: Decision;
  /** One masked line for the record. */
  note?: Text;
  /** Only of a node that ends the case. */
  outcome?: Outcome;
  directive?: Directive;
  /** Of a write: what `undo` needs to take it back. Small, and no personal data. */
  undo?: Record<string, string | number>;
}

/** What a wait node gives instead while it waits. */
export interface Waiting {
  wait: WaitRequest;
  /** What it must remember until then, such as the answers so far. */
  memory?: unknown;
  /** Prompts shown while waiting. */
  prompts?: string[];
  note?: Text;
}

/** What a waiting node was waiting for. */
export type Happened =
  { answer: Answer } | { elapsed: true } | { message: { name: string; body: Record<string, unknown> } };

export interface NodeKind<Settings extends z.ZodType = z.ZodType> {
  kind: string;
  group: NodeGroup;
  label: Text;
  summary: Text;
  effect: EffectClass;
  /** Clauses that a node of this kind helps to fulfil. */
  clauses: readonly string[];
  settings: Settings;
  /** Settings as an author may write them, for the documentation and the tests. */
  example: z.input<Settings>;
  /** The ways out, by its settings; none where it ends the case. */
  ports(settings: z.infer<Settings>): readonly Port[];
  /** What it leaves in the case's data, by its settings. */
  output?(settings: z.infer<Settings>): NodeOutput | undefined;
  /** Paths of the case's data it reads besides its expressions, such as card.name. */
  reads?(settings: z.infer<Settings>): readonly string[];
  /** Its expressions. */
  expressions?(settings: z.infer<Settings>): readonly SettingExpression[];
  /** The personal data it hands on, and to whom. */
  discloses?(settings: z.infer<Settings>): readonly Disclosure[];
  /** The prompts it may show, by its settings. */
  promptCodes?(settings: z.infer<Settings>): readonly string[];
  /** One line of what it is set to, for its face on the canvas. */
  face(settings: z.infer<Settings>, language: Language): string;
  /** Runs it; a wait kind begins to wait here. */
  run(context: NodeContext<z.infer<Settings>>): Promise<NodeResult | Waiting>;
  /** Of a wait kind: what follows from what happened. */
  resume?(
    context: NodeContext<z.infer<Settings>> & { memory: unknown },
    happened: Happened,
  ): Promise<NodeResult | Waiting>;
  /** Of a write: takes back what it wrote. Repeating it does no harm. */
  undo?(context: NodeContext<z.infer<Settings>>, undo: Record<string, string | number>): Promise<{ note?: Text }>;
  /** Of a kind that calls another scenario: how it is left when that has ended. */
  returned?(settings: z.infer<Settings>, ended: { outcome: Outcome; data: CaseData }): NodeResult;
  /** Of a kind that runs over items: how it is left when all are done. */
  collected?(settings: z.infer<Settings>, results: readonly unknown[]): NodeResult;
  /** Of a kind that takes back: the one node whose writes it takes back; all within its scope where it names none. */
  undoes?(settings: z.infer<Settings>): string | undefined;
  /** Of a kind where branches meet: how many must have arrived. */
  join?(settings: z.infer<Settings>): 'all' | 'any' | number;
}

/** States a node kind; its settings' type flows from its schema. */
export const defineNode = <Settings extends z.ZodType>(kind: NodeKind<Settings>): NodeKind<Settings> => kind;

/** What a node kind is: everything the platform, the designer and the checks need to know of it, in one definition. */
import type { z } from 'zod';
import type { Outcome } from './case.ts';
import type { Decision } from './decide.ts';
import type { Effects } from './effects.ts';
import type { CaseData } from './facts.ts';
import type { Language, Text } from './text.ts';

/** pure: only computes; read: asks the outside; write: changes the outside, once; wait: lasts until somebody answers. */
export type EffectClass = 'pure' | 'read' | 'write' | 'wait';

export type NodeGroup = 'frame' | 'card' | 'verify' | 'decide' | 'prompt' | 'data';

/** A way out of a node. */
export interface Port {
  id: string;
  label: Text;
}

export interface NodeContext<S> {
  settings: S;
  data: CaseData;
  effects: Effects;
  /** Idempotency key of this visit: case, node, visit. */
  key: string;
}

/** What running a node gives: the port it leaves by, and what it learnt. */
export interface NodeResult {
  port: string;
  data?: Partial<CaseData>;
  /** Codes of the prompts to show. */
  prompts?: string[];
  decision?: Decision;
  /** One masked line for the record. */
  note?: Text;
  /** Only of a node that ends the case. */
  outcome?: Outcome;
}

export interface NodeKind<Settings extends z.ZodType = z.ZodType> {
  kind: string;
  group: NodeGroup;
  label: Text;
  summary: Text;
  effect: EffectClass;
  /** Clauses that a node of this kind helps to fulfil. */
  clauses: readonly string[];
  settings: Settings;
  /** The ways out, by its settings; none where it ends the case. */
  ports(settings: z.infer<Settings>): readonly Port[];
  /** Which entries of the case's data are set when it is left by which ports. */
  sets?: Partial<Record<keyof CaseData, readonly string[]>>;
  /** The prompts it may show, by its settings. */
  promptCodes?(settings: z.infer<Settings>): readonly string[];
  /** One line of what it is set to, for its face on the canvas. */
  face(settings: z.infer<Settings>, language: Language): string;
  run(context: NodeContext<z.infer<Settings>>): Promise<NodeResult>;
}

/** States a node kind; its settings' type flows from its schema. */
export const defineNode = <Settings extends z.ZodType>(kind: NodeKind<Settings>): NodeKind<Settings> => kind;

/** A case (办件): one run of a scenario; its state as the interpreter keeps it, its trace, and its record as people see it. */
import { z } from 'zod';
import { oneOf } from './one-of.ts';
import type { CardUse } from './card-use.ts';
import type { CardOnReader } from './connectors.ts';
import type { Decision } from './policies/decide.ts';
import { cardModes } from './nodes/start.ts';
import type { CaseData, PlainValue } from './facts/facts.ts';
import type { NamedProblem } from './problem.ts';
import type { Prompt } from './prompts/prompt.ts';
import type { Place, Role } from './rights.ts';
import type { Stand } from './stays.ts';
import type { Text } from './text.ts';

/** One field that a person fills in; also what a start asks for. */
export interface FormField {
  name: string;
  type: 'string' | 'number' | 'boolean' | 'date' | 'choice';
  label: Text;
  required: boolean;
  pattern?: string;
  example?: string;
  choices?: readonly { id: string; label: Text }[];
}

/** A way to answer a task. */
export interface TaskAction {
  id: string;
  label: Text;
  /** Whether the answer must say why. */
  needsReason?: boolean;
  /** Whether the fields must be filled in for it. */
  needsFields?: boolean;
}

/** Work for people (待办), as a node asks for it. Holds no personal data in clear. */
export interface TaskRequest {
  title: Text;
  /** Whoever has this role at the place may answer. */
  role: Role;
  /** The level at which it is done: the division of the case, or that of its city, province. */
  level: 'case' | 'city' | 'province';
  fields: readonly FormField[];
  actions: readonly TaskAction[];
  /** What is shown to decide by, masked. */
  shows: readonly { label: Text; value: string }[];
}

/** What a token waits for: a time, people, a message from outside; whichever comes first. */
export interface WaitRequest {
  /** When the wait elapses, RFC 3339. */
  until?: string;
  task?: TaskRequest;
  /** Messages of this name reach the node. */
  message?: string;
}

/** A person's answer to a task. The same id is taken once. */
export interface Answer {
  id: string;
  by: string;
  at: string;
  action: string;
  fields: Record<string, PlainValue>;
  reason?: string;
}

/** ready: to be entered; performing: a write is under way; waiting: for people, time or a message; joining: at a join, for the others; inside: its node has opened a scope; failed: an operator must help. */
export type TokenPhase = 'ready' | 'performing' | 'waiting' | 'joining' | 'inside' | 'failed';

/** A token stands on a node of its scope's scenario. */
export interface Token {
  id: number;
  at: string;
  phase: TokenPhase;
  /** The scope it belongs to; 0 is the case. */
  scope: number;
  visit: number;
  wait?: WaitRequest;
  memory?: unknown;
  /** When the node's own limit is reached, RFC 3339. */
  dueAt?: string;
  /** What holds it. */
  problem?: NamedProblem;
  /** The write it takes back at present. */
  undoing?: Undoing;
  /** Its write is under way, though its branch was given up: it ends as soon as that is done, and what it wrote is left to this branch. */
  doomed?: Branch;
}

/** A stretch of the graph that belongs together, opened by a node where a token is parked until it is closed. */
export interface Scope {
  id: number;
  parent: number;
  kind: 'fork' | 'each' | 'item' | 'sub';
  /** The token that is parked, in the parent scope. */
  token: number;
  /** Variables of its own. */
  data?: CaseData;
  /** Of a sub-scenario: its id. */
  scenario?: string;
  /** Of `each`: the items still to come, and what came of those done. */
  each?: EachProgress;
  /** Of an item: its number, from 0. */
  index?: number;
}

export interface EachProgress {
  items: unknown[];
  item: string;
  parallel: number;
  collect?: string;
  next: number;
  open: number;
  results: unknown[];
}

/** Which write is taken back. */
export interface Undoing {
  /** Path of the node. */
  node: string;
  visit: number;
}

/** Whose branch something belongs to: a token, in its scope. */
export interface Branch {
  scope: number;
  token: number;
}

/** A write that can be taken back. */
export interface UndoEntry extends Undoing, Branch {
  undo: Record<string, string | number>;
}

/** How a case ended. `success` is the author's word for the outcome, not a technical state. */
export interface Outcome {
  code: string;
  success: boolean;
  label: Text;
}

/** What the interpreter knows of a running case. */
export interface CaseState {
  tokens: Token[];
  nextToken: number;
  scopes: Scope[];
  nextScope: number;
  /** How often each node was entered: with case and node it makes the idempotency key of a write. */
  visits: Record<string, number>;
  data: CaseData;
  /** What could be taken back, in the order in which it was written. */
  undo: UndoEntry[];
  /** Number of the last trace step. */
  seq: number;
  outcome: Outcome | null;
  /** Set while the case is being called off. */
  cancelling: Reasoned | null;
  /** Set while an operator holds it. */
  paused: Reasoned | null;
  /** When the case is to be done, RFC 3339. */
  dueAt: string | null;
  overdue: boolean;
}

/** Who did something, when, and why. */
export interface Reasoned {
  by: string;
  at: string;
  reason: string;
}

/** A prompt as it was shown. */
export interface ShownPrompt extends Prompt {
  code: string;
}

/** One step of the trace: a node that was left by one of its ports; nodes of a sub-scenario are named below its node, `pay/charge`. Holds no personal data in clear. */
export interface TraceStep {
  seq: number;
  node: string;
  kind: string;
  visit: number;
  port: string;
  /** When it was left, RFC 3339. */
  at: string;
  tookMs: number;
  /** In a record: how long the case stayed at the node, from its arrival until it was left; milliseconds. */
  stayedMs?: number;
  prompts: ShownPrompt[];
  decision?: Decision;
  /** Of a node that moved money: how much, in fen. */
  amountFen?: number;
  /** One line of what happened, masked. */
  note?: Text;
  /** Number of the item it was run for, from 0, within the innermost for-each. */
  item?: number;
}

/** The parts of the state that a stretch changed. Applying them in order gives the state. Old histories hold the first shapes: a shape may gain optional parts, never lose one. */
export type StateChange =
  | { change: 'token-created'; token: number; at: string; scope?: number }
  | { change: 'token-moved'; token: number; to: string; phase: TokenPhase; dueAt?: string }
  | { change: 'token-waits'; token: number; wait: WaitRequest; memory?: unknown }
  | { change: 'token-failed'; token: number; problem: NamedProblem }
  | { change: 'token-undoes'; token: number; undoing: Undoing | null }
  | { change: 'token-doomed'; token: number; path: string; heir: Branch }
  | { change: 'token-reminded'; token: number }
  | { change: 'token-renamed'; token: number; at: string }
  | { change: 'token-ended'; token: number }
  | { change: 'scope-opened'; scope: Scope }
  | { change: 'scope-closed'; scope: number }
  | { change: 'item-begun'; scope: number }
  | { change: 'item-done'; scope: number; result?: unknown; index: number }
  | { change: 'visited'; node: string; visit: number; token?: number }
  | { change: 'data'; data: Partial<CaseData>; scope?: number }
  | { change: 'undo-added'; entry: UndoEntry }
  | ({ change: 'undo-removed' } & Undoing)
  | { change: 'traced'; seq: number }
  | { change: 'cancelling'; cancelling: Reasoned }
  | { change: 'paused'; paused: Reasoned | null }
  | { change: 'due'; dueAt: string | null; overdue: boolean }
  | { change: 'ended'; outcome: Outcome };

/** waiting: for people, time or a message; held: an operator must help; paused: by an operator; cancelled: called off. */
export const caseStatuses = [
  'starting',
  'running',
  'waiting',
  'held',
  'paused',
  'completed',
  'cancelled',
  'failed',
] as const;
export type CaseStatus = (typeof caseStatuses)[number];

/** Tells whether nothing more will happen to a case. */
export const isOver = ({ status }: { status: CaseStatus }): boolean =>
  status === 'completed' || status === 'cancelled' || status === 'failed';

/** What opens a case: the card on a reader, and the inputs that the scenario's start declares. */
export const OpenCase = z
  .strictObject({
    reader: z.string().min(1).max(80).default('virtual').describe('Name of the reader that holds the card'),
    terminal: z
      .string()
      .min(1)
      .max(40)
      .optional()
      .describe('Serial number of the registered terminal that the reader belongs to'),
    card: z
      .string()
      .min(1)
      .max(40)
      .optional()
      .describe('Demo data: the virtual cardholder whose card is put on the reader'),
    mode: oneOf(cardModes)
      .optional()
      .describe('How the card is used, where the terminal can tell; one of the modes of the scenario'),
    inputs: z.record(z.string(), z.union([z.string().max(500), z.number(), z.boolean()])).default({}),
  })
  .describe('Use the card');
export type OpenCase = z.infer<typeof OpenCase>;

/** What a case starts from, as hosts are given it. */
export interface CaseStart {
  caseId: string;
  card: CardOnReader;
  inputs: Record<string, PlainValue>;
  place: Place;
  /** Left out by cases of before. */
  use?: CardUse;
}

/** A case as lists and pages show it: a projection, masked. */
export interface CaseRecord {
  id: string;
  scenario: { id: string; name: Text; version: number; digest: string };
  service: 'durable' | 'direct';
  status: CaseStatus;
  outcome: Outcome | null;
  /** Masked, once the card was read: name and social security number. */
  holder: { name: string; socialSecurityNumber: string } | null;
  region: string;
  institution: string | null;
  openedBy: string;
  openedAt: string;
  endedAt: string | null;
  /** Slug of the problem that ended or holds it. */
  problem: { slug: string; title: Text } | null;
  /** The node a token stands on now, while it runs. */
  at: string[];
  /** The tokens that stand there, each since when. */
  standing: Stand[];
  trace: TraceStep[];
}

/** A case (办件): one run of a scenario; its state as the interpreter keeps it, its trace, and its record as people see it. */
import { z } from 'zod';
import type { CardOnReader } from './connectors.ts';
import type { Decision } from './decide.ts';
import type { CaseData, FactValue } from './facts.ts';
import type { Prompt } from './prompt.ts';
import type { Place } from './rights.ts';
import type { Text } from './text.ts';

/** A token stands on a node. `performing`: a write or a wait is under way there. */
export interface Token {
  id: number;
  at: string;
  phase: 'ready' | 'performing';
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
  /** How often each node was entered: with case and node it makes the idempotency key of a write. */
  visits: Record<string, number>;
  data: CaseData;
  /** Number of the last trace step. */
  seq: number;
  outcome: Outcome | null;
}

/** A prompt as it was shown. */
export interface ShownPrompt extends Prompt {
  code: string;
}

/** One step of the trace: a node that was left by one of its ports. Holds no personal data in clear. */
export interface TraceStep {
  seq: number;
  node: string;
  kind: string;
  visit: number;
  port: string;
  /** When it was left, RFC 3339. */
  at: string;
  tookMs: number;
  prompts: ShownPrompt[];
  decision?: Decision;
  /** One line of what happened, masked. */
  note?: Text;
}

/** The parts of the state that a stretch changed. Applying them in order gives the state. */
export type StateChange =
  | { change: 'token-created'; token: number; at: string }
  | { change: 'token-moved'; token: number; to: string; phase: Token['phase'] }
  | { change: 'token-ended'; token: number }
  | { change: 'visited'; node: string; visit: number }
  | { change: 'data'; data: Partial<CaseData> }
  | { change: 'traced'; seq: number }
  | { change: 'ended'; outcome: Outcome };

export const caseStatuses = ['starting', 'running', 'completed', 'failed'] as const;
export type CaseStatus = (typeof caseStatuses)[number];

/** What opens a case: the card on a reader, and the inputs that the scenario's start declares. */
export const OpenCase = z
  .strictObject({
    reader: z.string().min(1).max(80).default('virtual').describe('Name of the reader that holds the card'),
    card: z
      .string()
      .min(1)
      .max(40)
      .optional()
      .describe('Demo data: the virtual cardholder whose card is put on the reader'),
    inputs: z.record(z.string(), z.union([z.string().max(500), z.number(), z.boolean()])).default({}),
  })
  .describe('Use the card');
export type OpenCase = z.infer<typeof OpenCase>;

/** What a case starts from, as hosts are given it. */
export interface CaseStart {
  caseId: string;
  card: CardOnReader;
  inputs: Record<string, FactValue>;
  place: Place;
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
  trace: TraceStep[];
}

/** The one interpreter: walks every token through what is pure or only reads, and says what is wanted next. It decides; hosts perform. */
import type { Answer, CaseState, Reasoned, StateChange, TraceStep } from '../case.ts';
import type { CompiledNode } from '../compile.ts';
import { createEffects, portsAt, type Ports } from '../effects.ts';
import type { CaseData } from '../facts/facts.ts';
import type { NodeContext, NodeResult } from '../node.ts';
import { contextOf } from '../node-context.ts';
import type { NamedProblem } from '../problem.ts';
import { nodeByPath } from '../scenes.ts';
import type { VersionContent } from '../version.ts';
import { Walk } from './walk.ts';

/** A write, or the taking back of one, that the host is to perform for a token. */
export interface Wanted {
  token: number;
  /** Path of the node: `pay`, or `fees/pay` in a scenario that is called. */
  node: string;
  visit: number;
  effect: 'write' | 'undo';
  /** Idempotency key. */
  key: string;
  /** The part of the case's data that the node uses, and no more. */
  data: CaseData;
  /** Of an undo: what the write left for it. */
  undo?: Record<string, string | number>;
  /** How often it is tried, and how long each time may take; the host's own measure where the author gave none. */
  attempts?: number;
  timeoutMs?: number;
}

/** What came of something wanted. */
export interface Performed {
  token: number;
  result: NodeResult;
  at: string;
  tookMs: number;
}

/** What happened since the last stretch. */
export type CaseEvent =
  | ({ event: 'performed' } & Performed)
  | { event: 'failed'; token: number; problem: NamedProblem; at: string }
  | { event: 'answered'; token: number; node: string; answer: Answer }
  | { event: 'message'; token: number; name: string; body: Record<string, unknown>; at: string }
  | { event: 'elapsed'; token: number; timer: 'wait' | 'limit'; at: string }
  | { event: 'overdue'; at: string }
  | ({ event: 'retried'; token: number } & Reasoned)
  | ({ event: 'skipped'; token: number; port: string } & Reasoned)
  | ({ event: 'cancelled' } & Reasoned)
  | ({ event: 'paused' } & Reasoned)
  | ({ event: 'resumed' } & Reasoned)
  | ({ event: 'migrated'; mapping: Record<string, string> } & Reasoned);

/** What a stretch gives: the changes of state, the trace, what is wanted next, and whether there is more to walk at once. */
export interface Advance {
  changes: StateChange[];
  /** What the changes lead to, for who has it in the same process. */
  state: CaseState;
  steps: TraceStep[];
  wanted: Wanted[];
  more: boolean;
  /** Ids of the answers among the events that a node took; left out by stretches of before. */
  taken?: string[];
}

/** Walks every token as far as it goes without a write or a wait, after taking in what happened. */
export async function advance(
  version: VersionContent,
  caseId: string,
  state: CaseState,
  ports: Ports,
  events: readonly CaseEvent[] = [],
): Promise<Advance> {
  const walk = new Walk(version, caseId, state, ports);
  if (state.seq === 0 && state.tokens.length === 0) walk.begin();
  // Each event is followed to its end before the next, as if it had come alone.
  let more = events.length === 0 && (await walk.go());
  for (const event of events) {
    await walk.take(event);
    more = await walk.go();
  }
  const { changes, steps, wanted, taken, state: reached } = walk;
  const answered = events.some(({ event }) => event === 'answered');
  return { changes, steps, wanted, more, state: reached, ...(answered && { taken }) };
}

/** Performs one write, or takes one back, for a host; what it gives goes into the next stretch. */
export async function perform(version: VersionContent, wanted: Wanted, ports: Ports): Promise<Performed> {
  const { content, node } = nodeByPath(version, wanted.node);
  const patience = wanted.timeoutMs === undefined ? undefined : { attempts: 1, timeoutMs: wanted.timeoutMs };
  const effects = createEffects(content, portsAt(ports, wanted.node), patience);
  const began = effects.now();
  const context = contextOf(node, [wanted.data], wanted.key, effects);
  const result =
    wanted.effect === 'undo' ? await undone(node, context, wanted.undo ?? {}) : await written(node, context);
  const ended = effects.now();
  return { token: wanted.token, result, at: ended.toISOString(), tookMs: ended.getTime() - began.getTime() };
}

async function written(node: CompiledNode, context: NodeContext<unknown>): Promise<NodeResult> {
  const result = await node.kind.run(context);
  if ('wait' in result) throw new Error(`${node.kind.kind} writes, it does not wait`);
  return result;
}

async function undone(
  node: CompiledNode,
  context: NodeContext<unknown>,
  undo: Record<string, string | number>,
): Promise<NodeResult> {
  return { port: 'undone', ...(await node.kind.undo?.(context, undo)) };
}

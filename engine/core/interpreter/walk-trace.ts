/** The trace of a stretch: each node that is left, and each write that is taken back, is a step. */
import type { Token, Undoing } from '../case.ts';
import { itemOf } from '../case-scopes.ts';
import type { NodeResult } from '../node.ts';
import { nodeByPath } from '../scenes.ts';
import type { Text } from '../text.ts';
import type { Walk } from './walk.ts';

/** What a node of money says that it moved; undefined where it moved nothing. */
function amountOf({ output }: NodeResult): number | undefined {
  const amount = (output as { amountFen?: unknown } | undefined)?.amountFen;
  return typeof amount === 'number' ? amount : undefined;
}

/** Writes a step of the trace. */
export function trace(walk: Walk, token: Token, result: NodeResult, at: string, tookMs: number): void {
  const { prefix, content } = walk.scene(token);
  const path = `${prefix}${token.at}`;
  const item = itemOf(walk.state, token.scope);
  const seq = walk.state.seq + 1;
  const { kind, group } = walk.node(token).kind;
  const amountFen = group === 'money' ? amountOf(result) : undefined;
  walk.steps.push({
    seq,
    node: path,
    kind,
    visit: token.visit || (walk.state.visits[path] ?? 1),
    port: result.port,
    at,
    tookMs,
    prompts: (result.prompts ?? []).map((code) => walk.effectsOf(content).show(code)),
    ...(result.decision && { decision: result.decision }),
    ...(amountFen !== undefined && { amountFen }),
    ...(result.note && { note: result.note }),
    ...(item !== undefined && { item }),
  });
  walk.change({ change: 'traced', seq });
}

/** Writes the step of a write that was taken back. */
export function traceUndone(
  walk: Walk,
  { node: path, visit }: Undoing,
  note: Text | undefined,
  at: string,
  tookMs: number,
): void {
  const { node } = nodeByPath(walk.version, path);
  const seq = walk.state.seq + 1;
  const step = { seq, node: path, kind: node.kind.kind, visit, port: 'undone', at, tookMs, prompts: [] };
  walk.steps.push({ ...step, ...(note && { note }) });
  walk.change({ change: 'traced', seq });
}

/** What a node is run with, by whichever host. */
import type { CompiledNode } from './compile.ts';
import type { Effects } from './effects.ts';
import { evaluateExpression } from './expression.ts';
import type { CaseData } from './facts.ts';
import type { NodeContext } from './node.ts';

/** The idempotency key of one visit to a node in a case. */
export const keyOf = (caseId: string, path: string, visit: number): string => `${caseId}/${path}/${visit}`;

/** Makes the context of one visit to a node. */
export const contextOf = (
  { settings }: CompiledNode,
  data: CaseData,
  key: string,
  effects: Effects,
): NodeContext<unknown> => ({
  settings,
  data,
  effects,
  key,
  evaluate: (source) => evaluateExpression(source, { ...data, now: effects.now().toISOString() }),
});

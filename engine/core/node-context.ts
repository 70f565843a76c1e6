/** What a node is run with, by whichever host. */
import type { CompiledNode } from './compile.ts';
import type { Effects } from './effects.ts';
import { flattened } from './case-scopes.ts';
import { evaluateInLayers } from './expressions/expression.ts';
import type { CaseData } from './facts/facts.ts';
import type { NodeContext } from './node.ts';

/** The idempotency key of one visit to a node in a case. */
export const keyOf = (caseId: string, path: string, visit: number): string => `${caseId}/${path}/${visit}`;

/** Makes the context of one visit to a node that sees data in layers, which are made one only where a node asks for all. */
export function contextOf(
  { settings }: CompiledNode,
  layers: readonly CaseData[],
  key: string,
  effects: Effects,
): NodeContext<unknown> {
  let data: CaseData | undefined;
  return {
    settings,
    get data() {
      return (data ??= flattened(layers));
    },
    effects,
    key,
    evaluate: (source) => evaluateInLayers(source, [{ now: effects.now().toISOString() }, ...layers]),
  };
}

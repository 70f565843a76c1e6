/** Where an error within a scenario leads: out of the forks, for-eaches and calls around it, to the first that catches it. */
import { caughtBy } from './caught-by.ts';
import type { Scenario } from './scenario.ts';
import { errorPort, isForEach, isFork, type Graph, type GraphEdge, type GraphNode } from './graph.ts';
import { within, type Nesting } from './nesting.ts';
import { problemKinds } from './problem.ts';

/** The error that a node raises by itself; undefined where it raises none. */
export const raisedBy = ({ kind, settings }: GraphNode): string | undefined =>
  kind?.kind === 'raise-error' ? (settings as { code: string } | undefined)?.code : undefined;

/** Whether a code is that of a problem, which the platform raises by itself. */
export const isProblemCode = (code: string): boolean => Object.hasOwn(problemKinds, code);

/** The edge by which an error raised at a node is caught around it; undefined where nothing catches it. */
export function catchingEdge({ of }: Nesting, node: GraphNode, code: string): GraphEdge | undefined {
  for (let stretch = of.get(node); stretch; stretch = stretch.outer) {
    const by = caughtBy(stretch.opener.node.catches ?? [], code);
    if (by !== undefined) return stretch.opener.out.find(({ port }) => port === errorPort(by));
  }
  return undefined;
}

/** Whether anything around a node catches an error raised at it. */
export function isCaught({ of }: Nesting, node: GraphNode, code: string): boolean {
  for (let stretch = of.get(node); stretch; stretch = stretch.outer)
    if (caughtBy(stretch.opener.node.catches ?? [], code) !== undefined) return true;
  return false;
}

/** The errors that a node can be left by, as far as the scenario raises them itself; null where that is not known. */
export function raisedWithin(
  graph: Graph,
  nesting: Nesting,
  node: GraphNode,
  scenarios: Record<string, Scenario> | undefined,
): Set<string> | null {
  if (node.kind?.kind === 'sub-scenario') {
    const { scenario: id = '' } = (node.settings ?? {}) as { scenario?: string };
    const called = scenarios && Object.hasOwn(scenarios, id) ? scenarios[id] : undefined;
    return called ? raisedIn(called) : null;
  }
  const raised = new Set<string>();
  if (!isFork(node) && !isForEach(node)) return raised;
  for (const each of graph.nodes) {
    if (!within(nesting.of.get(each) ?? null, node)) continue;
    const code = raisedBy(each);
    if (code !== undefined) raised.add(code);
    if (each.kind?.kind === 'sub-scenario') return null;
  }
  return raised;
}

/** The errors that a scenario's own nodes raise. */
const raisedIn = ({ nodes }: Scenario): Set<string> =>
  new Set(
    nodes.flatMap(({ kind, settings }) =>
      kind === 'raise-error' && typeof settings['code'] === 'string' ? [settings['code']] : [],
    ),
  );

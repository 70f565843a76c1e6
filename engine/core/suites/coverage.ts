/** Coverage (覆盖): which nodes and ways out of a version some runs have taken, and which none has. */
import type { TraceStep } from '../case.ts';
import { graphOf } from '../graph.ts';
import { callsOf } from '../pin-subs.ts';
import type { VersionContent } from '../version.ts';

/** How much of something was reached. Names as in a trace: verify, verify:normal, pay/charge. */
export interface Reached {
  total: number;
  covered: number;
  /** In the order of the document. */
  uncovered: string[];
}

export interface Coverage {
  nodes: Reached;
  /** Ways out of nodes: verify:normal. */
  branches: Reached;
}

/** The name of a way out of a node. */
export const branchName = (node: string, port: string): string => `${node}:${port}`;

/** The ways that a step took: several where it forked. */
export const branchesOf = ({ node, port }: TraceStep): string[] =>
  port.split('+').map((each) => branchName(node, each));

interface Places {
  nodes: string[];
  branches: string[];
}

/** Every node and way out of a version, those of the scenarios it calls below their callers. */
export function placesOf({ scenario, subs = {} }: VersionContent, below = ''): Places {
  const places: Places = { nodes: [], branches: [] };
  const calls = new Map(callsOf(scenario).map((call) => [call.node, call.scenario]));
  for (const { id, ports } of graphOf(scenario).nodes) {
    const name = below + id;
    places.nodes.push(name);
    places.branches.push(...(ports ?? []).map((port) => branchName(name, port.id)));
    const sub = subs[calls.get(id) ?? ''];
    if (!sub) continue;
    const inner = placesOf(sub, `${name}/`);
    places.nodes.push(...inner.nodes);
    places.branches.push(...inner.branches);
  }
  return places;
}

const reached = (all: readonly string[], taken: ReadonlySet<string>): Reached => {
  const uncovered = all.filter((name) => !taken.has(name));
  return { total: all.length, covered: all.length - uncovered.length, uncovered };
};

/** What the traces of some runs have covered of a version. */
export function coverageOf(content: VersionContent, traces: readonly (readonly TraceStep[])[]): Coverage {
  const { nodes, branches } = placesOf(content);
  const steps = traces.flat();
  return {
    nodes: reached(nodes, new Set(steps.map(({ node }) => node))),
    branches: reached(branches, new Set(steps.flatMap(branchesOf))),
  };
}

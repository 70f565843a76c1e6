/** A version made ready to run: nodes and edges indexed, kinds looked up and settings parsed, once for all its cases. */
import { assertExists } from './control.ts';
import { factsOf, type Fact } from './facts.ts';
import type { NodeKind } from './node.ts';
import { nodeKind } from './nodes/index.ts';
import type { VersionContent } from './version.ts';

export interface CompiledNode {
  id: string;
  kind: NodeKind;
  settings: unknown;
  /** The node that each port leads to. */
  next: ReadonlyMap<string, CompiledNode>;
}

export interface CompiledScenario {
  start: CompiledNode;
  node(id: string): CompiledNode;
  /** The facts its policies may ask for. */
  facts: Record<string, Fact>;
}

const compiled = new WeakMap<VersionContent, CompiledScenario>();

/** Compiles a version; the same object is compiled once. The version must have passed the checks. */
export function compile(version: VersionContent): CompiledScenario {
  const known = compiled.get(version);
  if (known) return known;
  const made = build(version);
  compiled.set(version, made);
  return made;
}

function build({ scenario }: VersionContent): CompiledScenario {
  const nodes = new Map<string, CompiledNode & { next: Map<string, CompiledNode> }>();
  for (const { id, kind, settings } of scenario.nodes) {
    const definition = nodeKind(kind);
    nodes.set(id, { id, kind: definition, settings: definition.settings.parse(settings), next: new Map() });
  }
  const node = (id: string) => assertExists(nodes.get(id), `node ${id}`);
  for (const { from, port, to } of scenario.edges) node(from).next.set(port, node(to));
  const start = assertExists(
    [...nodes.values()].find(({ kind }) => kind.kind === 'start'),
    'start node',
  );
  return { start, node, facts: factsOf(scenario) };
}

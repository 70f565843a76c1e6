/** A version made ready to run: nodes and edges indexed, kinds looked up and settings parsed, once for all its cases. */
import { caughtBy } from './caught-by.ts';
import { assertExists } from './control.ts';
import type { Patience } from './effects.ts';
import { pathsOf } from './expressions/expression.ts';
import type { Fact } from './facts/facts.ts';
import { errorPort } from './graph.ts';
import type { NodeKind } from './node.ts';
import { nodeKind } from './nodes/index.ts';
import { factsOfVersion } from './facts/scenario-facts.ts';
import type { Limit, ScenarioNode } from './scenario.ts';
import type { VersionContent } from './version.ts';

export interface CompiledNode {
  id: string;
  kind: NodeKind;
  settings: unknown;
  /** The node that each port leads to. */
  next: ReadonlyMap<string, CompiledNode>;
  /** The variable its output goes into. */
  as: string | undefined;
  patience: Patience | undefined;
  catches: readonly string[];
  limit: { of: Limit; then: 'leave' | 'remind' } | undefined;
  /** The paths of the case's data that it uses: all that leaves the state when it is performed elsewhere. */
  reads: readonly (readonly string[])[];
  /** How many branches must have arrived, of a kind where they meet. */
  join: 'all' | 'any' | number | undefined;
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

function build(version: VersionContent): CompiledScenario {
  const { scenario } = version;
  const nodes = new Map<string, CompiledNode & { next: Map<string, CompiledNode> }>();
  for (const each of scenario.nodes) nodes.set(each.id, buildNode(each));
  const node = (id: string) => assertExists(nodes.get(id), `node ${id}`);
  for (const { from, port, to } of scenario.edges) node(from).next.set(port, node(to));
  const start = assertExists(
    [...nodes.values()].find(({ kind }) => kind.kind === 'start'),
    'start node',
  );
  return { start, node, facts: factsOfVersion(version) };
}

function buildNode(node: ScenarioNode): CompiledNode & { next: Map<string, CompiledNode> } {
  const kind = nodeKind(node.kind);
  const settings = kind.settings.parse(node.settings);
  const expressions = (kind.expressions?.(settings) ?? []).flatMap(({ source }) => pathsOf(source));
  const direct = (kind.reads?.(settings) ?? []).map((path) => path.split('.'));
  return {
    id: node.id,
    kind,
    settings,
    next: new Map(),
    as: node.as ?? kind.output?.(settings)?.as,
    patience: patienceOf(node),
    catches: node.catches ?? [],
    limit: node.limit,
    reads: [...direct, ...expressions],
    join: kind.join?.(settings),
  };
}

const patienceOf = ({ attempts, timeoutSeconds }: ScenarioNode): Patience | undefined =>
  attempts === undefined && timeoutSeconds === undefined
    ? undefined
    : { attempts: attempts ?? 1, ...(timeoutSeconds !== undefined && { timeoutMs: timeoutSeconds * 1000 }) };

/** The port by which a node catches an error; undefined where it does not. */
export function catchingPort({ catches }: Pick<CompiledNode, 'catches'>, code: string): string | undefined {
  const by = caughtBy(catches, code);
  return by === undefined ? undefined : errorPort(by);
}

/** Whether the host performs a node; one that takes back has other nodes' writes performed. */
export const performs = ({ kind }: CompiledNode): boolean => kind.effect === 'write' && !kind.undoes;

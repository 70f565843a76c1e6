/** The graph of a scenario, looked up once: each node with its kind, settings and ways out, and what leads where. */
import type { NodeKind, Port } from './node.ts';
import { otherwise } from './nodes/branch.ts';
import { findNodeKind } from './nodes/index.ts';
import type { Edge, Scenario, ScenarioNode } from './scenario.ts';
import { text } from './text.ts';

/** A node within its graph. */
export interface GraphNode {
  id: string;
  /** JSON Pointer within the scenario. */
  pointer: string;
  node: ScenarioNode;
  /** Undefined where the platform has no such kind. */
  kind: NodeKind | undefined;
  /** As its kind parsed them; undefined where kind or settings are not valid. */
  settings: unknown;
  /** Null where kind or settings are not valid. */
  ports: readonly Port[] | null;
  /** The edges that leave it, and those that lead to it; only edges between nodes that exist. */
  out: readonly GraphEdge[];
  into: readonly GraphEdge[];
}

/** An edge within its graph. */
export interface GraphEdge {
  edge: Edge;
  port: string;
  pointer: string;
  from: GraphNode;
  to: GraphNode;
}

export interface Graph {
  /** In the order of the document; of two nodes of one id the first counts. */
  nodes: readonly GraphNode[];
  node(id: string): GraphNode | undefined;
  start: GraphNode | undefined;
  edges: readonly GraphEdge[];
}

const forkKinds: readonly string[] = ['split', 'branch-inclusive'];

/** Whether a node lets several tokens go at once, which belong together until a join. */
export const isFork = ({ kind }: GraphNode): boolean => kind !== undefined && forkKinds.includes(kind.kind);
/** Whether a branch of a fork is taken only where no other is. */
export const isTakenAlone = ({ kind }: GraphNode, port: string): boolean =>
  kind?.kind === 'branch-inclusive' && port === otherwise.id;
/** Whether branches of a fork meet at a node. */
export const isJoin = ({ kind }: GraphNode): boolean => kind?.join !== undefined;
/** Whether a node runs a body once for every item. */
export const isForEach = ({ kind }: GraphNode): boolean => kind?.collected !== undefined;
/** Whether a case ends at a node. */
export const isEnd = ({ kind }: GraphNode): boolean => kind?.kind === 'end';

/** The port by which a node is left that caught an error. */
export const errorPort = (code: string): string => (code === '*' ? 'error' : `error-${code}`);

/** The ways out of a node that its options add to those of its kind: what it catches, and its limit in time. */
export function optionPorts({ catches = [], limit }: ScenarioNode): Port[] {
  return [
    ...catches.map((code) => ({
      id: errorPort(code),
      label: code === '*' ? text('其他错误', 'Any other error') : text(`错误 ${code}`, `Error ${code}`),
    })),
    ...(limit?.then === 'leave' ? [{ id: 'late', label: text('超过时限', 'Past its limit') }] : []),
  ];
}

/** Looks up the graph of a scenario. */
export function graphOf(scenario: Scenario): Graph {
  const nodes = scenario.nodes.map((node, index) => graphNode(node, `/nodes/${index}`));
  const byId = new Map<string, ReturnType<typeof graphNode>>();
  for (const node of nodes) if (!byId.has(node.id)) byId.set(node.id, node);
  const edges: GraphEdge[] = [];
  for (const [index, edge] of scenario.edges.entries()) {
    const [from, to] = [byId.get(edge.from), byId.get(edge.to)];
    if (!from || !to) continue;
    const found = { edge, port: edge.port, pointer: `/edges/${index}`, from, to };
    edges.push(found);
    from.out.push(found);
    to.into.push(found);
  }
  return { nodes, node: (id) => byId.get(id), start: nodes.find(({ kind }) => kind?.kind === 'start'), edges };
}

function graphNode(node: ScenarioNode, pointer: string): GraphNode & { out: GraphEdge[]; into: GraphEdge[] } {
  const kind = findNodeKind(node.kind);
  const settings = kind?.settings.safeParse(node.settings);
  const valid = kind && settings?.success;
  return {
    id: node.id,
    pointer,
    node,
    kind,
    settings: valid ? settings.data : undefined,
    ports: valid ? [...kind.ports(settings.data), ...optionPorts(node)] : null,
    out: [],
    into: [],
  };
}

/** The nodes that can be reached from some, by the edges that `passes` lets through; those themselves included. */
export function reachableFrom(
  from: readonly GraphNode[],
  passes: (edge: GraphEdge) => boolean = () => true,
): Set<GraphNode> {
  return walk(from, (node) => node.out.filter(passes).map(({ to }) => to));
}

/** The ids of the nodes that can be reached from one, itself included, by the edges that `passes` lets through; an id that there is not reaches nothing. */
export function idsReachableFrom(graph: Graph, id: string, passes?: (edge: GraphEdge) => boolean): Set<string> {
  const from = graph.node(id);
  return new Set(from ? [...reachableFrom([from], passes)].map((node) => node.id) : []);
}

/** The nodes from which one of some can be reached, by the edges that `passes` lets through; those themselves included. */
export function leadingTo(to: readonly GraphNode[], passes: (edge: GraphEdge) => boolean = () => true): Set<GraphNode> {
  return walk(to, (node) => node.into.filter(passes).map(({ from }) => from));
}

function walk(begin: readonly GraphNode[], next: (node: GraphNode) => readonly GraphNode[]): Set<GraphNode> {
  const reached = new Set(begin);
  const open = [...begin];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    for (const other of next(node)) {
      if (reached.has(other)) continue;
      reached.add(other);
      open.push(other);
    }
  }
  return reached;
}

/** The nodes that can be reached, each after those that lead to it where there is no loop. */
export function inOrder(graph: Graph): GraphNode[] {
  const order: GraphNode[] = [];
  const seen = new Set<GraphNode>();
  const open: { node: GraphNode; next: number }[] = [];
  const enter = (node: GraphNode) => {
    seen.add(node);
    open.push({ node, next: 0 });
  };
  if (graph.start) enter(graph.start);
  for (let top = open.at(-1); top; top = open.at(-1)) {
    const edge = top.node.out[top.next++];
    if (edge && !seen.has(edge.to)) enter(edge.to);
    if (edge) continue;
    order.push(top.node);
    open.pop();
  }
  return order.reverse();
}

/** Which node lies within which fork or for-each: what opens a stretch of the graph, and what closes it again. */
import {
  inOrder,
  isForEach,
  isFork,
  isJoin,
  optionPorts,
  reachableFrom,
  type Graph,
  type GraphEdge,
  type GraphNode,
} from './graph.ts';

/** The stretches a node lies in, innermost first; null outside all. */
export interface Stretch {
  opener: GraphNode;
  outer: Stretch | null;
}

/** Two ways to one node that belong to different stretches. */
export interface Clash {
  edge: GraphEdge;
  node: GraphNode;
}

export interface Nesting {
  /** The stretch of each node that can be reached from the start; null outside all. */
  of: ReadonlyMap<GraphNode, Stretch | null>;
  /** Edges that lead from one stretch into another without closing the first. */
  clashes: readonly Clash[];
  /** The join of each fork, where there is one, by the fork. */
  joins: ReadonlyMap<GraphNode, readonly GraphNode[]>;
  /** The branches of a fork by port: the nodes of each, up to where the fork is closed. */
  branches: ReadonlyMap<GraphNode, ReadonlyMap<string, ReadonlySet<GraphNode>>>;
}

/** Whether a node is left by a port into a stretch of its own. */
export function opensBy(node: GraphNode, port: string): boolean {
  if (isForEach(node)) return port === 'each';
  return isFork(node) && !optionPorts(node.node).some(({ id }) => id === port);
}

/** Whether a stretch is that of an opener, or lies within it. */
export function within(stretch: Stretch | null, opener: GraphNode): boolean {
  for (let each = stretch; each; each = each.outer) if (each.opener === opener) return true;
  return false;
}

/** The stretch in which a node is left by a port. */
function leaving(node: GraphNode, port: string, arriving: Stretch | null): Stretch | null {
  if (opensBy(node, port)) return { opener: node, outer: arriving };
  if (isJoin(node) && arriving && isFork(arriving.opener)) return arriving.outer;
  return arriving;
}

function same(a: Stretch | null, b: Stretch | null): boolean {
  if (a === b) return true;
  return a !== null && b !== null && a.opener === b.opener && same(a.outer, b.outer);
}

/** Works out the nesting of a graph: the first way that leads to a node tells where it lies. */
export function nestingOf(graph: Graph): Nesting {
  const of = new Map<GraphNode, Stretch | null>();
  const clashes: Clash[] = [];
  const open: GraphNode[] = [];
  if (graph.start) {
    of.set(graph.start, null);
    open.push(graph.start);
  }
  for (let node = open.shift(); node !== undefined; node = open.shift()) {
    for (const edge of node.out) {
      const stretch = leaving(node, edge.port, of.get(node) ?? null);
      if (isForEach(edge.to) && within(stretch, edge.to)) {
        if (stretch?.opener !== edge.to) clashes.push({ edge, node: edge.to });
        continue;
      }
      const known = of.get(edge.to);
      if (known === undefined) {
        of.set(edge.to, stretch);
        open.push(edge.to);
      } else if (!same(known, stretch)) clashes.push({ edge, node: edge.to });
    }
  }
  return { of, clashes, joins: joinsOf(of), branches: branchesOf(of) };
}

function joinsOf(of: ReadonlyMap<GraphNode, Stretch | null>): Map<GraphNode, GraphNode[]> {
  const joins = new Map<GraphNode, GraphNode[]>();
  for (const [node, stretch] of of) {
    if (!isJoin(node) || !stretch || !isFork(stretch.opener)) continue;
    joins.set(stretch.opener, [...(joins.get(stretch.opener) ?? []), node]);
  }
  return joins;
}

function branchesOf(of: ReadonlyMap<GraphNode, Stretch | null>): Map<GraphNode, Map<string, Set<GraphNode>>> {
  const branches = new Map<GraphNode, Map<string, Set<GraphNode>>>();
  for (const node of of.keys()) {
    if (!isFork(node)) continue;
    const stays = ({ from, to }: GraphEdge) => !closes(from, node, of) && within(of.get(to) ?? null, node);
    const ports = node.out.filter(({ port }) => opensBy(node, port));
    branches.set(node, new Map(ports.map(({ port, to }) => [port, reachableFrom([to], stays)])));
  }
  return branches;
}

/** Whether a node is where the branches of a fork end. */
const closes = (node: GraphNode, fork: GraphNode, of: ReadonlyMap<GraphNode, Stretch | null>): boolean =>
  isJoin(node) && of.get(node)?.opener === fork;

/** Whether an edge leads back to the for-each that its stretch runs for: an item ends by it. */
export function comesBack({ of }: Nesting, { from, port, to }: GraphEdge): boolean {
  return isForEach(to) && within(leaving(from, port, of.get(from) ?? null), to);
}

/**
 * The ways that lead to a node, grouped as they are to be met: what holds at the node holds on every way of a group,
 * and of several groups all have arrived. Ways back to a for-each are left out.
 */
export function waysTo(nesting: Nesting, node: GraphNode): GraphEdge[][] {
  const ways = node.into.filter((edge) => !comesBack(nesting, edge));
  const fork = waitsForAllOf(nesting, node);
  const branches = fork && nesting.branches.get(fork);
  if (!branches) return [ways];
  return [...branches].map(([port, nodes]) =>
    ways.filter((edge) => nodes.has(edge.from) || (edge.from === fork && edge.port === port)),
  );
}

/** The ways by which the items of a for-each end. */
export const waysBackTo = (nesting: Nesting, node: GraphNode): GraphEdge[] =>
  node.into.filter((edge) => comesBack(nesting, edge));

/** The split of which a node awaits every branch; all of them are under way. */
function waitsForAllOf({ of, branches }: Nesting, node: GraphNode): GraphNode | undefined {
  const opener = of.get(node)?.opener;
  if (opener?.kind?.kind !== 'split' || !isJoin(node) || node.settings === undefined) return undefined;
  const needed = node.kind?.join?.(node.settings);
  const count = branches.get(opener)?.size ?? 0;
  return needed === 'all' || (typeof needed === 'number' && needed >= count) ? opener : undefined;
}

/** Whether a node is reached only by ways that pass an edge with a mark; a branch that has met the others counts. */
export function surelyPassed(
  graph: Graph,
  nesting: Nesting,
  isMarked: (edge: GraphEdge) => boolean,
): (node: GraphNode) => boolean {
  const unpassed = new Set<GraphNode>(graph.start ? [graph.start] : []);
  const order = inOrder(graph);
  for (let before = 0; before !== unpassed.size;) {
    before = unpassed.size;
    for (const node of order) {
      const groups = unpassed.has(node) ? [] : waysTo(nesting, node).filter((ways) => ways.length > 0);
      const open = groups.every((ways) => ways.some((edge) => unpassed.has(edge.from) && !isMarked(edge)));
      if (groups.length > 0 && open) unpassed.add(node);
    }
  }
  return (node) => !unpassed.has(node);
}

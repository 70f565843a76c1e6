/** The data flow of a scenario: which variables may be set where a node is reached, which surely are, and of what type. */
import { beginsWith, learntBy, type Variables } from './data-learnt.ts';
import type { Scope } from './expressions/expression.ts';
import { graphOf, inOrder, isFork, type Graph, type GraphEdge, type GraphNode } from './graph.ts';
import { nestingOf, opensBy, waysBackTo, waysTo, within, type Nesting } from './nesting.ts';
import type { Scenario } from './scenario.ts';
import { isSame, unionOf } from './type-union.ts';
import type { ValueType } from './value-type.ts';

/** What is known of the variables at one place. */
export interface Known {
  /** Every variable that may be set. */
  may: Variables;
  /** Those that are set on every way. */
  surely: ReadonlySet<string>;
}

export interface DataFlow {
  /** What is known where a node is reached; undefined where nothing reaches it. */
  at(node: GraphNode): Known | undefined;
  /** The same as the scope of its expressions: what may be unset is optional. */
  scope(node: GraphNode): Scope;
  /** The scope in which an item of a for-each ends. */
  scopeBack(node: GraphNode): Scope;
  /** Every variable that is set somewhere, each as it may be unset. */
  anywhere: Scope;
  /** How often it went over the graph until nothing changed. */
  rounds: number;
}

/** After so many rounds whatever still changes may be anything: no scenario comes near. */
const mostRounds = 30;

/** Works out the data flow, forward from the start until nothing changes. */
export function dataFlowOf(scenario: Scenario, graph: Graph, nesting: Nesting): DataFlow {
  const round: Round = { scenario, nesting, arriving: new Map(), led: new Map() };
  const begins = beginsWith(scenario, graph);
  const beginning = { may: begins, surely: new Set(begins.keys()) };
  const order = inOrder(graph);
  let rounds = 0;
  for (let changed = true; changed; rounds += 1) {
    changed = false;
    for (const node of order) {
      const before = round.arriving.get(node);
      const met = node === graph.start ? beginning : meet(round, node);
      if (!met || (before && isSameKnown(before, met))) continue;
      round.arriving.set(node, rounds < mostRounds ? met : loosened(met));
      changed = rounds <= mostRounds;
    }
  }
  const scopes = new Map<Known | undefined, Scope>();
  return {
    at: (node) => round.arriving.get(node),
    scope(node) {
      const known = round.arriving.get(node);
      const scope = scopes.get(known) ?? scopeOf(known);
      scopes.set(known, scope);
      return scope;
    },
    scopeBack: (node) => scopeOf(comingBack(round, node)),
    anywhere: anywhere(round, graph),
    rounds,
  };
}

/** The variables that expressions of a node can use, for its author to pick from. */
export function scopeAt(scenario: Scenario, nodeId: string): Scope {
  const graph = graphOf(scenario);
  const node = graph.node(nodeId);
  return node ? dataFlowOf(scenario, graph, nestingOf(graph)).scope(node) : {};
}

/** One round over the graph: what was found so far. */
interface Round {
  scenario: Scenario;
  nesting: Nesting;
  arriving: Map<GraphNode, Known>;
  /** What came of each edge when that was known where it begins, for those on which it hangs on nothing else. */
  led: Map<GraphEdge, { known: Known; along: Known }>;
}

/** What is known where a node is reached, by all the ways that lead to it; undefined where none does yet. */
function meet(round: Round, node: GraphNode): Known | undefined {
  const branches = waysTo(round.nesting, node)
    .map((ways) => ways.flatMap((edge) => along(round, edge) ?? []))
    .flatMap(([first, ...rest]) => (first ? [rest.reduce(either, first)] : []));
  const [first, ...rest] = branches;
  if (!first || rest.length === 0) return first;
  const { may } = rest.reduce(either, first);
  return { may, surely: new Set(branches.flatMap(({ surely }) => [...surely])) };
}

/** What is known along an edge. */
function along(round: Round, edge: GraphEdge): Known | undefined {
  const { scenario, nesting, arriving, led } = round;
  const { from, port } = edge;
  const known = arriving.get(from);
  if (!known) return undefined;
  const before = led.get(edge);
  if (before?.known === known) return before.along;
  // An error may have left the branches of a fork anywhere.
  if (isFork(from) && !opensBy(from, port)) return whateverWithin(known, from, nesting, arriving);
  let hangsOnItems = false;
  const learnt = learntBy(scenario, from, port, {
    arriving: () => scopeOf(known),
    comingBack() {
      hangsOnItems = true;
      return scopeOf(comingBack(round, from));
    },
  });
  const found = learnt.length === 0 ? known : withLearnt(known, learnt);
  if (!hangsOnItems) led.set(edge, { known, along: found });
  return found;
}

const withLearnt = ({ may, surely }: Known, learnt: readonly [name: string, type: ValueType][]): Known => ({
  may: new Map([...may, ...learnt]),
  surely: new Set([...surely, ...learnt.map(([name]) => name)]),
});

/** What is set on any edge, as what may be unset. */
function anywhere(round: Round, graph: Graph): Scope {
  const may = new Map<string, ValueType>();
  for (const known of new Set(graph.edges.flatMap((edge) => along(round, edge) ?? []))) addAll(may, known.may);
  return scopeOf({ may, surely: new Set() });
}

/** What is known where an item of a for-each ends. */
function comingBack(round: Round, node: GraphNode): Known | undefined {
  const [first, ...rest] = waysBackTo(round.nesting, node).flatMap((edge) => along(round, edge) ?? []);
  return first && rest.reduce(either, first);
}

function whateverWithin(known: Known, fork: GraphNode, { of }: Nesting, arriving: Round['arriving']): Known {
  let met = known;
  for (const [node, stretch] of of) {
    const inside = within(stretch, fork) ? arriving.get(node) : undefined;
    if (inside) met = either(met, inside);
  }
  return { may: met.may, surely: known.surely };
}

/** What is known where two ways meet. Gives the first itself where the second changes nothing. */
function either(a: Known, b: Known): Known {
  if (a === b) return a;
  const may = new Map(a.may);
  addAll(may, b.may);
  return { may, surely: new Set([...a.surely].filter((name) => b.surely.has(name))) };
}

function addAll(may: Map<string, ValueType>, more: Variables): void {
  for (const [name, type] of more) {
    const mine = may.get(name);
    if (mine !== type) may.set(name, mine ? unionOf(mine, type) : type);
  }
}

function isSameKnown(a: Known, b: Known): boolean {
  if (a === b) return true;
  if (a.may.size !== b.may.size || a.surely.size !== b.surely.size) return false;
  for (const name of a.surely) if (!b.surely.has(name)) return false;
  for (const [name, type] of a.may) {
    const other = b.may.get(name);
    if (!other || !isSame(type, other)) return false;
  }
  return true;
}

const loosened = ({ may, surely }: Known): Known => ({
  may: new Map([...may].map(([name, { personal }]) => [name, { type: 'any', ...(personal && { personal }) }])),
  surely,
});

const optionals = new WeakMap<ValueType, ValueType>();

/** The type of what may be unset; the same for the same type. */
function optionalOf(type: ValueType): ValueType {
  const known = optionals.get(type) ?? { ...type, optional: true as const };
  optionals.set(type, known);
  return known;
}

/** The types of the variables, those that may be unset being optional. */
const scopeOf = (known: Known | undefined): Scope =>
  Object.fromEntries(
    [...(known?.may ?? [])].map(([name, type]) => [name, known?.surely.has(name) ? type : optionalOf(type)]),
  );

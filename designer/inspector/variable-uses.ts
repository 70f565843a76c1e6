/** The variables of a scenario: where each comes from, of what type it is, and who sets and who reads it. */
import { expressionsOf } from '../../engine/core/expressions/checked-expressions.ts';
import type { Ground } from '../../engine/core/check.ts';
import { pathsReadBy } from '../../engine/core/data-read.ts';
import type { GraphNode } from '../../engine/core/graph.ts';
import type { Scenario } from '../../engine/core/scenario.ts';
import type { ValueType } from '../../engine/core/value-type.ts';
import { flowOf } from './node-scope.ts';

/** own: declared by the scenario; input: asked for at the start; learnt: left by a node; given: there from the beginning. */
export type Origin = 'own' | 'input' | 'learnt' | 'given';

/** A variable, and the ids of the nodes that set and that read it. */
export interface VariableUse {
  name: string;
  origin: Origin;
  type: ValueType;
  setBy: readonly string[];
  readBy: readonly string[];
  /** It is declared, or asked for, and nothing ever sets it. */
  isUnset: boolean;
}

const given: readonly string[] = ['place', 'use', 'now'];

/** The variables that a node sets. */
function namesSetBy({ kind, node, settings }: GraphNode): string[] {
  if (!kind || settings === undefined) return [];
  if (kind.kind === 'start') return ['inputs'];
  if (kind.kind === 'assign') return Object.keys((settings as { set: object }).set);
  const item = kind.kind === 'for-each' ? [(settings as { item: string }).item, 'index'] : [];
  const output = kind.output?.(settings);
  return output ? [...item, node.as ?? output.as] : item;
}

/** The paths that each node reads, as lists of names. */
function pathsOfNodes(scenario: Scenario, ground: Ground): { id: string; path: readonly string[] }[] {
  const { graph, flow } = flowOf(scenario);
  const ofExpressions = expressionsOf(graph, flow).flatMap(({ node, uses }) =>
    uses.map((path) => ({ id: node.id, path })),
  );
  const ofNodes = graph.nodes.flatMap((node) => {
    const disclosed = (node.settings !== undefined && node.kind?.discloses?.(node.settings)) || [];
    const paths = [...pathsReadBy({ ground }, node), ...disclosed.flatMap((each) => each.paths)];
    return paths.map((path) => ({ id: node.id, path: path.split('.') }));
  });
  return [...ofExpressions, ...ofNodes];
}

const unique = (ids: readonly string[]): string[] => [...new Set(ids)];

/** Every variable: the scenario's own first, then what the start asks for, what nodes learn, and what is always there. */
export function variableUses(scenario: Scenario, ground: Ground): VariableUse[] {
  const { graph, flow } = flowOf(scenario);
  const reads = pathsOfNodes(scenario, ground);
  const own = scenario.variables ?? {};
  const settersOf = (name: string) => graph.nodes.filter((node) => namesSetBy(node).includes(name)).map(({ id }) => id);
  const readersOf = (name: string) => unique(reads.flatMap(({ id, path }) => (path[0] === name ? [id] : [])));
  const declared = Object.entries(own).map(([name, { type, initial }]): VariableUse => {
    const setBy = settersOf(name);
    const isUnset = setBy.length === 0 && initial === undefined;
    return { name, origin: 'own', type, setBy, readBy: readersOf(name), isUnset };
  });
  const inputs = flow.anywhere['inputs'];
  const asked = Object.entries(inputs?.type === 'record' ? inputs.fields : {}).map(([name, type]): VariableUse => {
    const readBy = unique(
      reads.flatMap(({ id, path }) => (path[0] === 'inputs' && (path.length === 1 || path[1] === name) ? [id] : [])),
    );
    return { name: `inputs.${name}`, origin: 'input', type, setBy: settersOf('inputs'), readBy, isUnset: false };
  });
  const others = Object.entries(flow.anywhere)
    .filter(([name]) => name !== 'inputs' && !Object.hasOwn(own, name))
    .map(([name, type]): VariableUse => {
      const origin = given.includes(name) ? 'given' : 'learnt';
      return { name, origin, type, setBy: settersOf(name), readBy: readersOf(name), isUnset: false };
    });
  return [...declared, ...asked, ...others.sort((a, b) => Number(a.origin === 'given') - Number(b.origin === 'given'))];
}

/** The scenario's own variables with one given another name; the same where the name is taken. */
export function renameOwn(
  variables: NonNullable<Scenario['variables']>,
  from: string,
  to: string,
): NonNullable<Scenario['variables']> {
  if (Object.hasOwn(variables, to)) return variables;
  return Object.fromEntries(Object.entries(variables).map(([name, each]) => [name === from ? to : name, each]));
}

/** A name for a new variable that nothing has. */
export function freeVariable(scenario: Scenario): string {
  const taken = new Set([...Object.keys(flowOf(scenario).flow.anywhere), ...Object.keys(scenario.variables ?? {})]);
  for (let number = 1; ; number += 1) if (!taken.has(`value${number}`)) return `value${number}`;
}

/** What a case would lack if it went on in another version: data that later nodes read and that nobody has gathered. */
import { dataPathsOf } from './expression.ts';
import { graphOf, idsReachableFrom, leadingTo } from './graph.ts';
import { findNodeKind } from './nodes/index.ts';
import type { Scenario, ScenarioNode } from './scenario.ts';

/** Known from the beginning of every case. */
const given = new Set(['place', 'from', 'now']);

const parsed = ({ kind, settings }: ScenarioNode) => {
  const definition = findNodeKind(kind);
  const result = definition?.settings.safeParse(settings);
  return definition && result?.success ? { definition, settings: result.data } : undefined;
};

/** The data a node reads: variables by name, inputs as inputs.name. */
function readsOf(node: ScenarioNode): string[] {
  const found = parsed(node);
  if (!found) return [];
  const { definition, settings } = found;
  const paths = [
    ...(definition.reads?.(settings) ?? []),
    ...(definition.expressions?.(settings) ?? []).flatMap(({ source }) => dataPathsOf(source)),
  ];
  return paths.map((path) => {
    const [root = '', name] = path.split('.');
    return root === 'inputs' && name !== undefined ? `inputs.${name}` : root;
  });
}

/** The data a node gathers. */
function gathersOf(node: ScenarioNode): string[] {
  const found = parsed(node);
  if (!found) return [];
  const output = found.definition.output?.(found.settings);
  const inputs = node.kind === 'start' ? (found.settings as { inputs?: { name: string }[] }).inputs : undefined;
  return [...(output ? [node.as ?? output.as] : []), ...(inputs ?? []).map(({ name }) => `inputs.${name}`)];
}

/** The nodes from which one can be reached, itself included. */
export function nodesBefore(scenario: Scenario, node: string): ScenarioNode[] {
  const graph = graphOf(scenario);
  const found = graph.node(node);
  return found ? [...leadingTo([found])].map((each) => each.node) : [];
}

/** The data that may be read from a node on, and that neither the way there nor the way on gathers. */
export function unsetAfter(from: Scenario, standsOn: string, to: Scenario, wouldStandOn: string): string[] {
  const ahead = idsReachableFrom(graphOf(to), wouldStandOn);
  const later = to.nodes.filter(({ id }) => ahead.has(id));
  const known = new Set([
    ...given,
    ...Object.keys({ ...from.variables, ...to.variables }),
    ...[...nodesBefore(from, standsOn), ...later].flatMap(gathersOf),
  ]);
  return [...new Set(later.flatMap(readsOf))].filter((name) => !known.has(name));
}

/** What a case would lack if it went on in another version: data that later nodes read and that nobody has gathered. */
import { pathsReadBy } from './data-read.ts';
import { factsUsed } from './policies/decide.ts';
import { dataPathsOf } from './expressions/expression.ts';
import { leadingTo, reachableFrom, type GraphNode } from './graph.ts';
import { assign } from './nodes/assign.ts';
import { forEach } from './nodes/for-each.ts';
import { start } from './nodes/start.ts';
import type { VersionContent } from './version.ts';

/** Known from the beginning of every case, and within every for-each. */
const given = ['place', 'use', 'from', 'now', 'index'];

type Policies = VersionContent['policies'];

/** The inputs that the policy of a node asks for. */
function inputsDecided({ settings }: GraphNode, policies: Policies): string[] {
  const { policy: name } = settings as { policy?: string };
  const pinned = name !== undefined && Object.hasOwn(policies, name) ? policies[name] : undefined;
  return pinned ? factsUsed(pinned.policy).filter((fact) => fact.startsWith('inputs.')) : [];
}

/** The data a node reads: variables by name, inputs as inputs.name. */
function readsOf(node: GraphNode, pinned: Policies): string[] {
  const { kind, settings } = node;
  if (!kind || settings === undefined) return [];
  const policies = Object.fromEntries(Object.entries(pinned).map(([name, { policy }]) => [name, policy]));
  const paths = [
    ...pathsReadBy({ ground: { policies, prompts: {} } }, node),
    ...inputsDecided(node, pinned),
    ...(kind.expressions?.(settings) ?? []).flatMap(({ source }) => dataPathsOf(source)),
  ];
  return paths.map((path) => {
    const [root = '', name] = path.split('.');
    return root === 'inputs' && name !== undefined ? `inputs.${name}` : root;
  });
}

/** The data a node gathers. */
function gathersOf({ kind, settings, node }: GraphNode): string[] {
  if (!kind || settings === undefined) return [];
  if (kind.kind === start.kind) return start.settings.parse(settings).inputs.map(({ name }) => `inputs.${name}`);
  const output = kind.output?.(settings);
  return [
    ...(output ? [node.as ?? output.as] : []),
    ...(kind.kind === assign.kind ? Object.keys(assign.settings.parse(settings).set) : []),
    ...(kind.kind === forEach.kind ? [forEach.settings.parse(settings).item] : []),
  ];
}

/** A version, and a node of it on which a case stands or would stand. */
export interface Stand {
  content: VersionContent;
  node: GraphNode;
}

/** The data that may be read from a node on, and that neither the way there nor the way on gathers. */
export function unsetAfter(before: Stand, after: Stand): string[] {
  const later = [...reachableFrom([after.node])];
  const known = new Set([
    ...given,
    ...Object.keys({ ...before.content.scenario.variables, ...after.content.scenario.variables }),
    ...[...leadingTo([before.node]), ...later].flatMap(gathersOf),
  ]);
  return [...new Set(later.flatMap((each) => readsOf(each, after.content.policies)))].filter(
    (name) => !known.has(name),
  );
}

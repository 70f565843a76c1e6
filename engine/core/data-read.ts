/** Which variables are read by whom: by expressions, by node kinds themselves, and by the policies that are decided. */
import type { Subject } from './check.ts';
import { factsUsed } from './decide.ts';
import { factNamed, factsOf } from './facts.ts';
import type { GraphNode } from './graph.ts';

const variableOf = { card: 'card', 'national-platform': 'state', clock: null, case: null } as const;

/** The variables that a node reads by itself, besides its expressions. */
export function readBy({ scenario, ground }: Pick<Subject, 'scenario' | 'ground'>, node: GraphNode): Set<string> {
  if (!node.kind || node.settings === undefined) return new Set();
  const read = new Set((node.kind.reads?.(node.settings) ?? []).map((path) => path.split('.')[0] ?? path));
  const name = node.kind.kind === 'decide-by-policy' ? node.node.settings['policy'] : undefined;
  const policy = typeof name === 'string' && Object.hasOwn(ground.policies, name) ? ground.policies[name] : undefined;
  if (!policy) return read;
  const known = factsOf(scenario);
  for (const used of factsUsed(policy)) {
    const source = factNamed(known, used)?.source;
    const variable = source && variableOf[source];
    if (variable) read.add(variable);
  }
  return read;
}

/** Every variable that something in the scenario reads. */
export function variablesRead(subject: Subject): Set<string> {
  const read = new Set(subject.expressions.flatMap(({ uses }) => uses.flatMap(([variable]) => variable ?? [])));
  for (const node of subject.graph.nodes) {
    for (const variable of readBy(subject, node)) read.add(variable);
    for (const { paths } of (node.settings !== undefined && node.kind?.discloses?.(node.settings)) || [])
      for (const path of paths) read.add(path.split('.')[0] ?? path);
  }
  return read;
}

/** Which variables are read by whom: by expressions, by node kinds themselves, and by the policies that are decided. */
import type { Subject } from './check.ts';
import { factsUsed } from './decide.ts';
import type { GraphNode } from './graph.ts';

/** The path that a fact of the catalogue is drawn from. */
const pathOfFact: Readonly<Record<string, string>> = {
  'card.state': 'state.card',
  'card.authenticated': 'card.authenticated',
  'card.class': 'card.cardClass',
  'card.valid': 'card.validUntil',
  'card.local': 'card.division',
  'person.state': 'state.person',
  'person.age': 'card.birthDate',
  'person.sex': 'card.sex',
};

/** The paths of the case's data that a node reads by itself, besides its expressions. */
export function pathsReadBy({ ground: { policies } }: Pick<Subject, 'ground'>, node: GraphNode): string[] {
  if (!node.kind || node.settings === undefined) return [];
  const name = node.kind.kind === 'decide-by-policy' ? node.node.settings['policy'] : undefined;
  const policy = typeof name === 'string' && Object.hasOwn(policies, name) ? policies[name] : undefined;
  const facts = policy ? factsUsed(policy) : [];
  return [
    ...(node.kind.reads?.(node.settings) ?? []),
    ...facts.flatMap((fact) => (Object.hasOwn(pathOfFact, fact) ? (pathOfFact[fact] ?? []) : [])),
  ];
}

/** Every variable that something in the scenario reads. */
export function variablesRead(subject: Subject): Set<string> {
  const read = new Set(subject.expressions.flatMap(({ uses }) => uses.flatMap(([variable]) => variable ?? [])));
  for (const node of subject.graph.nodes) {
    for (const path of pathsReadBy(subject, node)) read.add(variableOf(path));
    for (const { paths } of (node.settings !== undefined && node.kind?.discloses?.(node.settings)) || [])
      for (const path of paths) read.add(variableOf(path));
  }
  return read;
}

const variableOf = (path: string): string => path.split('.')[0] ?? path;

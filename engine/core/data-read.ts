/** Which variables are read by whom: by expressions, by node kinds themselves, and by the policies that are decided. */
import type { Subject } from './check.ts';
import { factsUsed } from './policies/decide.ts';
import { dataPrefix, factNamed, facts } from './facts/facts.ts';
import type { GraphNode } from './graph.ts';
import type { Policy } from './policies/policy.ts';

/** The path of a case's data that a fact is drawn from, where it is of the catalogue or of a variable. */
const pathOfFact = (name: string): string | undefined =>
  name.startsWith(dataPrefix) ? name.slice(dataPrefix.length) : factNamed(facts, name)?.path;

/** The policy by which a node decides. */
function policyOf(policies: Record<string, Policy>, { kind, node }: GraphNode): Policy | undefined {
  const name = kind?.kind === 'decide-by-policy' ? node.settings['policy'] : undefined;
  return typeof name === 'string' && Object.hasOwn(policies, name) ? policies[name] : undefined;
}

/** The paths of the case's data that a node reads by itself, besides its expressions. */
export function pathsReadBy({ ground: { policies } }: Pick<Subject, 'ground'>, node: GraphNode): string[] {
  if (!node.kind || node.settings === undefined) return [];
  const policy = policyOf(policies, node);
  const used = policy ? factsUsed(policy) : [];
  return [...(node.kind.reads?.(node.settings) ?? []), ...used.flatMap((fact) => pathOfFact(fact) ?? [])];
}

/** The paths that must be set where a node is reached: of facts that an outside system can be asked for those that asking takes, of those whose policy says what follows where they are not known none. */
export function pathsNeededBy(
  { ground: { policies } }: Pick<Subject, 'ground'>,
  node: GraphNode,
  isSet: (path: string) => boolean,
): string[] {
  if (!node.kind || node.settings === undefined) return [];
  const policy = policyOf(policies, node);
  const used = policy && !policy.unknown ? factsUsed(policy) : [];
  return [
    ...(node.kind.reads?.(node.settings) ?? []),
    ...used.flatMap((name) => {
      const path = pathOfFact(name);
      const { question, fallback } = factNamed(facts, name) ?? {};
      if (fallback !== undefined) return [];
      if (question && (path === undefined || !isSet(path))) return question.reads;
      return path ?? [];
    }),
  ];
}

/** Whether a node decides by a policy that asks an outside system for what the case does not hold, and does not say what follows where it cannot. */
export function asksForFacts(
  { ground: { policies }, flow }: Pick<Subject, 'ground' | 'flow'>,
  node: GraphNode,
): boolean {
  const policy = policyOf(policies, node);
  if (!policy || policy.unknown) return false;
  const scope = flow.scope(node);
  return factsUsed(policy).some((name) => {
    const { question, path = '' } = factNamed(facts, name) ?? {};
    return question !== undefined && !Object.hasOwn(scope, variableOf(path));
  });
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

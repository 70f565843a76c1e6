/** Conformance (符合性): by clause of the standard, what of a scenario answers to it, what speaks against it, and which clauses it names without serving them. */
import type { Ground } from './check.ts';
import { checks } from './checks/index.ts';
import { clauses } from './clauses.ts';
import type { Finding } from './finding.ts';
import { findNodeKind } from './nodes/index.ts';
import { policiesNamedBy } from './pin.ts';
import type { Policy } from './policies/policy.ts';
import { fields, type Scenario } from './scenario.ts';
import { text, type Text } from './text.ts';

/** broken: an error speaks against it; doubtful: a warning does; unserved: the scenario names it, and nothing of it serves it. */
export type Standing = 'served' | 'doubtful' | 'broken' | 'unserved';

/** How a scenario stands to one clause. */
export interface ClauseConformance {
  clause: string;
  title: Text;
  /** Whether the scenario itself says that it answers to the clause. */
  named: boolean;
  standing: Standing;
  /** What the scenario says of itself that answers to it. */
  document: Text[];
  /** Ids of the nodes whose kinds help to fulfil it. */
  nodes: string[];
  /** Names of the policies with rules that state it. */
  policies: string[];
  /** Titles of the checks of the clause that found nothing. */
  passed: Text[];
  findings: Finding[];
}

/** What a scenario says of itself, by the clause that it answers to. */
const saidBy = ({ field, purpose }: Scenario): Readonly<Record<string, Text>> => ({
  'scenario.type': fields[field],
  ...(purpose && { 'access.data-security': purpose.label }),
});

/** The clauses that a policy's rules, or the rows of its table, state. */
export const statedBy = ({ rules, table }: Policy): readonly string[] =>
  (rules ?? table.rows).flatMap((each) => each.clauses ?? []);

/** Adds a name under a clause, once. */
function note(names: Map<string, string[]>, clause: string, name: string): void {
  const those = names.get(clause) ?? [];
  if (!those.includes(name)) names.set(clause, [...those, name]);
}

function nodesByClause({ nodes }: Scenario): Map<string, string[]> {
  const by = new Map<string, string[]>();
  for (const { id, kind } of nodes) for (const clause of findNodeKind(kind)?.clauses ?? []) note(by, clause, id);
  return by;
}

function policiesByClause(scenario: Scenario, { policies }: Pick<Ground, 'policies'>): Map<string, string[]> {
  const by = new Map<string, string[]>();
  for (const name of policiesNamedBy(scenario)) {
    const policy = policies[name];
    if (policy) for (const clause of statedBy(policy)) note(by, clause, name);
  }
  return by;
}

/** Checks of a clause that found nothing; one that could not be met by a scenario without such nodes passes too, and serves nothing. */
const passedOf = (clause: string, findings: readonly Finding[]): Text[] =>
  checks
    .filter((check) => (check.clauses as readonly string[]).includes(clause))
    .filter(({ name }) => findings.every(({ check }) => check !== name))
    .map(({ title }) => title);

function standingOf(served: boolean, against: readonly Finding[]): Standing {
  if (against.some(({ severity }) => severity === 'error')) return 'broken';
  if (!served) return 'unserved';
  return against.length > 0 ? 'doubtful' : 'served';
}

const known: Readonly<Record<string, Text>> = clauses;

/** What of a scenario answers to clauses. */
function servingOf(scenario: Scenario, ground: Pick<Ground, 'policies'>) {
  const nodes = nodesByClause(scenario);
  const policies = policiesByClause(scenario, ground);
  return { nodes, policies, said: saidBy(scenario) };
}

/** The clauses that something of a scenario answers to, whatever may speak against it. */
export function servedClauses(scenario: Scenario, ground: Pick<Ground, 'policies'>): Set<string> {
  const { nodes, policies, said } = servingOf(scenario, ground);
  return new Set([...Object.keys(said), ...nodes.keys(), ...policies.keys()]);
}

/** Every clause that a scenario names, serves or breaks, in the order of the standard; clauses that nobody knows come last. */
export function conformanceOf(
  scenario: Scenario,
  ground: Pick<Ground, 'policies'>,
  findings: readonly Finding[],
): ClauseConformance[] {
  const { nodes, policies, said } = servingOf(scenario, ground);
  const touched = new Set([
    ...scenario.clauses,
    ...Object.keys(said),
    ...nodes.keys(),
    ...policies.keys(),
    ...findings.flatMap((finding) => finding.clauses),
  ]);
  const order = [...Object.keys(known), ...[...touched].filter((clause) => !Object.hasOwn(known, clause)).sort()];
  return order
    .filter((clause) => touched.has(clause))
    .map((clause) => {
      const own = said[clause];
      const document = own ? [own] : [];
      const serving = { nodes: nodes.get(clause) ?? [], policies: policies.get(clause) ?? [] };
      const against = findings.filter((finding) => finding.clauses.includes(clause));
      return {
        clause,
        title: known[clause] ?? text(clause, clause),
        named: scenario.clauses.includes(clause),
        standing: standingOf(
          [document, serving.nodes, serving.policies].some(({ length }) => length > 0),
          against,
        ),
        document,
        ...serving,
        passed: passedOf(clause, findings),
        findings: against,
      };
    });
}

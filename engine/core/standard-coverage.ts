/** How the platform stands to the standard: by clause, which node kinds, checks, interfaces, policies, procedures and scenarios answer to it, how many saved tests run them, and where the platform deviates. */
import { checks } from './checks/index.ts';
import { servedClauses, statedBy } from './conformance.ts';
import { nodeKinds } from './nodes/index.ts';
import type { Policy } from './policies/policy.ts';
import { procedures } from './procedures/index.ts';
import type { Procedure } from './procedures/procedure.ts';
import type { Scenario } from './scenario.ts';
import { chapterOf, standardChanges, type ClauseChange, type Standard } from './standard.ts';
import { text, type Text } from './text.ts';

/** covered: something answers to it; partly: something does, and a deviation is stated; deviates: only a deviation is; uncovered: nothing. */
export const standings = ['covered', 'partly', 'deviates', 'uncovered'] as const;
export type CoverageStanding = (typeof standings)[number];

interface Named {
  id: string;
  name: Text;
}

/** The parts of the platform that may answer to a clause. Interfaces are named like POST /api/scenarios/{id}/filings, stages like system-access/trial. */
export const answering = ['kinds', 'checks', 'routes', 'policies', 'procedures', 'scenarios'] as const;
export type Answering = (typeof answering)[number];

/** What answers to one clause. */
export interface ClauseCoverage extends Record<Answering, Named[]> {
  clause: string;
  chapter: string;
  title: Text;
  requirement: Text;
  sources: { source: string; place?: string | undefined }[];
  standing: CoverageStanding;
  /** Saved tests of those scenarios. */
  tests: number;
  deviation: Text | null;
}

/** What the platform has beside its code. */
export interface Content {
  scenarios: readonly Scenario[];
  policies: Readonly<Record<string, Policy>>;
  /** How many tests each scenario has saved. */
  tests: Readonly<Record<string, number>>;
  routes: readonly { method: string; path: string; summary: Text; clauses?: readonly string[] | undefined }[];
}

/** Names under clauses. */
type Index = ReadonlyMap<string, readonly Named[]>;

function indexOf(entries: Iterable<readonly [clauses: Iterable<string>, named: Named]>): Index {
  const index = new Map<string, Named[]>();
  for (const [clauses, named] of entries)
    for (const clause of new Set(clauses)) index.set(clause, [...(index.get(clause) ?? []), named]);
  return index;
}

/** A procedure, and those of its stages that cite clauses of their own; a stage of several acts is named once. */
function* citedBy({ kind, name, clauses, acts }: Procedure): Generator<readonly [readonly string[], Named]> {
  yield [clauses, { id: kind, name }];
  const citing = Object.values(acts)
    .flat()
    .filter((stage) => stage.clauses?.length);
  for (const stage of new Map(citing.map((each) => [each.id, each])).values()) {
    const says = text(`${name['zh-CN']} · ${stage.name['zh-CN']}`, `${name.en} · ${stage.name.en}`);
    yield [stage.clauses ?? [], { id: `${kind}/${stage.id}`, name: says }];
  }
}

/** Everything that cites clauses, by clause. */
function citations({ scenarios, policies, routes }: Content): Record<Answering, Index> {
  return {
    kinds: indexOf(Object.values(nodeKinds).map(({ kind, label, clauses }) => [clauses, { id: kind, name: label }])),
    checks: indexOf(checks.map(({ name, title, clauses }) => [clauses, { id: name, name: title }])),
    routes: indexOf(
      routes.map(({ method, path, summary, clauses = [] }) => [
        clauses,
        { id: `${method.toUpperCase()} ${path}`, name: summary },
      ]),
    ),
    policies: indexOf(Object.values(policies).map((each) => [statedBy(each), { id: each.name, name: each.title }])),
    procedures: indexOf(Object.values(procedures).flatMap((each) => [...citedBy(each)])),
    scenarios: indexOf(scenarios.map((each) => [servedClauses(each, { policies }), { id: each.id, name: each.name }])),
  };
}

function standingOf(serves: boolean, deviation: Text | null): CoverageStanding {
  if (serves) return deviation ? 'partly' : 'covered';
  return deviation ? 'deviates' : 'uncovered';
}

/** Something of each part. */
const byPart = <T>(of: (part: Answering) => T) =>
  Object.fromEntries(answering.map((part) => [part, of(part)])) as Record<Answering, T>;

/** The statement of the platform's conformance, in the order of the standard. */
export function coverageOf(standard: Standard, content: Content): ClauseCoverage[] {
  const cited = citations(content);
  const deviations = new Map(standard.deviations.map(({ clause, text }) => [clause, text]));
  return standard.clauses.map(({ id, title, requirement, sources }) => {
    const answers = byPart((part) => [...(cited[part].get(id) ?? [])]);
    const deviation = deviations.get(id) ?? null;
    // A scenario's own word serves a clause too, such as its field.
    const serves = Object.values(answers).some(({ length }) => length > 0);
    return {
      clause: id,
      chapter: chapterOf(id),
      title,
      requirement,
      sources,
      standing: standingOf(serves, deviation),
      ...answers,
      tests: answers.scenarios.reduce((sum, scenario) => sum + (content.tests[scenario.id] ?? 0), 0),
      deviation,
    };
  });
}

/** How many clauses stand how. */
export function coverageSum(coverage: readonly ClauseCoverage[]): Record<CoverageStanding, number> {
  const sum: Record<CoverageStanding, number> = { covered: 0, partly: 0, deviates: 0, uncovered: 0 };
  for (const { standing } of coverage) sum[standing] += 1;
  return sum;
}

/** A change of the standard, with what answers to the clause today and is to be looked at again. */
export interface ClauseImpact extends ClauseChange {
  concerns: Record<Answering, Named[]>;
}

/** What another edition of the standard concerns; an added clause concerns nothing yet. */
export function impactOf(standard: Standard, other: Standard, content: Content): ClauseImpact[] {
  const today = new Map(coverageOf(standard, content).map((each) => [each.clause, each]));
  return standardChanges(standard, other).map((change) => ({
    ...change,
    concerns: byPart((part) => today.get(change.clause)?.[part] ?? []),
  }));
}

/** What a design-time check is: a name, its clauses, why it matters, and a function from a scenario to what is wrong with it. */
import { expressionsOf, type NodeExpression } from './expressions/checked-expressions.ts';
import type { clauses } from './clauses.ts';
import { dataFlowOf, type DataFlow } from './data-flow.ts';
import type { Finding } from './finding.ts';
import { graphOf, type Graph, type GraphNode } from './graph.ts';
import { nestingOf, type Nesting } from './nesting.ts';
import type { Network } from './nodes/start.ts';
import type { Policy } from './policies/policy.ts';
import type { Prompts } from './prompts/prompt.ts';
import type { Scenario } from './scenario.ts';
import type { Text } from './text.ts';

/** What a scenario stands on when it is checked: the policies, prompts, scenarios and systems the platform has. */
export interface Ground {
  policies: Record<string, Policy>;
  prompts: Prompts;
  /** The scenarios that it may call, by id; where they are not given, calls are not followed. */
  scenarios?: Record<string, Scenario>;
  /** The application systems taken on, and the network each is reached by; where they are not given, none is known. */
  systems?: Record<string, { network: Network }>;
}

/** A scenario with what every check would else look up again. */
export interface Subject {
  scenario: Scenario;
  ground: Ground;
  graph: Graph;
  nesting: Nesting;
  flow: DataFlow;
  expressions: readonly NodeExpression[];
}

/** What a check says; its name, severity and clauses are added from its definition. */
export type Remark = Pick<Finding, 'pointer' | 'node' | 'message'>;

/** A change that mends a finding: what it does in words, and the scenario after it. */
export interface Fix {
  label: Text;
  scenario: Scenario;
}

export interface Check {
  name: string;
  severity: Finding['severity'];
  clauses: readonly (keyof typeof clauses)[];
  title: Text;
  /** For an author: what would happen, and what to do instead. */
  why: Text;
  run: (subject: Subject) => Remark[];
  /** Mends one of its remarks; null where that takes a person. */
  fix?: (subject: Subject, remark: Remark) => Fix | null;
}

/** States a check. */
export const defineCheck = (check: Check): Check => check;

/** Looks up once what the checks of a scenario need. */
export function subjectOf(scenario: Scenario, ground: Ground): Subject {
  const graph = graphOf(scenario);
  const nesting = nestingOf(graph);
  const flow = dataFlowOf(scenario, graph, nesting);
  return { scenario, ground, graph, nesting, flow, expressions: expressionsOf(graph, flow) };
}

/** A remark on a node, or on what lies below it. */
export const remarkOn = ({ id, pointer }: GraphNode, message: Text, below = ''): Remark => ({
  pointer: pointer + below,
  node: id,
  message,
});

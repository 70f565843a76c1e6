/** What a design-time check is: a name, its clauses, and a function from a scenario to what is wrong with it. */
import type { Finding } from './finding.ts';
import type { Policy } from './policy.ts';
import type { Prompts } from './prompt.ts';
import type { Scenario } from './scenario.ts';

/** What a scenario stands on when it is checked: the policies and prompts the platform has. */
export interface Ground {
  policies: Record<string, Policy>;
  prompts: Prompts;
}

/** What a check says; its name, severity and clauses are added from its definition. */
export type Remark = Pick<Finding, 'pointer' | 'node' | 'message'>;

export interface Check {
  name: string;
  severity: Finding['severity'];
  clauses: readonly string[];
  run: (scenario: Scenario, ground: Ground) => Remark[];
}

/** States a check. */
export const defineCheck = (check: Check): Check => check;

/** The pointer of a node within its scenario. */
export const nodePointer = (scenario: Scenario, id: string): string =>
  `/nodes/${scenario.nodes.findIndex((node) => node.id === id)}`;

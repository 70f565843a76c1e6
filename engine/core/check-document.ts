/** Checks any JSON as a scenario: what does not fit the schema becomes findings too, with pointers into the document. */
import { z } from 'zod';
import type { Ground } from './check.ts';
import { checkScenario } from './checks/index.ts';
import { outOfBounds } from './document-bounds.ts';
import type { Finding } from './finding.ts';
import { Edge, Scenario, ScenarioNode } from './scenario.ts';
import { fieldErrorsOf } from './schema-errors.ts';
import type { Text } from './text.ts';

/** As a scenario, but for the number of nodes and edges, which a check speaks of. */
const OfAnySize = Scenario.extend({ nodes: z.array(ScenarioNode).min(1), edges: z.array(Edge) });

const mostErrors = 200;

const schemaFinding = (pointer: string, message: Text): Finding => ({
  check: 'schema',
  severity: 'error',
  pointer,
  message,
  clauses: ['scenario.manage'],
});

/** Everything that is wrong with a would-be scenario, errors first. Never throws, whatever it is given. */
export function checkDocument(json: unknown, ground: Ground): Finding[] {
  const bounds = outOfBounds(json);
  if (bounds) return [schemaFinding('', bounds)];
  const parsed = OfAnySize.safeParse(json);
  if (parsed.success) {
    return checkScenario(parsed.data, ground).map((each) => ({ ...each, pointer: within(json, each.pointer) }));
  }
  return fieldErrorsOf(parsed.error)
    .slice(0, mostErrors)
    .map(({ pointer, message }) => schemaFinding(pointer, message));
}

/** As much of a pointer as leads into a document, or to what its parent lacks: what the schema adds is not in there. */
function within(document: unknown, pointer: string): string {
  let [at, led] = [document, ''];
  for (const step of pointer.split('/').slice(1)) {
    if (typeof at !== 'object' || at === null) return led;
    led += `/${step}`;
    at = (at as Record<string, unknown>)[step.replaceAll('~1', '/').replaceAll('~0', '~')];
  }
  return led;
}

/** A finding: what a design-time check says of a scenario, with the place and the clause. */
import type { Text } from './text.ts';

export interface Finding {
  check: string;
  severity: 'error' | 'warning';
  /** JSON Pointer into the scenario document: of the place, or of where something is missing. */
  pointer: string;
  /** Node it concerns, where there is one. */
  node?: string;
  message: Text;
  clauses: string[];
}

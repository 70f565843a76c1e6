/** What hangs on an entry of a register: what a suspension or termination takes with it. */
import type { RegisterName, RegistrationState } from './registration.ts';
import type { Text } from '../text.ts';

/** GET /api/registrations/{id}/impact. */
export interface RegistrationImpact {
  /** How many of each register hang on it. */
  counts: Partial<Record<RegisterName, number>>;
  /** The first fifty of them. */
  entries: { id: string; name: string; register: RegisterName; state: RegistrationState; suspended: boolean }[];
  hasMore: boolean;
  /** Published scenarios of the institution, which nobody can use then. */
  scenarios: { id: string; name: Text }[];
}

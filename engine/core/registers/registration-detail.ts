/** An entry of a register as its page shows it: with its form, masked for everybody. */
import type { Registration } from './registration.ts';
import type { Text } from '../text.ts';

/** GET /api/registrations/{id}. */
export interface RegistrationDetail extends Registration {
  suspended: boolean;
  /** What the entries are called that it names: the one it hangs on, and those from which flags came. */
  names: Record<string, string>;
  /** What was filled in, in the order of the form; what is personal is masked, what was left out is not there. */
  fields: { name: string; label: Text; value: string | Text }[];
}

/** An institution (应用机构) that uses the card: what it is called, where it is, and the code that names it. */
import { z } from 'zod';
import { SocialCreditCode } from './codes/social-credit-code.ts';
import { Region } from './rights.ts';
import { Text } from './text.ts';

/** An institution. */
export const Institution = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z][a-z0-9-]{1,59}$/)
    .describe('Names it where cases, tasks and accounts say to whom they belong'),
  name: Text,
  region: Region,
  creditCode: SocialCreditCode,
});
export type Institution = z.infer<typeof Institution>;

/** An item of GET /api/institutions. */
export interface KnownInstitution extends Institution {
  /** Whether it may use the card now; one that may not is listed only where all are asked for. */
  inUse: boolean;
}

/** The file rulesets/demo/institutions.json. */
export const DemoInstitutions = z.strictObject({ notice: Text, institutions: z.array(Institution).min(1) });

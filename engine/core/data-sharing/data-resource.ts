/** A data resource (数据资源): who provides it, its fields with their classes of personal data, and which of them each purpose needs. */
import { z } from 'zod';
import { oneOf } from '../one-of.ts';
import { Region } from '../rights.ts';
import { text, Text } from '../text.ts';
import { personalClasses, type PersonalClass } from '../value-type.ts';

/** How data is shared. */
export const sharingModes = {
  verify: text('核验', 'Verification'),
  query: text('查询', 'Query'),
  batch: text('批量交换', 'Batches'),
  reflow: text('数据回流', 'Reflow'),
} as const satisfies Record<string, Text>;

const Code = z
  .string()
  .regex(/^[a-z][a-zA-Z0-9-]{1,59}$/)
  .describe('Names it in applications');
/** A file of rulesets/data-resources/. */
export const DataResource = z.strictObject({
  $schema: z.string().optional(),
  id: Code,
  name: Text,
  provider: z.strictObject({ institution: z.string().min(1).max(60), region: Region }).describe('Whose data it is'),
  legalBasis: Text.describe('By which law it may be shared'),
  modes: z.array(oneOf(sharingModes)).min(1),
  fields: z
    .array(
      z.strictObject({
        name: Code,
        label: Text,
        personal: oneOf(personalClasses).nullable().describe('Its class of personal data; null where it is none'),
      }),
    )
    .min(1)
    .max(200),
  purposes: z
    .array(z.strictObject({ id: Code, name: Text, needs: z.array(Code).min(1).describe('The fields it needs') }))
    .min(1),
});
export type DataResource = z.infer<typeof DataResource>;

/** The classes that are shared only with the authorisation of the person. */
export const sensitiveClasses: readonly PersonalClass[] = ['biometric', 'health', 'account', 'whereabouts'];

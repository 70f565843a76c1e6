/** The ports to outside systems: what a node may ask, and what comes back. Connectors implement them, hosts hand them in. */
import { z } from 'zod';
import { Region } from './rights.ts';

/** Which reader, and what is put on it. `card` names a virtual cardholder of the demo data; a real reader reads what is inserted. */
export const CardOnReader = z.strictObject({
  reader: z.string().min(1).max(80).describe('Name of the reader; "virtual" is the demo reader'),
  card: z.string().min(1).max(40).optional().describe('Demo data only: the virtual card to put on the reader'),
});
export type CardOnReader = z.infer<typeof CardOnReader>;

/** What EF05 and EF06 of a card say (LD/T 32-2015). Dates are YYYY-MM-DD. Personal data: seal, mask. */
export const CardReading = z.strictObject({
  identificationCode: z.string().describe('Card identification code, 32 hexadecimal digits (EF05 01)'),
  cardClass: z.string().describe('Card class (EF05 02)'),
  specification: z.string().describe('Specification version (EF05 03), such as 3.00'),
  issuer: z.string().describe('Initialising institution, 24 hexadecimal digits (EF05 04)'),
  division: Region.describe('Division of issue: first six digits of the identification code'),
  issuedOn: z.string(),
  validUntil: z.string(),
  cardNumber: z.string().describe('Card number (EF05 07)'),
  socialSecurityNumber: z.string().describe('Social security number, equal to the citizen id number (EF06 08)'),
  name: z.string().describe('Name (EF06 09, 4E)'),
  sex: z.enum(['male', 'female', 'unknown']),
  nation: z.string().describe('Nation, two digits (EF06 0B)'),
  birthDate: z.string(),
  mode: z.enum(['contact', 'contactless']),
  authenticated: z.boolean().describe('Whether the card proved that it holds its key (卡认证)'),
});
export type CardReading = z.infer<typeof CardReading>;

/** What the national platform says of a card and of its holder (data.verify). */
export const StateReply = z.strictObject({
  card: z.enum(['normal', 'lost', 'suspended', 'cancelled', 'expired', 'unknown']),
  person: z.enum(['normal', 'deceased', 'abroad', 'unknown']),
  checkedAt: z.string().describe('When the national platform looked, RFC 3339'),
});
export type StateReply = z.infer<typeof StateReply>;

export const operations = {
  'card-reader.read': {
    input: z.strictObject({ from: CardOnReader, mode: z.enum(['contact', 'contactless']), authenticate: z.boolean() }),
    output: CardReading,
  },
  'national-platform.verify-state': {
    input: z.strictObject({ identificationCode: z.string(), socialSecurityNumber: z.string(), name: z.string() }),
    output: StateReply,
  },
  'application-system.write': {
    input: z.strictObject({
      system: z.string().describe('Name of the application system, such as demo-library'),
      record: z.string().describe('Kind of record, such as loan'),
      key: z.string().describe('Idempotency key: the same key writes once'),
      fields: z.record(z.string(), z.string()),
    }),
    output: z.strictObject({
      receipt: z.string().describe('Number the application system gave the record'),
      repeated: z.boolean(),
    }),
  },
} as const satisfies Record<string, { input: z.ZodType; output: z.ZodType }>;

export type Operation = keyof typeof operations;
export type InputOf<O extends Operation> = z.infer<(typeof operations)[O]['input']>;
export type OutputOf<O extends Operation> = z.infer<(typeof operations)[O]['output']>;

/** The doors to outside systems, one function an operation. Throws `card-not-readable` or `connector-unavailable`. */
export type Connectors = { readonly [O in Operation]: (input: InputOf<O>) => Promise<OutputOf<O>> };

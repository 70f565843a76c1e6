/** The sealed message between two systems: what travels in clear around a sealed body (docs/open-api.md, access.data-security). */
import { z } from 'zod';

/** Name of a system that takes part, such as `platform` or `national-platform`. */
export const SystemName = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(60)
  .describe('Name of a system');

const base64url = z.string().regex(/^[A-Za-z0-9_-]*$/);

/** One sealed message. Binary values are base64url without padding; times are RFC 3339 with a zone. */
export const Envelope = z
  .strictObject({
    version: z.literal(1),
    sender: SystemName,
    recipient: SystemName,
    messageId: z
      .string()
      .regex(/^[0-9a-f]{32}$/)
      .describe('Random, 32 hexadecimal digits; never used twice'),
    inReplyTo: z
      .string()
      .regex(/^[0-9a-f]{32}$/)
      .nullable()
      .describe('The messageId that this answers; null in a request'),
    time: z.iso.datetime({ offset: true }).describe('When it was sealed; refused beyond five minutes of difference'),
    purpose: z
      .string()
      .regex(/^[a-z0-9.-]+$/)
      .max(80)
      .describe('What is asked, such as national-platform.verify-state; an answer adds .reply'),
    keyId: z
      .string()
      .regex(/^[0-9a-f]{32}$/)
      .describe('First half of the SM3 digest of the wrapped session key'),
    key: base64url
      .max(400)
      .nullable()
      .describe('Session key wrapped by SM2 for the recipient; null in an answer, which uses the key of the request'),
    iv: base64url.length(22).describe('16 random bytes'),
    body: base64url.max(1_500_000).describe('JSON text in UTF-8, SM4-CBC'),
    mac: base64url.length(43).describe('HMAC-SM3 over all fields before it, in canonical JSON'),
    signature: base64url.length(86).describe('SM2 signature r‖s over all other fields, in canonical JSON'),
  })
  .describe('A sealed message');
export type Envelope = z.infer<typeof Envelope>;

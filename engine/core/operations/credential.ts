/** What an issuer of electronic documents is asked: to issue one, once, and to revoke it. */
import { z } from 'zod';
import { text } from '../text.ts';
import { defineOperation, Key, Repeated } from './define-operation.ts';

export const credential = {
  'credential.issue': defineOperation({
    label: text('签发电子证照', 'Issue a document'),
    effect: 'write',
    personal: ['identity'],
    input: z.strictObject({
      kind: z.string().min(1).max(80).describe('Kind of document, such as card-holding-proof'),
      key: Key,
      subject: z.string().min(1).max(40).describe('Citizen id number of the holder'),
      name: z.string().min(1).max(100),
      claims: z.record(z.string(), z.string()).describe('What it states'),
      validDays: z.int().min(1).max(36_600),
    }),
    output: z.strictObject({
      number: z.string(),
      digest: z.string().describe('SM3 of the document, hexadecimal'),
      validUntil: z.string().describe('Last day, YYYY-MM-DD'),
      repeated: Repeated,
    }),
  }),
  'credential.revoke': defineOperation({
    label: text('废止电子证照', 'Revoke a document'),
    effect: 'write',
    personal: [],
    input: z.strictObject({ number: z.string().min(1).max(80), key: Key, reason: z.string().min(1).max(200) }),
    output: z.strictObject({ revoked: z.boolean().describe('Whether this made a valid document void') }),
  }),
};

/** What the registry of institutions is asked: what it certifies of the holder of a unified social credit code. */
import { z } from 'zod';
import { CertifiedInstitution } from '../certified-institution.ts';
import { SocialCreditCode } from '../codes/social-credit-code.ts';
import { text } from '../text.ts';
import { defineOperation } from './define-operation.ts';

const CheckedAt = z.string().describe('When the registry looked, RFC 3339');

export const institutionRegistry = {
  'institution-registry.find': defineOperation({
    label: text('查询机构登记', 'Look up an institution'),
    effect: 'read',
    personal: [],
    input: z.strictObject({ creditCode: SocialCreditCode }),
    output: z.discriminatedUnion('found', [
      z.strictObject({ found: z.literal(true), institution: CertifiedInstitution, checkedAt: CheckedAt }),
      z.strictObject({ found: z.literal(false), checkedAt: CheckedAt }),
    ]),
  }),
};

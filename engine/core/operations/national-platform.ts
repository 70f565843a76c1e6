/** What the national platform is asked: states, e-card codes, tickets for the cardholder's app, and business clearance. */
import { z } from 'zod';
import { text } from '../text.ts';
import { defineOperation, Key } from './define-operation.ts';
import { CardReading, CodeKind } from './terminal.ts';

/** What the national platform says of a card and of its holder (data.verify). */
export const StateReply = z.strictObject({
  card: z.enum(['normal', 'lost', 'suspended', 'cancelled', 'expired', 'unknown']),
  person: z.enum(['normal', 'deceased', 'abroad', 'unknown']),
  checkedAt: z.string().describe('When the national platform looked, RFC 3339'),
});
export type StateReply = z.infer<typeof StateReply>;

/** Who showed an e-card code, or confirmed a ticket. Personal data: seal, mask. */
export const CodeHolder = CardReading.pick({
  identificationCode: true,
  socialSecurityNumber: true,
  name: true,
  sex: true,
  birthDate: true,
  division: true,
  cardNumber: true,
}).extend({ level: CodeKind.describe('What was shown: a code, or a certificate') });
export type CodeHolder = z.infer<typeof CodeHolder>;

export const nationalPlatform = {
  'national-platform.verify-state': defineOperation({
    label: text('状态核验', 'Verify state'),
    effect: 'read',
    personal: ['identity'],
    input: z.strictObject({ identificationCode: z.string(), socialSecurityNumber: z.string(), name: z.string() }),
    output: StateReply,
  }),
  'national-platform.verify-business': defineOperation({
    label: text('业务状态核验', 'Verify business clearance'),
    effect: 'read',
    personal: ['identity'],
    input: z.strictObject({
      socialSecurityNumber: z.string(),
      matter: z.string().min(1).max(80).describe('What must be settled, such as card-replacement'),
    }),
    output: z.strictObject({
      business: z.enum(['clear', 'not-clear', 'unknown']).describe('业务清: nothing of that matter is open'),
      checkedAt: z.string().describe('When the national platform looked, RFC 3339'),
    }),
  }),
  'national-platform.resolve-code': defineOperation({
    label: text('解析电子社保卡码', 'Resolve the e-card code'),
    effect: 'read',
    personal: [],
    input: z.strictObject({ code: z.string().min(1).max(200).describe('As the scanner read it; good once') }),
    output: CodeHolder,
  }),
  'national-platform.open-ticket': defineOperation({
    label: text('申请扫码票据', 'Open a ticket for the app'),
    effect: 'write',
    personal: [],
    input: z.strictObject({
      purpose: z.enum(['scan', 'login']),
      key: Key,
      returnTo: z.string().max(500).optional().describe('Where the app goes when the holder has confirmed'),
    }),
    output: z.strictObject({
      ticket: z.string(),
      url: z.string().describe('What the cardholder’s app scans'),
      expiresAt: z.string().describe('RFC 3339'),
    }),
  }),
  'national-platform.redeem-ticket': defineOperation({
    label: text('查询扫码票据', 'Ask after a ticket'),
    effect: 'read',
    personal: [],
    input: z.strictObject({ ticket: z.string().min(1).max(200) }),
    output: z.strictObject({
      state: z.enum(['pending', 'confirmed', 'refused', 'expired']),
      holder: CodeHolder.optional().describe('Who confirmed it'),
    }),
  }),
};

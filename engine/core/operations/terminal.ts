/** What a terminal is asked: its card reader, its PIN pad, its PSAM and its code scanner. */
import { z } from 'zod';
import { Region } from '../rights.ts';
import { text } from '../text.ts';
import { defineOperation } from './define-operation.ts';

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

/** What a terminal may be entitled to do with a card, each by a key of its own. */
export const CardRight = z.enum(['read', 'update', 'unlock', 'pin']);
export type CardRight = z.infer<typeof CardRight>;

/** How the e-card is shown on a phone: as a code, or as a certificate with the holder's particulars. */
export const CodeKind = z.enum(['show-code', 'certificate']);
export type CodeKind = z.infer<typeof CodeKind>;

/** The operations of a terminal. None gives personal data away: the card is at the terminal already. */
export const terminal = {
  'card-reader.read': defineOperation({
    label: text('读卡', 'Read the card'),
    effect: 'read',
    personal: [],
    input: z.strictObject({ from: CardOnReader, mode: z.enum(['contact', 'contactless']), authenticate: z.boolean() }),
    output: CardReading,
  }),
  'card-reader.authenticate': defineOperation({
    label: text('卡认证', 'Authenticate the card'),
    effect: 'read',
    personal: [],
    input: z.strictObject({ from: CardOnReader, purpose: z.string().max(200).describe('What it is done for') }),
    output: z.strictObject({ authenticated: z.boolean().describe('Whether the card proved that it holds its key') }),
  }),
  'card-reader.authorise': defineOperation({
    label: text('卡鉴权', 'Authorise at the card'),
    effect: 'read',
    personal: [],
    input: z.strictObject({ from: CardOnReader, right: CardRight.describe('What the terminal wants to be let do') }),
    output: z.strictObject({ authorised: z.boolean().describe('Whether the card let the terminal do it') }),
  }),
  'card-reader.verify-pin': defineOperation({
    label: text('验证卡密码', 'Verify the PIN of the card'),
    effect: 'read',
    personal: [],
    input: z.strictObject({ from: CardOnReader }),
    output: z.strictObject({
      result: z.enum(['verified', 'wrong', 'locked']),
      triesLeft: z.int().min(0).describe('Tries that the card still gives'),
    }),
  }),
  'code-reader.scan': defineOperation({
    label: text('扫电子社保卡码', 'Scan the e-card code'),
    effect: 'read',
    personal: [],
    input: z.strictObject({ from: CardOnReader, kind: CodeKind }),
    output: z.strictObject({ code: z.string().describe('Opaque; the phone shows another one every 60 seconds') }),
  }),
};

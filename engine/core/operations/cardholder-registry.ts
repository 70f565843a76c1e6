/** What the cardholder registry (持卡人库) of the province is asked: what it has on record of a person and the person's card. */
import { z } from 'zod';
import { oneOf } from '../one-of.ts';
import { Region } from '../rights.ts';
import { text, type Text } from '../text.ts';
import { defineOperation } from './define-operation.ts';

/** The kinds of social insurance, in words. */
export const insurances = {
  pension: text('养老保险', 'pension insurance'),
  medical: text('医疗保险', 'medical insurance'),
  unemployment: text('失业保险', 'unemployment insurance'),
  'work-injury': text('工伤保险', 'work injury insurance'),
  maternity: text('生育保险', 'maternity insurance'),
} as const satisfies Record<string, Text>;

/** The generations of the card, in words. */
export const generations = {
  first: text('第一代', 'first'),
  second: text('第二代', 'second'),
  third: text('第三代', 'third'),
} as const satisfies Record<string, Text>;

/** What the registry has on record of a person. Personal data: seal, mask. */
export const RegistryRecord = z.strictObject({
  card: z.enum(['normal', 'lost', 'suspended', 'cancelled', 'expired']),
  person: z.enum(['alive', 'deceased']),
  accountActivated: z.boolean().describe('Whether the bank account of the card is activated'),
  generation: oneOf(generations),
  insuredAt: z.array(Region).max(50).describe('The divisions where the person is insured'),
  insurances: z.array(oneOf(insurances)).max(20),
  monthlyBenefitFen: z.int().min(0).describe('Benefits paid by the month, together; 0 where there is none'),
});
export type RegistryRecord = z.infer<typeof RegistryRecord>;

export const cardholderRegistry = {
  'cardholder-registry.look-up': defineOperation({
    label: text('持卡人库查询', 'Look up in the cardholder registry'),
    effect: 'read',
    personal: ['identity'],
    input: z.strictObject({ identificationCode: z.string(), socialSecurityNumber: z.string(), name: z.string() }),
    output: z.strictObject({
      record: RegistryRecord.nullable().describe('null where nobody on record has that number, name and card'),
    }),
  }),
};

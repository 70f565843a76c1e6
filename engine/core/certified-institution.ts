/** What the registry of institutions certifies of one: its kind, whether it is in force, who speaks for it, and its licences. */
import { z } from 'zod';
import { oneOf } from './one-of.ts';
import { SocialCreditCode } from './codes/social-credit-code.ts';
import { Region } from './rights.ts';
import { text, Text } from './text.ts';

/** The kinds of institutions, in words. */
export const institutionKinds = {
  'public-institution': text('事业单位', 'Public institution'),
  'government-body': text('机关', 'Government body'),
  enterprise: text('企业', 'Enterprise'),
  association: text('社会团体', 'Association'),
  'private-non-enterprise': text('民办非企业单位', 'Private non-enterprise unit'),
} as const satisfies Record<string, Text>;
export type InstitutionKind = keyof typeof institutionKinds;

/** How an institution stands before the law, in words. */
export const legalStatuses = {
  'in-force': text('存续', 'in force'),
  revoked: text('已吊销', 'revoked'),
  cancelled: text('已注销', 'cancelled'),
} as const satisfies Record<string, Text>;
export type LegalStatus = keyof typeof legalStatuses;

/** The licences that the registry knows, in words. */
export const licenceKinds = {
  'medical-practice': text('医疗机构执业许可证', 'licence to practise medicine'),
  'drug-business': text('药品经营许可证', 'licence to trade in medicines'),
  'food-business': text('食品经营许可证', 'licence to trade in food'),
  'payment-business': text('支付业务许可证', 'licence for payment business'),
  'human-resources': text('人力资源服务许可证', 'licence for human resources services'),
  'school-running': text('办学许可证', 'licence to run a school'),
  'elder-care': text('养老机构备案回执', 'filing of an elder-care home'),
  'road-transport': text('道路运输经营许可证', 'licence for road transport'),
  'travel-agency': text('旅行社业务经营许可证', 'licence of a travel agency'),
} as const satisfies Record<string, Text>;
export type LicenceKind = keyof typeof licenceKinds;

const Day = z.string().regex(z.regexes.date);

/** A licence of an institution. */
export const Licence = z.strictObject({
  kind: oneOf(licenceKinds),
  number: z.string().min(1).max(60),
  expiresOn: Day.nullable().describe('Last day on which it holds, YYYY-MM-DD; null: without an end'),
});
export type Licence = z.infer<typeof Licence>;

/** An entry of the registry. */
export const CertifiedInstitution = z.strictObject({
  creditCode: SocialCreditCode,
  name: z.string().min(1).max(100),
  formerNames: z.array(z.string().min(1).max(100)).default([]),
  kind: oneOf(institutionKinds),
  status: oneOf(legalStatuses),
  statusSince: Day.describe('Since when it stands so, YYYY-MM-DD'),
  registeredOn: Day,
  division: Region.describe('Where it is registered'),
  representative: z.string().min(1).max(60).describe('Legal representative; masked where it leaves the registry'),
  licences: z.array(Licence).max(20),
});
export type CertifiedInstitution = z.infer<typeof CertifiedInstitution>;

/** The file rulesets/demo/certified-institutions.json. */
export const DemoCertifiedInstitutions = z.strictObject({
  $schema: z.string().optional(),
  notice: Text,
  institutions: z.array(CertifiedInstitution).min(1),
});

/** Whether a licence holds on a day, YYYY-MM-DD. */
export const isLicenceValid = ({ expiresOn }: Licence, on: string): boolean => expiresOn === null || on <= expiresOn;

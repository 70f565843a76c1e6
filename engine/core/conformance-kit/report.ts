/** The report of the conformance kit: what was tested of which build, interface and key, and what came of each test. */
import { z } from 'zod';
import { SystemName } from '../envelope.ts';
import { Text } from '../text.ts';

/** The version of the tests; a report of another is not accepted. */
export const kitVersion = 1;

const hex = (length: number) => z.string().regex(new RegExp(`^[0-9a-f]{${length}}$`));

/** What a report is evidence of. */
export const EvidenceOf = z.strictObject({
  system: SystemName,
  build: z.string().min(1).max(80),
  interfaceVersion: z.string().min(1).max(40),
  key: hex(64).describe('Fingerprint of the certificate of the key, or SM3 of the public key where there is none yet'),
});
export type EvidenceOf = z.infer<typeof EvidenceOf>;

/** What came of one test. */
export const KitResult = z.strictObject({
  test: z.string().max(80),
  clause: z.string().max(80),
  severity: z.enum(['error', 'warning']),
  outcome: z.enum(['passed', 'failed', 'skipped']),
  of: z.array(z.enum(['build', 'interface', 'key'])).max(3),
  proves: Text,
  failure: z
    .strictObject({ found: Text, mend: Text, request: z.unknown(), response: z.unknown() })
    .nullable()
    .describe('Redacted: no personal data and no keys'),
  ms: z.number().min(0),
});
export type KitResult = z.infer<typeof KitResult>;

/** A report without its signature. */
export const UnsignedReport = z.strictObject({
  kit: z.literal(kitVersion),
  of: EvidenceOf,
  sides: z
    .array(z.enum(['endpoint', 'calls']))
    .min(1)
    .max(2)
    .describe('Which way of calls was tested'),
  startedAt: z.iso.datetime({ offset: true }),
  endedAt: z.iso.datetime({ offset: true }),
  results: z.array(KitResult).max(200),
  load: z.strictObject({ sent: z.number(), failed: z.number(), p50Ms: z.number(), p95Ms: z.number() }).nullable(),
});
export type UnsignedReport = z.infer<typeof UnsignedReport>;

/** A signed report. */
export const ConformanceReport = UnsignedReport.extend({
  signer: z.enum(['applicant', 'platform']).describe('Who ran the kit'),
  digest: hex(64).describe('SM3 of the canonical JSON of all fields but digest and signature'),
  signature: z
    .string()
    .regex(/^[A-Za-z0-9_-]{86}$/)
    .describe('SM2 over the 32 bytes of the digest: r‖s, base64url'),
});
export type ConformanceReport = z.infer<typeof ConformanceReport>;

/** Whether nothing that keeps a system out failed or was skipped. */
export const hasPassed = ({ results }: Pick<UnsignedReport, 'results'>): boolean =>
  results.every(({ severity, outcome }) => severity === 'warning' || outcome === 'passed');

/** Ids of the tests whose results a change voids: those that depend on what is no longer the same. All of them where it is another system. */
export function voidedBy({ of, results }: Pick<UnsignedReport, 'of' | 'results'>, now: EvidenceOf): string[] {
  const changed = new Set([
    ...(of.build === now.build ? [] : ['build']),
    ...(of.interfaceVersion === now.interfaceVersion ? [] : ['interface']),
    ...(of.key === now.key ? [] : ['key']),
  ]);
  const isOther = of.system !== now.system;
  return results.filter((each) => isOther || each.of.some((part) => changed.has(part))).map(({ test }) => test);
}

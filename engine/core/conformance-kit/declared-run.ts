/** What an applicant declares for a run by the platform: a profile without what the form of its case says already. */
import type { z } from 'zod';
import { Profile } from './profile.ts';
import type { EvidenceOf } from './report.ts';

/** The calls, the prompts and the volume to test by. */
export const DeclaredRun = Profile.omit({ system: true, build: true, interfaceVersion: true });
export type DeclaredRun = z.infer<typeof DeclaredRun>;

/** How long the platform loads an endpoint at most, in seconds. */
export const mostLoadSeconds = 10;

/** The profile of a run by the platform. */
export const profileFor = (
  { load, ...declared }: DeclaredRun,
  { system, build, interfaceVersion }: EvidenceOf,
): Profile => ({
  ...{ ...declared, system, build, interfaceVersion },
  load: { ...load, seconds: Math.min(load.seconds, mostLoadSeconds) },
});

/** Calls a second to be held where a form asks for so many a day: thrice the mean of a day of eight hours. */
export const perSecondOf = (daily: number): number => Math.min(500, Math.max(1, Math.ceil((daily * 3) / 28_800)));

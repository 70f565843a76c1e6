/** Releases: the versions of a scenario and their states, kept within its document so that one write changes them all. */
import type { VersionSummary } from '../core/api.ts';
import { problem } from '../core/problem.ts';
import { text, type Text } from '../core/text.ts';
import type { VersionState } from '../core/version.ts';
import { madeBefore, type Attempt } from './attempt.ts';

/** A version of a scenario as its scenario knows it; the content is kept by digest. */
export interface Release extends Omit<VersionSummary, 'scenario'>, Attempt {}

/** What can be done to a release, from which states, and what it is then. */
export const releaseActs = {
  publish: { from: ['filed'], to: 'published' },
  suspend: { from: ['published'], to: 'suspended' },
  resume: { from: ['suspended'], to: 'published' },
  retire: { from: ['filed', 'published', 'suspended', 'superseded'], to: 'retired' },
} as const satisfies Record<string, { from: readonly VersionState[]; to: VersionState }>;
export type ReleaseAct = keyof typeof releaseActs;

/** The states in words. */
export const stateWords = {
  filed: text('已备案', 'filed'),
  published: text('已发布', 'published'),
  suspended: text('已暂停', 'suspended'),
  retired: text('已退役', 'retired'),
  superseded: text('已被取代', 'superseded'),
} as const satisfies Record<VersionState, Text>;

/** The version in use, if any. */
export const inUse = (releases: readonly Release[]): Release | undefined =>
  releases.find(({ state }) => state === 'published');

/** @throws Problem `not-found` */
export function releaseNumbered(releases: readonly Release[], version: number): Release {
  const found = releases.find((release) => release.version === version);
  if (!found) throw problem('not-found', { what: text('版本', 'The version') });
  return found;
}

/** Adds a filed version; a repeated attempt adds nothing. */
export function withFiled(
  releases: readonly Release[],
  filed: Attempt & { digest: string; by: string; at: string },
): Release[] {
  const { digest, by, at, ...attempt } = filed;
  const earlier = releases.find(({ made }) => made === attempt.made);
  if (earlier) {
    madeBefore(earlier, attempt);
    return [...releases];
  }
  const version = Math.max(0, ...releases.map((release) => release.version)) + 1;
  return [
    ...releases,
    { ...attempt, version, digest, state: 'filed', filedBy: by, filedAt: at, publishedBy: null, publishedAt: null },
  ];
}

/**
 * Does an act to a version. What is published takes the place of what was published or suspended before; repeating an act changes nothing.
 * @throws Problem `not-found`, `version-state`, `same-person`
 */
export function withAct(
  releases: readonly Release[],
  version: number,
  act: ReleaseAct,
  by: string,
  at: string,
): Release[] {
  const release = releaseNumbered(releases, version);
  const { from, to } = releaseActs[act];
  if (release.state === to && (act !== 'publish' || release.publishedBy === by)) return [...releases];
  if (!(from as readonly VersionState[]).includes(release.state))
    throw problem('version-state', { state: stateWords[release.state] });
  if (act === 'publish' && release.filedBy === by) throw problem('same-person');
  return releases.map((each) => {
    if (each.version === version)
      return { ...each, state: to, ...(act === 'publish' && { publishedBy: by, publishedAt: at }) };
    const replaced = to === 'published' && (each.state === 'published' || each.state === 'suspended');
    return replaced ? { ...each, state: 'superseded' as const } : each;
  });
}

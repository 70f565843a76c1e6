/** Differences: what changed between two versions of a scenario, or between a version and the draft. */
import { z } from 'zod';
import { diffVersions } from '../core/diff/diff.ts';
import { contentOf, policiesNamedBy } from '../core/pin.ts';
import { text } from '../core/text.ts';
import type { VersionContent } from '../core/version.ts';
import { releaseNumbered } from '../store/releases.ts';
import type { ScenarioRecord } from '../store/scenarios.ts';
import type { ApiParts } from './api-parts.ts';
import { defineRoute } from './define-route.ts';
import { scenarioOf } from './scenarios.ts';

/** The draft as it would be pinned, whether its checks are green or not; what it calls is left out. */
async function draftContent(api: ApiParts, { scenario }: ScenarioRecord['draft']): Promise<VersionContent> {
  const policies = await api.store.policies.named(policiesNamedBy(scenario), api.now());
  return contentOf(scenario, policies, api.prompts);
}

export const listDifferences = defineRoute({
  method: 'get',
  path: '/api/scenarios/{id}/differences',
  right: 'scenario.read',
  summary: text('比较两个版本，或版本与草稿', 'List what changed between two versions, or from a version to the draft'),
  query: z.strictObject({
    from: z.coerce.number().int().min(1).describe('Number of the earlier version'),
    to: z.coerce.number().int().min(1).optional().describe('Number of the later one; else the draft'),
  }),
  subject: scenarioOf,
  answer: { status: 200, description: 'Each change with its place, what was, what is, and words for a clerk' },
  async handle({ api, subject, query }) {
    const versioned = (version: number) =>
      api.store.versions.byDigest(releaseNumbered(subject.releases, version).digest);
    const from = await versioned(query.from);
    const to = query.to === undefined ? await draftContent(api, subject.draft) : await versioned(query.to);
    const before = query.to === undefined ? { ...from, subs: {} } : from;
    const items = diffVersions(before, to);
    return { body: { items, total: items.length, next: null } };
  },
});

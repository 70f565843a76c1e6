/** Versions: filing a draft, and what is done to a filed version. A second person publishes. */
import { z } from 'zod';
import type { VersionSummary } from '../core/api.ts';
import { canonicalJson } from '../core/canonical-json.ts';
import { problem } from '../core/problem.ts';
import type { Actor, Right } from '../core/rights.ts';
import { text, type Text } from '../core/text.ts';
import { sm3 } from '../crypto/sm3.ts';
import type { Attempt } from '../store/attempt.ts';
import { releaseActs, releaseNumbered, withAct, withFiled, type Release, type ReleaseAct } from '../store/releases.ts';
import type { ScenarioRecord } from '../store/scenarios.ts';
import type { ApiParts } from './api-parts.ts';
import { soundContent } from './checks.ts';
import { defineRoute, PageQuery, type Route } from './define-route.ts';
import { scenarioOf } from './scenarios.ts';

const summaryOf = (scenario: string, { made: _made, of: _of, ...release }: Release): VersionSummary => ({
  scenario,
  ...release,
});

/** Files the draft: checks it, pins what it uses, and keeps it under its digest. @throws Problem `scenario-has-findings` */
export async function fileDraft(
  api: ApiParts,
  actor: Actor,
  { draft }: ScenarioRecord,
  attempt: Attempt,
): Promise<VersionSummary> {
  const { id } = draft.scenario;
  const content = await soundContent(api, draft.scenario);
  const digest = sm3(canonicalJson(content));
  await api.store.versions.keep(digest, content);
  const filed = { ...attempt, digest, by: actor.account, at: api.now().toISOString() };
  const releases = await api.store.scenarios.changeReleases(id, (before) => withFiled(before, filed));
  const made = releases.find((release) => release.made === attempt.made);
  if (!made) throw problem('internal');
  return summaryOf(id, made);
}

/** Does an act to a version. @throws Problem `not-found`, `version-state`, `same-person` */
export async function actOnVersion(
  api: ApiParts,
  { account }: Actor,
  id: string,
  version: number,
  act: ReleaseAct,
): Promise<VersionSummary> {
  const at = api.now().toISOString();
  const releases = await api.store.scenarios.changeReleases(id, (before) => withAct(before, version, act, account, at));
  return summaryOf(id, releaseNumbered(releases, version));
}

export const fileScenario = defineRoute({
  method: 'post',
  path: '/api/scenarios/{id}/filings',
  right: 'scenario.file',
  summary: text('备案草稿', 'File the draft as a version'),
  body: z
    .strictObject({ revision: z.number().int().min(1).optional().describe('The revision that was looked at') })
    .default({}),
  creates: true,
  subject: scenarioOf,
  answer: { status: 201, description: 'The filed version' },
  problems: ['scenario-has-findings', 'edited-meanwhile'],
  async handle({ api, session, subject, body, attempt }) {
    const stale = body.revision !== undefined && body.revision !== subject.draft.revision;
    if (stale && !subject.releases.some(({ made }) => made === attempt.made)) throw problem('edited-meanwhile');
    return { body: await fileDraft(api, session.actor, subject, attempt) };
  },
});

export const listVersions = defineRoute({
  method: 'get',
  path: '/api/scenarios/{id}/versions',
  right: 'scenario.read',
  summary: text('版本列表', 'List versions, the latest first'),
  query: PageQuery.omit({ q: true }),
  subject: scenarioOf,
  answer: { status: 200, description: 'A page of version summaries' },
  handle({ subject, params, query }) {
    const all = [...subject.releases].sort((a, b) => b.version - a.version);
    const rest = query.after === undefined ? all : all.filter(({ version }) => version < Number(query.after));
    const items = rest.slice(0, query.limit).map((release) => summaryOf(params.id, release));
    const next = rest.length > query.limit ? String(items.at(-1)?.version) : null;
    return { body: { items, next, total: all.length } };
  },
});

const numberOf = (version: string): number => (/^[1-9]\d{0,8}$/.test(version) ? Number(version) : 0);

export const getVersion = defineRoute({
  method: 'get',
  path: '/api/scenarios/{id}/versions/{version}',
  right: 'scenario.read',
  summary: text('查看版本', 'Get a version with all that it pins'),
  subject: scenarioOf,
  answer: { status: 200, description: 'The version' },
  async handle({ api, subject, params }) {
    const release = releaseNumbered(subject.releases, numberOf(params.version));
    const { scenario, policies, prompts } = await api.store.versions.byDigest(release.digest);
    return { body: { ...summaryOf(params.id, release), content: { scenario, policies, prompts } } };
  },
});

const words: Record<ReleaseAct, Text> = {
  publish: text('发布版本（须由备案人以外的人）', 'Publish a version: somebody other than who filed it'),
  suspend: text('暂停版本', 'Suspend a version'),
  resume: text('恢复版本', 'Resume a version'),
  retire: text('退役版本', 'Retire a version'),
};

const right: Right = 'scenario.publish';

/** One route an act. */
export const versionActs: readonly Route[] = (Object.keys(releaseActs) as ReleaseAct[]).map((act) =>
  defineRoute({
    method: 'post',
    path: `/api/scenarios/{id}/versions/{version}/${act}`,
    right,
    summary: words[act],
    body: z.strictObject({}).optional(),
    subject: scenarioOf,
    answer: { status: 200, description: 'The version as it is now' },
    problems: ['version-state', ...(act === 'publish' ? (['same-person'] as const) : [])],
    handle: async ({ api, session, params }) => {
      if (!session) throw problem('not-signed-in');
      return { body: await actOnVersion(api, session.actor, params.id, numberOf(params.version), act) };
    },
  }),
);

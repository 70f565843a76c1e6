/** Versions: filing a draft, and what is done to a filed version. A second person publishes. */
import { z } from 'zod';
import type { VersionSummary } from '../core/api.ts';
import { assessmentReason, assessmentsMissing } from '../core/assessments-needed.ts';
import { FilingAttachment, mostAttachments } from '../core/attachment.ts';
import { canonicalJson } from '../core/canonical-json.ts';
import { decisionOf, DecisionReason } from '../core/policies/decision.ts';
import { problem, type ProblemSlug } from '../core/problem.ts';
import { liesIn, type Actor, type Place, type Right } from '../core/rights.ts';
import { Rollout } from '../core/rollout.ts';
import { text, type Text } from '../core/text.ts';
import { sm3 } from '../crypto/sm3.ts';
import type { Attempt } from '../store/attempt.ts';
import { releaseNumbered, withAct, withFiled, type Release, type ReleaseAct } from '../store/releases.ts';
import type { ScenarioRecord } from '../store/scenarios.ts';
import type { ApiParts } from './api-parts.ts';
import { takeAttachments } from './attachments.ts';
import { recheck, soundContent } from './checks.ts';
import { takesOutOfUse } from './may-apply.ts';
import { defineRoute, PageQuery, type Route } from './define-route.ts';
import { scenarioOf } from './scenarios.ts';
import { demandGreenSuite, pinSuite } from './suites.ts';
import { tagOf } from './tag-of.ts';

/** A release as the interface shows it. */
export const summaryOf = (scenario: string, { made: _made, of: _of, ...release }: Release): VersionSummary => ({
  scenario,
  ...release,
  decision: decisionOf(release),
});

/** Files the draft: checks it, pins what it uses, its tests and its attachments, and keeps it under its digest. @throws Problem `scenario-has-findings`, `invalid-input` */
export async function fileDraft(
  api: ApiParts,
  actor: Actor,
  record: ScenarioRecord,
  attempt: Attempt,
  named: readonly FilingAttachment[] = [],
): Promise<VersionSummary> {
  const { id } = record.draft.scenario;
  const content = await soundContent(api, record.draft.scenario, record);
  const digest = sm3(canonicalJson(content));
  await api.store.versions.keep(digest, content);
  const suite = await pinSuite(api, id, content, record);
  const attachments = await takeAttachments(api, id, named);
  const missing = assessmentsMissing(assessmentReason(content), attachments);
  const by = { by: actor.account, at: api.now().toISOString() };
  const filed = { ...attempt, digest, suite, attachments, missing, ...by };
  const { releases } = await api.store.scenarios.changeReleases(id, (before) => withFiled(before, filed));
  const made = releases.find((release) => release.made === attempt.made);
  if (!made) throw problem('internal');
  return summaryOf(id, made);
}

/** What an act is done with: why, and of publish which new cases take the version. */
interface ActDetails {
  reason?: string | undefined;
  rollout?: Rollout | undefined;
}

/** Before a version is published: its checks and its tests must be green on what it pins. */
async function demandGreen(api: ApiParts, id: string, version: number): Promise<void> {
  const record = await api.store.scenarios.get(id);
  const release = releaseNumbered(record.releases, version);
  if (release.state !== 'filed') return;
  const content = await api.store.versions.byDigest(release.digest);
  recheck(content);
  await demandGreenSuite(api, release, content, record);
}

/** Does an act to a version. @throws Problem `not-found`, `version-state`, `version-decided`, `same-person`, `not-the-filer`, `scenario-has-findings`, `suite-missing`, `suite-not-green` */
export async function actOnVersion(
  api: ApiParts,
  { account }: Actor,
  id: string,
  version: number,
  act: ReleaseAct,
  { reason, rollout }: ActDetails = {},
): Promise<VersionSummary> {
  const doing = { by: account, at: api.now().toISOString(), reason, rollout };
  const { scenarios } = api.store;
  // Who may not publish it learns that first, and costs no run of its tests.
  if (act === 'publish') {
    withAct((await scenarios.get(id)).releases, version, act, doing);
    await demandGreen(api, id, version);
  }
  const { releases } = await scenarios.changeReleases(id, (before) => withAct(before, version, act, doing));
  return summaryOf(id, releaseNumbered(releases, version));
}

export const fileScenario = defineRoute({
  method: 'post',
  path: '/api/scenarios/{id}/filings',
  right: 'scenario.file',
  clauses: ['scenario.manage', 'scenario.filing'],
  summary: text('备案草稿', 'File the draft as a version'),
  body: z
    .strictObject({
      revision: z.number().int().min(1).optional().describe('The revision that was looked at'),
      attachments: z.array(FilingAttachment).max(mostAttachments).default([]).describe('Its files, put in before'),
    })
    .default({ attachments: [] }),
  creates: true,
  subject: scenarioOf,
  answer: { status: 201, description: 'The filed version' },
  problems: ['scenario-has-findings', 'edited-meanwhile'],
  async handle({ api, session, subject, body, attempt }) {
    const stale = body.revision !== undefined && body.revision !== subject.draft.revision;
    if (stale && !subject.releases.some(({ made }) => made === attempt.made)) throw problem('edited-meanwhile');
    return { body: await fileDraft(api, session.actor, subject, attempt, body.attachments) };
  },
});

export const listVersions = defineRoute({
  method: 'get',
  path: '/api/scenarios/{id}/versions',
  right: 'scenario.read',
  clauses: ['scenario.manage'],
  summary: text('版本列表', 'List versions, the latest first'),
  query: PageQuery.omit({ q: true }),
  subject: scenarioOf,
  answer: { status: 200, description: 'A page of version summaries, with the share of new cases that each takes' },
  handle({ subject, params, query }) {
    const all = [...subject.releases].sort((a, b) => b.version - a.version);
    const rest = query.after === undefined ? all : all.filter(({ version }) => version < Number(query.after));
    const items = rest.slice(0, query.limit).map((release) => summaryOf(params.id, release));
    const next = rest.length > query.limit ? String(items.at(-1)?.version) : null;
    return { body: { items, next, total: all.length } };
  },
});

/** The number of a version in an address; 0, which no version has, where it is none. */
export const numberOf = (version: string): number => (/^[1-9]\d{0,8}$/.test(version) ? Number(version) : 0);

export const getVersion = defineRoute({
  method: 'get',
  path: '/api/scenarios/{id}/versions/{version}',
  right: 'scenario.read',
  summary: text('查看版本', 'Get a version with all that it pins'),
  subject: scenarioOf,
  answer: { status: 200, description: 'The version; the revision of the releases is the ETag' },
  async handle({ api, subject, params }) {
    const release = releaseNumbered(subject.releases, numberOf(params.version));
    const { digest: _digest, ...content } = await api.store.versions.byDigest(release.digest);
    return { body: { ...summaryOf(params.id, release), content }, headers: tagOf(subject.releasesRevision) };
  },
});

/** Why somebody does something to a version, for those who come after. */
export const Reason = z.string().trim().min(20).max(1000).describe('Why, in 20 to 1,000 characters');

/** @throws Problem `invalid-input` where a division lies outside the scenario's own */
export function checkRegions({ regions = [] }: Rollout, { region }: Place): void {
  const errors = regions.flatMap((each, index) =>
    liesIn(each, region)
      ? []
      : [
          {
            pointer: `/regions/${index}`,
            rule: 'within-region',
            message: text(
              `${each} 不在本场景所属地区 ${region} 之内`,
              `${each} does not lie in ${region}, where the scenario belongs`,
            ),
          },
        ],
  );
  if (errors.length > 0) throw problem('invalid-input', { errors });
}

export const publishVersion = defineRoute({
  method: 'post',
  path: '/api/scenarios/{id}/versions/{version}/publish',
  right: 'scenario.publish',
  clauses: ['scenario.manage', 'scenario.filing'],
  summary: text(
    '发布版本（须由备案人以外的人，检查和测试须全部通过），可先只对一部分办件',
    'Publish a version, to all new cases or to a part: somebody other than who filed it, with checks and tests green',
  ),
  body: Rollout.extend({ reason: DecisionReason }).describe('Why it is published, and which new cases take it'),
  subject: scenarioOf,
  answer: { status: 200, description: 'The version as it is now' },
  problems: [
    ...(['version-state', 'version-decided', 'same-person'] as const),
    ...(['scenario-has-findings', 'suite-missing', 'suite-not-green'] as const),
  ],
  async handle({ api, session: { actor }, params, body: { reason, ...rollout }, subject }) {
    checkRegions(rollout, subject);
    const details = { reason, rollout };
    return { body: await actOnVersion(api, actor, params.id, numberOf(params.version), 'publish', details) };
  },
});

/** An act that takes a reason and nothing else. */
interface ReasonedAct {
  summary: Text;
  right: Right;
  reason: z.ZodType<string>;
  problems: readonly ProblemSlug[];
}

const toUse = { right: 'scenario.publish', reason: Reason, problems: ['version-state'] } as const;
const toDecide = { reason: DecisionReason, problems: ['version-state', 'version-decided'] } as const;

const reasoned: Record<Exclude<ReleaseAct, 'publish'>, ReasonedAct> = {
  return: {
    ...{ ...toDecide, right: 'scenario.publish', problems: [...toDecide.problems, 'same-person'] },
    summary: text(
      '退回备案（须由备案人以外的人）：该版本不再发布，草稿不变，改好后重新备案',
      'Return a filed version, by somebody other than who filed it: it is never published, and the draft stays as it is',
    ),
  },
  withdraw: {
    ...{ ...toDecide, right: 'scenario.file', problems: [...toDecide.problems, 'not-the-filer'] },
    summary: text(
      '撤回自己的备案（复核决定以前）：该版本不再发布',
      'Withdraw a version that one filed, before it is decided: it is never published',
    ),
  },
  suspend: {
    ...toUse,
    summary: text(
      '暂停版本：立即不再受理新办件，在办的继续',
      'Suspend a version: it takes no new case from now on; open ones go on',
    ),
  },
  resume: { ...toUse, summary: text('恢复版本', 'Resume a version') },
  retire: { ...toUse, summary: text('退役版本', 'Retire a version') },
};

/** One route an act that takes a reason. */
export const versionActs: readonly Route[] = (Object.keys(reasoned) as (keyof typeof reasoned)[]).map((act) =>
  defineRoute({
    method: 'post',
    path: `/api/scenarios/{id}/versions/{version}/${act}`,
    right: reasoned[act].right,
    ...(['suspend', 'retire'].includes(act) && { evenSuspended: takesOutOfUse }),
    clauses: ['scenario.manage', 'risk.control'],
    summary: reasoned[act].summary,
    body: z.strictObject({ reason: reasoned[act].reason }),
    subject: scenarioOf,
    answer: { status: 200, description: 'The version as it is now' },
    problems: reasoned[act].problems,
    handle: async ({ api, session, params, body }) => {
      if (!session) throw problem('not-signed-in');
      return { body: await actOnVersion(api, session.actor, params.id, numberOf(params.version), act, body) };
    },
  }),
);

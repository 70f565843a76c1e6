/** Suites: the saved tests of a scenario, and running them on the draft or on a version. */
import { z } from 'zod';
import type { SuiteOutcome } from '../core/api.ts';
import { canonicalJson } from '../core/canonical-json.ts';
import { problem } from '../core/problem.ts';
import type { Place } from '../core/rights.ts';
import { runSuite, type SuiteRun } from '../core/suites/suite-run.ts';
import { changesTheOutside } from '../core/suites/suite-needed.ts';
import { Suite } from '../core/suites/suite.ts';
import { text } from '../core/text.ts';
import type { VersionContent } from '../core/version.ts';
import { sm3 } from '../crypto/sm3.ts';
import { releaseNumbered, type Release } from '../store/releases.ts';
import type { ScenarioRecord } from '../store/scenarios.ts';
import type { ApiParts } from './api-parts.ts';
import { soundContent } from './checks.ts';
import { defineRoute } from './define-route.ts';
import { notGreen } from './not-green.ts';
import { scenarioOf } from './scenarios.ts';
import { nextStage } from './stage.ts';
import { tagOf } from './tag-of.ts';

const mostNamed = 50;

/** What is run: the draft, pinned as it would be filed, or a version. @throws Problem `not-found`, `scenario-has-findings` */
export async function contentFor(
  api: ApiParts,
  record: ScenarioRecord,
  version: number | undefined,
): Promise<VersionContent> {
  if (version === undefined) return soundContent(api, record.draft.scenario, record);
  return api.store.versions.byDigest(releaseNumbered(record.releases, version).digest);
}

const run = (api: ApiParts, content: VersionContent, suite: Suite, place: Place): Promise<SuiteRun> =>
  runSuite(content, suite, (test) => nextStage(api, test, place));

/** Pins the saved tests of a scenario with how they go on what is filed; null where there are none. */
export async function pinSuite(
  api: ApiParts,
  id: string,
  content: VersionContent,
  place: Place,
): Promise<SuiteOutcome | null> {
  const { suite } = await api.store.suites.get(id);
  if (suite.tests.length === 0) return null;
  const digest = sm3(canonicalJson(suite));
  await api.store.suites.pin(digest, suite);
  const { results } = await run(api, content, suite, place);
  const failed = results.filter(({ passed }) => !passed).map(({ name }) => name);
  return { digest, tests: results.length, failed: failed.slice(0, mostNamed), ranAt: api.now().toISOString() };
}

/** Runs the tests that a version was filed with on what it pins. @throws Problem `suite-missing`, `suite-not-green` */
export async function demandGreenSuite(
  api: ApiParts,
  { suite: pinned }: Release,
  content: VersionContent,
  place: Place,
): Promise<void> {
  if (!pinned) {
    if (changesTheOutside(content)) throw problem('suite-missing');
    return;
  }
  const { results } = await run(api, content, await api.store.suites.byDigest(pinned.digest), place);
  const errors = results.flatMap(({ difference, name }, index) =>
    difference ? [{ pointer: `/tests/${index}`, rule: 'suite-not-green', message: named(name, difference) }] : [],
  );
  if (errors.length === 0) return;
  throw notGreen(
    results.filter(({ passed }) => !passed).map(({ name }) => name),
    errors,
  );
}

const named = (name: string, difference: { 'zh-CN': string; en: string }) =>
  text(`${name}：${difference['zh-CN']}`, `${name}: ${difference.en}`);

export const getSuite = defineRoute({
  method: 'get',
  path: '/api/scenarios/{id}/suite',
  right: 'scenario.read',
  summary: text('查看保存的测试', 'Get the saved tests'),
  subject: scenarioOf,
  answer: { status: 200, description: 'The tests; their revision is the ETag, 0 where there are none yet' },
  async handle({ api, params }) {
    const saved = await api.store.suites.get(params.id);
    return { body: saved, headers: tagOf(saved.revision) };
  },
});

export const saveSuite = defineRoute({
  method: 'put',
  path: '/api/scenarios/{id}/suite',
  right: 'scenario.edit',
  summary: text('保存测试', 'Save the tests: the body is the whole suite'),
  body: Suite,
  largest: '8mb',
  edits: true,
  subject: scenarioOf,
  answer: { status: 200, description: 'The tests with their new revision' },
  async handle({ api, session, params, body, revision }) {
    const author = { by: session.actor.account, at: api.now().toISOString() };
    const saved = await api.store.suites.save(params.id, body, revision, author);
    return { body: saved, headers: tagOf(saved.revision) };
  },
});

export const runSavedTests = defineRoute({
  method: 'post',
  path: '/api/scenarios/{id}/suite/runs',
  right: 'scenario.read',
  evenSuspended: 'it computes an answer and changes nothing',
  summary: text('运行保存的测试', 'Run the saved tests on the draft or a version'),
  body: z
    .strictObject({ version: z.number().int().min(1).optional().describe('Number of a version; else the draft') })
    .default({}),
  subject: scenarioOf,
  answer: {
    status: 200,
    description: 'Of each test whether it passed, and the first difference in words; and the coverage',
  },
  problems: ['scenario-has-findings'],
  async handle({ api, subject, params, body }) {
    const content = await contentFor(api, subject, body.version);
    const { suite } = await api.store.suites.get(params.id);
    return { body: await run(api, content, suite, subject) };
  },
});

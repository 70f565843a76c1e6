/** Suites of policies: the test rows kept with a policy, running them, and the release that they let through. */
import { z } from 'zod';
import type { PinnedSuite, SavedPolicySuite } from '../core/api.ts';
import { canonicalJson } from '../core/canonical-json.ts';
import { checkPolicy } from '../core/policies/check-policy.ts';
import { expectingRows, failuresOf, missingRows, PolicySuite, runPolicySuite } from '../core/policies/policy-suite.ts';
import { Policy } from '../core/policies/policy.ts';
import { problem, type FieldError } from '../core/problem.ts';
import { text } from '../core/text.ts';
import { sm3 } from '../crypto/sm3.ts';
import type { PolicyRecord } from '../store/policies.ts';
import type { ApiParts } from './api-parts.ts';
import { defineRoute } from './define-route.ts';
import { notGreen } from './not-green.ts';
import { tagOf } from './tag-of.ts';

const largestSuite = '2mb';

/** What lets a version through: the rows it is pinned with, and what is to be remarked on it. */
interface GreenRows {
  suite: PinnedSuite | null;
  remarks: FieldError[];
}

/** Runs the rows kept with a policy on what is to be released, and pins them. @throws Problem `suite-not-green` with the rows that fail */
export async function pinGreenRows(api: ApiParts, policy: Policy): Promise<GreenRows> {
  const { suite } = await api.store.policySuites.get(policy.name);
  const rows = expectingRows(suite);
  if (rows === 0) return { suite: null, remarks: missingRows(suite) };
  const run = await runPolicySuite(policy, suite);
  const errors = failuresOf(run);
  if (errors.length > 0) {
    const failed = run.rows.flatMap(({ passed, name, id }) => (passed === false ? [name ?? id] : []));
    throw notGreen(failed, errors);
  }
  const digest = sm3(canonicalJson(suite));
  await api.store.policySuites.pin(digest, suite);
  return { suite: { digest, rows }, remarks: [] };
}

const policyOf = (api: ApiParts, { name }: { name: string }) => api.store.policies.get(name, api.now());

const NumberOfVersion = z.coerce.number().int().min(1);

/** A version of a policy by its number. @throws Problem `not-found` */
export async function versionNumbered(api: ApiParts, name: string, version: number): Promise<PolicyRecord> {
  const found = (await api.store.policies.versions(name, api.now())).find(({ summary }) => summary.version === version);
  if (!found) throw problem('not-found', { what: text(`版本 ${version}`, `Version ${version}`) });
  return found;
}

/** The rows that a version was released with; none where it was released without. */
async function pinnedRows(api: ApiParts, name: string, version: number): Promise<SavedPolicySuite> {
  const { summary } = await versionNumbered(api, name, version);
  const suite = summary.suite ? await api.store.policySuites.byDigest(summary.suite.digest) : { rows: [] };
  return { revision: 0, suite, updatedAt: summary.updatedAt, updatedBy: summary.updatedBy };
}

export const getPolicySuite = defineRoute({
  method: 'get',
  path: '/api/policies/{name}/suite',
  right: 'policy.read',
  summary: text('查看策略的测试行', 'Get the test rows of a policy'),
  query: z.strictObject({
    version: NumberOfVersion.optional().describe('The rows that this version was released with; else those kept now'),
  }),
  subject: policyOf,
  answer: { status: 200, description: 'The rows; their revision is the ETag, 0 where there are none yet' },
  async handle({ api, params, query }) {
    if (query.version !== undefined) return { body: await pinnedRows(api, params.name, query.version) };
    const saved = await api.store.policySuites.get(params.name);
    return { body: saved, headers: tagOf(saved.revision) };
  },
});

export const savePolicySuite = defineRoute({
  method: 'put',
  path: '/api/policies/{name}/suite',
  right: 'policy.edit',
  summary: text('保存策略的测试行', 'Save the test rows of a policy: the body is the whole suite'),
  body: PolicySuite,
  largest: largestSuite,
  edits: true,
  subject: policyOf,
  answer: { status: 200, description: 'The rows with their new revision' },
  async handle({ api, session, params, body, revision }) {
    const author = { by: session.actor.account, at: api.now().toISOString() };
    const saved = await api.store.policySuites.save(params.name, body, revision, author);
    return { body: saved, headers: tagOf(saved.revision) };
  },
});

const Asked = z
  .strictObject({
    policy: Policy.optional().describe('A draft; else the version in force'),
    version: z.number().int().min(1).optional().describe('Number of a version to run the rows on'),
    suite: PolicySuite.optional().describe('Rows to run; else those kept with the policy'),
  })
  .refine(({ policy, version }) => policy === undefined || version === undefined, {
    message: 'either policy or version',
    params: { rule: 'policy-or-version', zh: 'policy 与 version 只能有一个' },
  })
  .default({});

export const runPolicyRows = defineRoute({
  method: 'post',
  path: '/api/policies/{name}/suite/run',
  right: 'policy.read',
  evenSuspended: 'it computes an answer and changes nothing',
  summary: text('运行策略的测试行', 'Run the test rows of a policy on a draft, a version, or the version in force'),
  body: Asked,
  largest: largestSuite,
  subject: policyOf,
  answer: { status: 200, description: 'Of each row its outcome, by which rule, and whether it is the expected one' },
  async handle({ api, subject, params, body }) {
    const version = body.version === undefined ? subject : await versionNumbered(api, params.name, body.version);
    const policy = body.policy ?? version.policy;
    const errors = checkPolicy(policy).map((each) => ({ ...each, pointer: `/policy${each.pointer}` }));
    if (errors.length > 0) throw problem('invalid-input', { errors });
    const suite = body.suite ?? (await api.store.policySuites.get(params.name)).suite;
    return { body: await runPolicySuite(policy, suite) };
  },
});

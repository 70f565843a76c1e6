/** Policies: the list, adding one, and its versions. */
import { z } from 'zod';
import type { PolicyImpact } from '../core/api.ts';
import { canonicalJson } from '../core/canonical-json.ts';
import { checkPolicy, policyWarnings } from '../core/policies/check-policy.ts';
import { Policy } from '../core/policies/policy.ts';
import { problem, type FieldError } from '../core/problem.ts';
import type { Actor } from '../core/rights.ts';
import { text } from '../core/text.ts';
import { sm3 } from '../crypto/sm3.ts';
import type { Attempt } from '../store/attempt.ts';
import type { NewPolicy, PolicyRecord } from '../store/policies.ts';
import type { ApiParts } from './api-parts.ts';
import { demandFit, misfits } from './policy-layers.ts';
import { defineRoute, PageQuery } from './define-route.ts';
import { pinGreenRows } from './policy-suites.ts';

const answerOf = ({ summary, policy }: PolicyRecord, remarks: readonly FieldError[]) => ({
  ...{ ...summary, policy },
  warnings: [...policyWarnings(policy), ...remarks],
});

/** The policy that a route is about. */
export const policyOf = (api: ApiParts, { name }: { name: string }) => api.store.policies.get(name, api.now());

/** Makes a version of a policy ready to be kept. @throws Problem `invalid-input` where it is wrong in itself */
export function newPolicy(
  api: ApiParts,
  policy: Policy,
  actor: Actor,
  attempt: Attempt,
  name = policy.name,
): NewPolicy {
  const errors: FieldError[] = checkPolicy(policy);
  if (policy.name !== name)
    errors.push({ pointer: '/name', rule: 'same-name', message: text(`name 应为 ${name}`, `name must be ${name}`) });
  if (errors.length > 0) throw problem('invalid-input', { errors });
  const { region, institution } = policy.refines === undefined ? actor : (policy.at ?? actor);
  return {
    policy,
    digest: sm3(canonicalJson(policy)),
    place: { region, institution },
    author: { by: actor.account, at: api.now().toISOString() },
    attempt,
  };
}

export const listPolicies = defineRoute({
  method: 'get',
  path: '/api/policies',
  right: 'policy.read',
  summary: text('策略列表', 'List policies: of each the version in force, else the latest'),
  query: PageQuery.extend({
    waiting: z.literal('true').optional().describe('Only those of which a version waits for a second person'),
  }),
  answer: { status: 200, description: 'A page of policy summaries, by name' },
  handle: async ({ api, session: { actor }, query: { waiting, ...page } }) => ({
    body: await api.store.policies.list(actor, page, api.now(), waiting !== undefined),
  }),
});

export const createPolicy = defineRoute({
  method: 'post',
  path: '/api/policies',
  right: 'policy.edit',
  summary: text(
    '新建策略（须由另一人发布才生效）',
    'Add a policy; it takes force once a second person has released it',
  ),
  body: Policy,
  creates: true,
  answer: { status: 201, description: 'The policy, version 1, proposed, with `warnings`' },
  problems: ['already-exists'],
  async handle({ api, session, body, attempt }) {
    const fresh = newPolicy(api, body, session.actor, attempt);
    await demandFit(api, body, session.actor);
    const { suite, remarks } = await pinGreenRows(api, body);
    const made = await api.store.policies.create({ ...fresh, suite });
    return { body: answerOf(made, remarks), headers: { location: `/api/policies/${made.summary.name}` } };
  },
});

export const getPolicy = defineRoute({
  method: 'get',
  path: '/api/policies/{name}',
  right: 'policy.read',
  summary: text('查看策略', 'Get the policy in force; where none is, the latest version'),
  subject: policyOf,
  answer: { status: 200, description: 'Its summary, with `policy`' },
  handle: ({ subject: { summary, policy } }) => ({ body: { ...summary, policy } }),
});

export const listPolicyVersions = defineRoute({
  method: 'get',
  path: '/api/policies/{name}/versions',
  right: 'policy.read',
  summary: text('策略的版本', 'List the versions of a policy, the latest first'),
  query: PageQuery.omit({ q: true }),
  subject: policyOf,
  answer: { status: 200, description: 'A page of summaries, each with `policy`' },
  async handle({ api, params, query }) {
    const all = await api.store.policies.versions(params.name, api.now());
    const rest = query.after === undefined ? all : all.filter(({ summary }) => summary.version < Number(query.after));
    const items = rest.slice(0, query.limit).map(({ summary, policy }) => ({ ...summary, policy }));
    return {
      body: { items, total: all.length, next: rest.length > query.limit ? String(items.at(-1)?.version) : null },
    };
  },
});

export const addPolicyVersion = defineRoute({
  method: 'post',
  path: '/api/policies/{name}/versions',
  right: 'policy.edit',
  summary: text(
    '提出策略版本：测试行须全部符合，另一人发布后才生效',
    'Propose a version, once the test rows pass on it; it takes force when a second person has released it',
  ),
  body: Policy,
  query: z.strictObject({
    base: z.coerce
      .number()
      .int()
      .min(1)
      .optional()
      .describe('The version it was made from: refused where another was released meanwhile'),
  }),
  creates: true,
  subject: policyOf,
  answer: { status: 201, description: 'The version, proposed, with `warnings`' },
  problems: ['edited-meanwhile', 'policy-version-waits', 'suite-not-green'],
  async handle({ api, session, params, query, subject, body, attempt }) {
    const { region, institution } = subject;
    const fresh = newPolicy(api, body, session.actor, attempt, params.name);
    await demandFit(api, body, session.actor, subject.policy);
    const { suite, remarks: ofRows } = await pinGreenRows(api, body);
    const remarks = [...ofRows, ...(await misfits(api, body, subject))];
    // A policy stays where it belongs, whoever of its place changes it.
    const made = { ...fresh, suite, place: { region, institution } };
    return { body: answerOf(await api.store.policies.addVersion(made, query.base), remarks) };
  },
});

export const getPolicyImpact = defineRoute({
  method: 'get',
  path: '/api/policies/{name}/impact',
  right: 'policy.read',
  summary: text('查看策略用在哪里', 'Get the scenarios whose drafts decide by a policy'),
  subject: policyOf,
  answer: { status: 200, description: 'The scenarios, by id, of those one may see' },
  async handle({ api, session: { actor }, params }) {
    const impact: PolicyImpact = { scenarios: await api.store.scenarios.decidingBy(params.name, actor) };
    return { body: impact };
  },
});

/** Releases of policies: a second person puts a proposed version in force or sends it back; the proposer may withdraw it. */
import { z } from 'zod';
import { checkPolicy } from '../core/policies/check-policy.ts';
import type { PolicyView } from '../core/api.ts';
import { PolicyReason, type PolicyAct, type PolicyVersionDecision } from '../core/policies/policy-release.ts';
import { problem, type ProblemSlug } from '../core/problem.ts';
import { Region, type Actor, type Right } from '../core/rights.ts';
import { text, type Text } from '../core/text.ts';
import type { ApiParts } from './api-parts.ts';
import { defineRoute, type Route } from './define-route.ts';
import { policyOf } from './policies.ts';
import { demandStillFits } from './policy-layers.ts';
import { demandFitForTrial } from './policy-trials.ts';
import { pinGreenRows, versionNumbered } from './policy-suites.ts';
import { numberOf } from './versions.ts';

/** Before a version is released it is looked at once more: in itself, against what it refines, and by the rows kept now. */
async function demandGreen(
  api: ApiParts,
  name: string,
  version: number,
  decision: PolicyVersionDecision,
): Promise<void> {
  const { policy, summary } = await versionNumbered(api, name, version);
  // Who may not, or comes late, is told so by the store, and costs no run of the rows.
  if (summary.state !== 'proposed' || summary.updatedBy === decision.by) return;
  const errors = checkPolicy(policy);
  if (errors.length > 0) throw problem('invalid-input', { errors });
  await demandStillFits(api, policy);
  await pinGreenRows(api, policy);
}

/** What is said with a decision; a release may be for some divisions only. */
interface Said {
  reason: string;
  regions?: string[] | undefined;
}

const Reasoned = z.strictObject({ reason: PolicyReason });
const Released = Reasoned.extend({
  regions: z
    .array(Region)
    .min(1)
    .max(50)
    .optional()
    .describe('On trial: only in these divisions and what lies in them; left out, everywhere'),
});

/** Decides of a version. @throws Problem `not-found`, `version-decided`, `same-proposer`, `not-the-proposer`, `suite-not-green`, `invalid-input` */
async function decideOfPolicy(
  api: ApiParts,
  { account }: Actor,
  { name, version }: { name: string; version: string },
  act: PolicyAct,
  { reason, regions }: Said,
): Promise<PolicyView> {
  const number = numberOf(version);
  const decision = { act, by: account, at: api.now().toISOString(), reason };
  if (act === 'release') await demandGreen(api, name, number, decision);
  if (regions) await demandFitForTrial(api, (await versionNumbered(api, name, number)).policy, regions);
  await api.store.policies.decide(name, number, decision, regions);
  const { summary, policy } = await versionNumbered(api, name, number);
  return { ...summary, policy };
}

interface Act {
  right: Right;
  summary: Text;
  problems: readonly ProblemSlug[];
}

const acts: Record<PolicyAct, Act> = {
  release: {
    right: 'policy.release',
    summary: text(
      '发布策略版本（须由提出人以外的人，测试行须全部符合）：自生效日期起生效',
      'Release a version, by somebody other than who proposed it, with the test rows green: it takes force on its first day',
    ),
    problems: ['version-decided', 'same-proposer', 'suite-not-green'],
  },
  return: {
    right: 'policy.release',
    summary: text(
      '退回策略版本（须由提出人以外的人）：该版本不再生效',
      'Return a version, by somebody other than who proposed it: it never takes force',
    ),
    problems: ['version-decided', 'same-proposer'],
  },
  withdraw: {
    right: 'policy.edit',
    summary: text('撤回自己提出的策略版本（决定以前）', 'Withdraw a version that one proposed, before it is decided'),
    problems: ['version-decided', 'not-the-proposer'],
  },
};

/** One route an act. */
export const policyVersionActs: readonly Route[] = (Object.keys(acts) as PolicyAct[]).map((act) =>
  defineRoute({
    method: 'post',
    path: `/api/policies/{name}/versions/{version}/${act}`,
    right: acts[act].right,
    clauses: ['scenario.manage', 'risk.control'],
    summary: acts[act].summary,
    body: act === 'release' ? Released : (Reasoned as typeof Released),
    subject: policyOf,
    answer: { status: 200, description: 'The version as it is now' },
    problems: acts[act].problems,
    handle: async ({ api, session, params, body }) => {
      if (!session) throw problem('not-signed-in');
      return { body: await decideOfPolicy(api, session.actor, params, act, body) };
    },
  }),
);

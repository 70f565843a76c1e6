/** Trials of policies by division: what they ask of a version, how they end, and lending them to whoever decides. */
import { z } from 'zod';
import { chinaDay } from '../core/calendar.ts';
import type { PolicyView } from '../core/api.ts';
import type { Policy } from '../core/policies/policy.ts';
import { PolicyReason } from '../core/policies/policy-release.ts';
import { canStandIn, insteadOf, trialEnds, type LendTrial } from '../core/policies/policy-trial.ts';
import { problem, type FieldError } from '../core/problem.ts';
import { liesIn, type Actor } from '../core/rights.ts';
import { text } from '../core/text.ts';
import type { PolicyTrials, TrialRecord } from '../store/policy-trials.ts';
import type { ApiParts } from './api-parts.ts';
import { defineRoute, type OpenSession } from './define-route.ts';
import { policyOf } from './policies.ts';
import { versionNumbered } from './policy-suites.ts';
import { rememberBriefly } from './remember-briefly.ts';
import { numberOf } from './versions.ts';

/** A trial that began or ended does so everywhere after this long. */
const rememberedMs = 2_000;

/** Lends what decides in place of a pinned version, from the store, read every two seconds at most. */
export function createTrialLender(trials: Pick<PolicyTrials, 'of'>, now: () => Date): LendTrial {
  const remember = rememberBriefly<TrialRecord[]>(rememberedMs, now);
  return async ({ policy: { name }, digest }, { region }, at) => {
    const found = insteadOf(digest, await remember(name, () => trials.of(name)), chinaDay(at), region);
    return found?.policy ? { policy: found.policy, digest: found.digest } : null;
  };
}

const trialError = (rule: string, zh: string, en: string): FieldError => ({
  ...{ pointer: '/regions', rule },
  message: text(zh, en),
});

/** What speaks against a trial of a version in some divisions. @throws Problem `invalid-input` */
export async function demandFitForTrial(api: ApiParts, policy: Policy, regions: readonly string[]): Promise<void> {
  const standing = await api.store.policies.get(policy.name, api.now());
  const errors: FieldError[] = [
    ...(policy.refines === undefined
      ? []
      : [trialError('no-layer', '分层策略本来就只在一地适用，不能试行', 'A layer holds at one place already')]),
    ...(standing.summary.state === 'in-force'
      ? []
      : [trialError('needs-general', '没有现行版本，不能只在一部分地区试行', 'No version is in force elsewhere')]),
    ...(canStandIn(policy, standing.policy)
      ? []
      : [
          trialError(
            'same-outcomes',
            '试行版本不能有现行版本没有的结果，也不能少了它的输出',
            'A version on trial has no outcome that the one in force lacks, and all of its outputs',
          ),
        ]),
    ...regions
      .filter((region) => !liesIn(region, standing.region) || region === standing.region)
      .map((region) =>
        trialError(
          'part-of-place',
          `试行地区应在策略适用地区之内，且小于它：${region}`,
          `A trial is in a part of where the policy belongs: ${region}`,
        ),
      ),
  ];
  if (errors.length > 0) throw problem('invalid-input', { errors });
}

async function viewOf(api: ApiParts, name: string, version: number): Promise<PolicyView> {
  const { summary, policy } = await versionNumbered(api, name, version);
  return { ...summary, policy };
}

const actorOf = (session: OpenSession | null): Actor => {
  if (!session) throw problem('not-signed-in');
  return session.actor;
};

export const askTrialEnd = defineRoute({
  method: 'post',
  path: '/api/policies/{name}/versions/{version}/trial/ending',
  right: 'policy.edit',
  clauses: ['scenario.manage', 'risk.control'],
  summary: text(
    '提出结束策略版本的试行：转为普遍适用，或收回；须由另一人确认',
    'Ask that the trial of a version end, by making it general or taking it back; a second person decides',
  ),
  body: z.strictObject({
    to: z.enum(trialEnds),
    reason: PolicyReason,
  }),
  subject: policyOf,
  answer: { status: 200, description: 'The version as it is now' },
  problems: ['trial-state'],
  async handle({ api, session, params: { name, version }, body: { to, reason } }) {
    const ending = { to, by: actorOf(session).account, at: api.now().toISOString(), reason };
    await api.store.policyTrials.askEnd(name, numberOf(version), ending);
    return { body: await viewOf(api, name, numberOf(version)) };
  },
});

export const decideTrialEnd = defineRoute({
  method: 'post',
  path: '/api/policies/{name}/versions/{version}/trial/end',
  right: 'policy.release',
  clauses: ['scenario.manage', 'risk.control'],
  summary: text(
    '确认结束试行（须由提出人以外的人），或让试行继续',
    'End a trial as was asked, by somebody other than who asked, or let it go on',
  ),
  body: z.strictObject({ agrees: z.boolean().describe('Whether it ends; else it goes on'), reason: PolicyReason }),
  subject: policyOf,
  answer: { status: 200, description: 'The version as it is now' },
  problems: ['trial-state', 'same-ender'],
  async handle({ api, session, params: { name, version }, body: { agrees, reason } }) {
    const doing = { by: actorOf(session).account, at: api.now().toISOString(), reason };
    await api.store.policyTrials.decideEnd(name, numberOf(version), agrees, doing);
    return { body: await viewOf(api, name, numberOf(version)) };
  },
});

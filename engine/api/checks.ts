/** Checks: what the design-time checks say of a draft. */
import type { Checks } from '../core/api.ts';
import type { Ground, Remark } from '../core/check.ts';
import { checkScenario } from '../core/checks/index.ts';
import type { Finding } from '../core/finding.ts';
import { callsOf, chooseSubs, remarksOnSubs } from '../core/pin-subs.ts';
import { contentOf, policiesNamedBy } from '../core/pin.ts';
import { problem } from '../core/problem.ts';
import type { Place } from '../core/rights.ts';
import type { Scenario } from '../core/scenario.ts';
import { missingSuite } from '../core/suites/suite-needed.ts';
import { text } from '../core/text.ts';
import type { PinnedScenario, VersionContent } from '../core/version.ts';
import { z } from 'zod';
import type { ApiParts } from './api-parts.ts';
import { defineRoute } from './define-route.ts';
import { scenarioOf } from './scenarios.ts';

/** What a draft is checked on. */
interface Grounded {
  ground: Ground;
  content: VersionContent;
  /** What is wrong with the scenarios it calls. */
  findings: Finding[];
}

const pinningFinding = (remark: Remark): Finding => ({
  check: 'calls-published',
  severity: 'error',
  clauses: ['scenario.manage'],
  ...remark,
});

/** The versions that a scenario calls, each with all that it pins, and what is wrong with them. */
async function pinSubs(
  api: ApiParts,
  scenario: Scenario,
  place: Place,
): Promise<{ subs: Record<string, PinnedScenario>; remarks: Remark[] }> {
  const called = callsOf(scenario).map((call) => call.scenario);
  if (called.length === 0) return { subs: {}, remarks: [] };
  const { chosen, remarks } = chooseSubs(scenario, await api.store.scenarios.callable(called, place));
  const subs: Record<string, PinnedScenario> = {};
  for (const [id, { version, digest }] of Object.entries(chosen))
    subs[id] = { ...(await api.store.versions.byDigest(digest)), version };
  return { subs, remarks };
}

const scenariosOf = (subs: Record<string, PinnedScenario>): Record<string, Scenario> =>
  Object.fromEntries(Object.entries(subs).map(([id, { scenario }]) => [id, scenario]));

/** What a scenario is checked on: what it names, as it stands. */
export async function groundOf(api: ApiParts, scenario: Scenario, place: Place): Promise<Grounded> {
  const pinned = await api.store.policies.named(policiesNamedBy(scenario), api.now());
  const policies = Object.fromEntries(Object.entries(pinned).map(([name, { policy }]) => [name, policy]));
  const { subs, remarks } = await pinSubs(api, scenario, place);
  // Where a call could not be pinned that is said already; whether it fits is asked once it can be.
  const called = remarks.length === 0 && { scenarios: scenariosOf(subs) };
  const content = contentOf(scenario, pinned, api.prompts, subs);
  const findings = [...remarks, ...remarksOnSubs(content)].map(pinningFinding);
  return { ground: { policies, prompts: api.prompts, ...called }, content, findings };
}

async function check(
  api: ApiParts,
  scenario: Scenario,
  place: Place,
): Promise<{ findings: Finding[]; content: VersionContent }> {
  const { ground, content, findings } = await groundOf(api, scenario, place);
  return { findings: [...findings, ...checkScenario(scenario, ground)], content };
}

/** @throws Problem `scenario-has-findings` with the findings as errors, their pointers into the scenario */
function refuseErrors(findings: readonly Finding[]): void {
  const errors = findings
    .filter(({ severity }) => severity === 'error')
    .map(({ pointer, check: rule, message }) => ({ pointer, rule, message }));
  if (errors.length > 0) throw problem('scenario-has-findings', { count: errors.length, errors });
}

/** Pins what a scenario uses. @throws Problem `scenario-has-findings` */
export async function soundContent(api: ApiParts, scenario: Scenario, place: Place): Promise<VersionContent> {
  const { findings, content } = await check(api, scenario, place);
  refuseErrors(findings);
  return content;
}

/** Checks a version again, on what it pins: the checks may know more than when it was filed. @throws Problem `scenario-has-findings` */
export function recheck({ scenario, policies: pinned, prompts, subs = {} }: VersionContent): void {
  const policies = Object.fromEntries(Object.entries(pinned).map(([name, { policy }]) => [name, policy]));
  refuseErrors(checkScenario(scenario, { policies, prompts, scenarios: scenariosOf(subs) }));
}

export const checkDraft = defineRoute({
  method: 'post',
  path: '/api/scenarios/{id}/checks',
  right: 'scenario.read',
  evenSuspended: 'it computes an answer and changes nothing',
  clauses: ['scenario.manage'],
  summary: text('检查草稿', 'Check the draft'),
  body: z.strictObject({}).optional(),
  subject: scenarioOf,
  answer: { status: 200, description: 'Every finding, errors first' },
  async handle({ api, subject, params }) {
    const { findings, content } = await check(api, subject.draft.scenario, subject);
    const all = [...findings, ...missingSuite(content, await api.store.suites.count(params.id))];
    const errors = all.filter(({ severity }) => severity === 'error').length;
    const checks: Checks = { findings: all, errors, warnings: all.length - errors };
    return { body: checks };
  },
});

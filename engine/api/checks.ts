/** Checks: what the design-time checks say of a draft. */
import type { Checks } from '../core/api.ts';
import { checkScenario } from '../core/checks/index.ts';
import { problem } from '../core/problem.ts';
import type { Scenario } from '../core/scenario.ts';
import { text } from '../core/text.ts';
import { contentOf, policiesNamedBy } from '../core/pin.ts';
import type { VersionContent } from '../core/version.ts';
import { z } from 'zod';
import type { ApiParts } from './api-parts.ts';
import { defineRoute } from './define-route.ts';
import { scenarioOf } from './scenarios.ts';

async function check(api: ApiParts, scenario: Scenario): Promise<{ checks: Checks; content: VersionContent }> {
  const pinned = await api.store.policies.named(policiesNamedBy(scenario));
  const policies = Object.fromEntries(Object.entries(pinned).map(([name, { policy }]) => [name, policy]));
  const findings = checkScenario(scenario, { policies, prompts: api.prompts });
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  return {
    checks: { findings, errors, warnings: findings.length - errors },
    content: contentOf(scenario, pinned, api.prompts),
  };
}

/** Pins what a scenario uses. @throws Problem `scenario-has-findings` with the findings as errors, their pointers into the scenario */
export async function soundContent(api: ApiParts, scenario: Scenario): Promise<VersionContent> {
  const { checks, content } = await check(api, scenario);
  if (checks.errors === 0) return content;
  const errors = checks.findings
    .filter(({ severity }) => severity === 'error')
    .map(({ pointer, check: rule, message }) => ({ pointer, rule, message }));
  throw problem('scenario-has-findings', { count: checks.errors, errors });
}

export const checkDraft = defineRoute({
  method: 'post',
  path: '/api/scenarios/{id}/checks',
  right: 'scenario.read',
  summary: text('检查草稿', 'Check the draft'),
  body: z.strictObject({}).optional(),
  subject: scenarioOf,
  answer: { status: 200, description: 'Every finding, errors first' },
  handle: async ({ api, subject }) => ({ body: (await check(api, subject.draft.scenario)).checks }),
});

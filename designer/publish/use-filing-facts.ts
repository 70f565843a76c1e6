/** All that a draft is judged by before it is filed, each part as soon as it is known. */
import { useMemo } from 'react';
import type { Draft, VersionSummary } from '../../engine/core/api.ts';
import { assessmentReason, assessmentsMissing } from '../../engine/core/assessments-needed.ts';
import { conformanceOf } from '../../engine/core/conformance.ts';
import { changesTheOutside } from '../../engine/core/suites/suite-needed.ts';
import { useVersion } from '../scenarios/use-scenario.ts';
import { baseFor } from '../versions/version-acts.ts';
import type { FilingFacts } from './filing-steps.ts';
import { useFilingAttachments } from './use-attachments.ts';
import { useDifferences, useDraftChecks, useImpact, usePolicies, useSuite, useSuiteRun } from './use-filing.ts';

/** What is read, and the facts that follow from it. */
export function useFilingFacts({ scenario, revision }: Draft, versions: readonly VersionSummary[]) {
  const { id } = scenario;
  const base = baseFor(versions);
  const checks = useDraftChecks(id, revision);
  const suite = useSuite(id);
  const run = useSuiteRun(id, revision, suite.data, checks.data?.errors === 0);
  const before = useVersion(id, base);
  const differences = useDifferences(id, base, { revision });
  const impact = useImpact(id);
  const policies = usePolicies(scenario);
  const findings = checks.data?.findings;
  const conformance = useMemo(
    () => (findings && policies ? conformanceOf(scenario, { policies }, findings) : undefined),
    [scenario, policies, findings],
  );
  const filing = useFilingAttachments(id);
  const reason = useMemo(() => assessmentReason({ scenario, policies: {}, prompts: {} }), [scenario]);
  const facts: FilingFacts = {
    checks: checks.data,
    tests: suite.data?.suite.tests.length,
    demanded: changesTheOutside({ scenario, policies: {}, prompts: {} }),
    run: run.data,
    changes: base === null ? null : differences.data?.length,
    conformance,
    missing: filing.files && assessmentsMissing(reason, filing.files),
    impact: impact.data,
  };
  const read = { checks, suite, run, before, differences, impact, policies, conformance };
  return { facts, base, filing, reason, ...read };
}

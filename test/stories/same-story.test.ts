/** The hosts tell the same story: same scenario, same answers, same trace, in simulate, direct and Temporal. */
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TraceStep } from '../../engine/core/case.ts';
import { runDirect } from '../../engine/core/run-direct.ts';
import {
  runScenarioWorkflow,
  scenarioQueue,
  workflowIdOf,
  type RunScenario,
  type RunScenarioResult,
} from '../../engine/core/run-scenario-ports.ts';
import { createVirtualClock, scriptedConnectors, simulate } from '../../engine/core/simulate.ts';
import { createScenarioActivities } from '../../workflows/activities/scenario-activities.ts';
import { MemoryStore } from '../support/memory-store.ts';
import { scriptForPeople, startFor } from '../support/people.ts';
import { scenarioNamed, versionOf } from '../support/rulesets.ts';
import { createTestWorker, startTimeSkipping } from '../support/temporal.ts';

/** The story without its times, which no two runs share. */
const story = (steps: TraceStep[]) => steps.map(({ at: _at, tookMs: _tookMs, ...rest }) => rest);

const noon = '2026-11-21T04:00:00Z';
const ports = () => ({ connectors: scriptedConnectors(scriptForPeople()), now: createVirtualClock(noon) });

const stories: [scenario: string, card: string | undefined, inputs: Record<string, string>, outcome: string][] = [
  ['library-lending', 'demo-wang', { barcode: 'TS20260001' }, 'lent'],
  ['library-lending', 'demo-zhao', { barcode: 'TS20260001' }, 'card-not-normal'],
  ['library-lending', 'demo-qian', { barcode: 'TS20260001' }, 'person-not-normal'],
  ['library-lending', 'demo-sun', { barcode: 'TS20260001' }, 'guardian-needed'],
  ['library-lending', 'demo-zheng', { barcode: 'TS20260001' }, 'not-genuine'],
  ['library-lending', undefined, { barcode: 'TS20260001' }, 'not-readable'],
  ['park-entry', 'demo-wang', {}, 'entered-free'],
  ['park-entry', 'demo-zhou', {}, 'entered'],
  ['park-entry', 'demo-li', {}, 'entered-free'],
  ['park-entry', 'demo-wu', {}, 'card-not-normal'],
];

describe('the three hosts', () => {
  let environment: TestWorkflowEnvironment;
  beforeAll(async () => {
    environment = await startTimeSkipping();
  });
  afterAll(() => environment?.teardown());

  it.each(stories)('tell the same story of %s with %s', async (id, card, inputs, outcome) => {
    const store = new MemoryStore();
    const version = store.add(versionOf(scenarioNamed(id)));
    const start = startFor(`${id}-${card ?? 'none'}`, card, inputs);

    const simulated = await simulate(version, start, ports());
    expect(simulated.problem).toBeNull();
    expect(simulated.state.outcome?.code).toBe(outcome);

    const worker = await createTestWorker(
      environment,
      createScenarioActivities({ ...ports(), versions: store, cases: store }),
    );
    const result = await worker.runUntil(
      environment.client.workflow.execute<(input: RunScenario) => Promise<RunScenarioResult>>(runScenarioWorkflow, {
        taskQueue: scenarioQueue,
        workflowId: workflowIdOf(start.caseId),
        args: [{ caseId: start.caseId, digest: version.digest, start }],
      }),
    );
    expect(result).toEqual(simulated.state.outcome);
    expect(story(store.trace(start.caseId))).toEqual(story(simulated.steps));

    if (version.scenario.service === 'direct') {
      const direct = await runDirect(version, start, ports());
      expect(direct.state.outcome).toEqual(simulated.state.outcome);
      expect(story(direct.steps)).toEqual(story(simulated.steps));
    }
  });
});

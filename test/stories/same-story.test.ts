/** The hosts tell the same story: same scenario, same answers, same trace, in simulate, direct and Temporal. */
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TraceStep } from '../../engine/core/case.ts';
import type { Ports } from '../../engine/core/effects.ts';
import { lendFrom } from '../../engine/core/policies/policy-layers.ts';
import { Policy } from '../../engine/core/policies/policy.ts';
import { runDirect } from '../../engine/core/run-direct.ts';
import {
  runScenarioWorkflow,
  scenarioQueue,
  workflowIdOf,
  type RunScenario,
  type RunScenarioResult,
} from '../../engine/core/run-scenario-ports.ts';
import { createVirtualClock, scriptedConnectors, simulate } from '../../engine/core/simulate.ts';
import { text } from '../../engine/core/text.ts';
import { createScenarioActivities } from '../../workflows/activities/scenario-activities.ts';
import { MemoryStore } from '../support/memory-store.ts';
import { scriptForPeople, startFor } from '../support/people.ts';
import { scenarioNamed, versionOf } from '../support/rulesets.ts';
import { createTestWorker, startTimeSkipping } from '../support/temporal.ts';

/** The story without its times, which no two runs share. */
const story = (steps: TraceStep[]) => steps.map(({ at: _at, tookMs: _tookMs, ...rest }) => rest);

const noon = '2026-11-21T04:00:00Z';
const ports = () => ({ connectors: scriptedConnectors(scriptForPeople()), now: createVirtualClock(noon) });

/** Layers of the demo city and of another that nobody here is in: whoever is under 70 gets this outcome. */
const layersOf = (refines: string, then: string) =>
  lendFrom(
    ['990100', '990200'].map((region) => ({
      digest: `digest of ${region}`,
      policy: Policy.parse({
        ...{
          name: `city-${region}`,
          title: text('本市规定', 'Rules of the city'),
          level: 'city',
          refines,
          at: { region },
        },
        outcomes: [then, 'as-above'],
        rules: [
          {
            ...{ name: 'under-70', then, reason: text('本市另有规定', 'The city has rules of its own') },
            when: { fact: 'person.age', operator: 'lessThan', value: 70 },
          },
        ],
        otherwise: { then: 'as-above', reason: text('照省里的规定', 'As the province decides') },
      }),
    })),
  );

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

/** What was decided, level by level. */
const decisions = (steps: TraceStep[]) => steps.flatMap(({ decision }) => (decision ? [decision] : []));

describe('the three hosts', () => {
  let environment: TestWorkflowEnvironment;
  beforeAll(async () => {
    environment = await startTimeSkipping();
  });
  afterAll(() => environment?.teardown());

  /** Runs a case in a worker, to its outcome. */
  async function runDurably(
    parts: Ports,
    store: MemoryStore,
    { digest }: { digest: string },
    start: RunScenario['start'],
  ): Promise<RunScenarioResult> {
    const activities = createScenarioActivities({ ...parts, versions: store, cases: store });
    const worker = await createTestWorker(environment, activities);
    return worker.runUntil(
      environment.client.workflow.execute<(input: RunScenario) => Promise<RunScenarioResult>>(runScenarioWorkflow, {
        taskQueue: scenarioQueue,
        workflowId: workflowIdOf(start.caseId),
        args: [{ caseId: start.caseId, digest, start }],
      }),
    );
  }

  it.each(stories)('tell the same story of %s with %s', async (id, card, inputs, outcome) => {
    const store = new MemoryStore();
    const version = store.add(versionOf(scenarioNamed(id)));
    const start = startFor(`${id}-${card ?? 'none'}`, card, inputs);

    const simulated = await simulate(version, start, ports());
    expect(simulated.problem).toBeNull();
    expect(simulated.state.outcome?.code).toBe(outcome);

    expect(await runDurably(ports(), store, version, start)).toEqual(simulated.state.outcome);
    expect(story(store.trace(start.caseId))).toEqual(story(simulated.steps));

    if (version.scenario.service === 'direct') {
      const direct = await runDirect(version, start, ports());
      expect(direct.state.outcome).toEqual(simulated.state.outcome);
      expect(story(direct.steps)).toEqual(story(simulated.steps));
    }
  });

  it.each([
    ['library-lending', 'guardian', 'guardian-needed', { barcode: 'TS20260001' }],
    ['park-entry', 'closed', 'closed', {}],
  ])('let a city tighten %s to %s in the same words', async (id, then, code, inputs) => {
    const store = new MemoryStore();
    const version = store.add(versionOf(scenarioNamed(id)));
    const start = {
      ...startFor(`layered-${id}`, 'demo-wang', inputs),
      place: { region: '990101', institution: null },
    };
    const lent = () => ({ ...ports(), layers: layersOf(id, then) });
    const simulated = await simulate(version, start, lent());
    expect(simulated.state.outcome?.code).toBe(code);
    expect(decisions(simulated.steps)).toMatchObject([
      {
        ...{ outcome: then, level: 'city', rule: 'under-70' },
        layers: [{ policy: 'city-990100', effect: 'tightened' }],
      },
    ]);
    expect(await runDurably(lent(), store, version, start)).toEqual(simulated.state.outcome);
    expect(story(store.trace(start.caseId))).toEqual(story(simulated.steps));
    if (version.scenario.service === 'direct')
      expect(story((await runDirect(version, start, lent())).steps)).toEqual(story(simulated.steps));
  });
});

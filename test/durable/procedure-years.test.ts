/** Years pass over every act of every procedure: whoever is asked is reminded, who decides late is escalated, what comes back runs again, and what nobody hands in expires, at each stage that asks. */
import type { WorkflowHandle } from '@temporalio/client';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { mondayToFriday } from '../../engine/core/calendar.ts';
import { assertExists } from '../../engine/core/control.ts';
import { actionsNow } from '../../engine/core/procedures/legal.ts';
import { problem } from '../../engine/core/problem.ts';
import { planPolicy } from '../../engine/core/procedures/plan.ts';
import type { ProcedureProjection, ProcedureStep } from '../../engine/core/procedures/procedure-case.ts';
import { reviewerNow, stageNow } from '../../engine/core/procedures/procedure-state.ts';
import { wakesAt } from '../../engine/core/procedures/proceed.ts';
import {
  actUpdate,
  procedureWorkflow,
  type ProcedureStart,
  type StageDone,
  type StageWork,
} from '../../engine/core/run-procedure-ports.ts';
import type { SpreadSteps } from '../../engine/core/spread-batch-ports.ts';
import { scenarioQueue, workflowIdOf } from '../../engine/core/run-scenario-ports.ts';
import {
  createProcedureActivities,
  type ProcedureActivityParts,
} from '../../workflows/activities/procedure-activities.ts';
import { plannedActs } from '../support/planned.ts';
import { policyNamed } from '../support/rulesets.ts';
import { createTestWorker, startTimeSkipping } from '../support/temporal.ts';
import { until } from '../support/until.ts';

const dayMs = 86_400_000;
const yearsMs = 2 * 365 * dayMs;
const planned = await plannedActs();

/** A case that is carried: `silentAt` is the stage at which its applicant never answers; `long` is returned until two years have passed. */
interface Carried {
  start: ProcedureStart;
  silentAt: string | null;
  long: boolean;
  running?: WorkflowHandle;
  at?: ProcedureProjection;
  stamps: ProcedureProjection['stamps'][number][];
}

let environment: TestWorkflowEnvironment;
const cases = new Map<string, Carried>();

function keep(step: ProcedureStep): Promise<void> {
  const carried = assertExists(cases.get(step.start.caseId), 'a case');
  carried.at = step;
  const known = new Set(carried.stamps.map(({ seq }) => seq));
  carried.stamps.push(...step.stamps.filter(({ seq }) => !known.has(seq)));
  return Promise.resolve();
}

/** What the platform does passes; a check names who provides the data. */
const performStage = ({ visit }: StageWork): Promise<StageDone> =>
  Promise.resolve({
    ...{ visit, verdict: 'passed', findings: [] },
    gives: { provider: 'demo-museum', providerRegion: '990100' },
  });

/** A batch of nothing: its items have years of their own. */
const noItems: SpreadSteps = {
  turnSpread: ({ after }) => Promise.resolve({ begun: [], after, isLast: true }),
  sumUpSpread: () => Promise.resolve({ verdict: 'passed', findings: [], gives: {} }),
};

beforeAll(async () => {
  environment = await startTimeSkipping();
});
afterAll(() => environment?.teardown());

const isOver = ({ at }: Carried): boolean => at?.state.phase === 'over';
const nowMs = () => environment.currentTimeMs();

/** Waits until nothing is left to be done at this time. */
async function settled(): Promise<void> {
  const now = await nowMs();
  await until(
    () =>
      [...cases.values()].every(({ at }) => {
        const wake = at ? wakesAt(at.state) : '';
        return at && at.state.phase !== 'doing' && (wake === null || Date.parse(wake) > now);
      }),
    120_000,
  );
}

/** Whoever is asked answers at the last: the applicant once reminded, others once it is too late. */
async function answer(carried: Carried, ageMs: number): Promise<void> {
  const { at, silentAt, long, running } = carried;
  if (at?.state.phase !== 'asking' || !running) return;
  const { plan, state, start } = at;
  const stage = stageNow(plan, state);
  const side = assertExists(stage.asks, 'who is asked').side;
  if (side === 'applicant' ? stage.id === silentAt || !state.isReminded : !state.isOverdue) return;
  const known = actionsNow(plan, state);
  const back = long && ageMs < yearsMs ? known.find(({ action }) => action.id === 'return') : undefined;
  const { action } = assertExists(
    back ?? known.find((each) => each.action.leads === 'on'),
    `a way on from ${stage.id}`,
  );
  const role = side === 'reviewer' ? assertExists(reviewerNow(plan, state), 'a reviewer').role : 'applicant';
  const input = {
    ...{
      id: `${start.caseId} ${state.seq}`,
      action: action.id,
      visit: state.visit,
      by: `${role} ${state.approved.length}`,
    },
    ...{ side, role, institution: null, at: new Date(await nowMs()).toISOString(), paper: '0', reason: '理由' },
    ...(action.takesMarks && { marks: [{ pointer: '/name', note: '请改' }] }),
  };
  await running.executeUpdate(actUpdate, { args: [input] });
}

/** Lets time pass to the next moment at which any case is woken. */
async function pass(): Promise<void> {
  const wakes = [...cases.values()]
    .flatMap(({ at }) => (at ? [wakesAt(at.state)] : []))
    .filter((wake) => wake !== null);
  const next = assertExists(wakes.sort()[0], 'a case that waits for time');
  await environment.sleep(Math.max(1, Date.parse(next) - (await nowMs())) + 1000);
}

const kinds = [...new Set(planned.map(({ ground }) => ground.plan.procedure))];

it.each(kinds)(
  '%s: reminds, escalates and ends by the calendar, whatever the stage',
  { timeout: 300_000 },
  async (kind) => {
    cases.clear();
    const opened = await nowMs();
    const openedAt = new Date(opened).toISOString();
    for (const { name, ground } of planned.filter((each) => each.ground.plan.procedure === kind)) {
      const asksApplicant = ground.plan.stages.filter(({ asks }) => asks?.side === 'applicant');
      for (const silentAt of [null, ...asksApplicant.map(({ id }) => id)]) {
        const caseId = `${name} ${silentAt ?? 'slow'}`.replaceAll(' ', '-');
        const long = silentAt === null && ground.start.act === 'access';
        cases.set(caseId, { start: { ...ground.start, caseId, openedAt }, silentAt, long, stamps: [] });
      }
    }
    const decides = createProcedureActivities({
      procedureCases: { project: keep },
      calendar: mondayToFriday,
      planPolicy: () => Promise.resolve({ policy: policyNamed(planPolicy), digest: 'digest' }),
      layers: () => Promise.resolve([]),
      now: () => new Date(opened),
      // Nobody has an address here: whom what is told is another test's.
      accounts: { mailboxOf: () => Promise.resolve([]), mailboxesAt: () => Promise.resolve([]) },
      delegations: { inForce: () => Promise.resolve([]) },
      webhooks: { toldOf: () => Promise.resolve([]) },
      volumeHolds: { release: () => Promise.resolve() },
      issuer: { records: {}, now: () => new Date(opened) },
      papers: { paper: () => Promise.reject(problem('not-found', { what: 'paper' })) },
    } as unknown as ProcedureActivityParts);
    const worker = await createTestWorker(environment, { ...decides, performStage, ...noItems });
    await worker.runUntil(async () => {
      for (const carried of cases.values())
        carried.running = await environment.client.workflow.start(procedureWorkflow(carried.start.procedure), {
          ...{ taskQueue: scenarioQueue, workflowId: workflowIdOf(carried.start.caseId) },
          args: [{ start: carried.start }],
        });
      for (;;) {
        await settled();
        const ageMs = (await nowMs()) - opened;
        await Promise.all([...cases.values()].map((carried) => answer(carried, ageMs)));
        await settled();
        if ([...cases.values()].every(isOver)) return;
        await pass();
      }
    });

    for (const [caseId, { at, stamps, silentAt, long }] of cases) {
      const { plan, state } = assertExists(at, caseId);
      expect([caseId, state.outcome]).toEqual([caseId, silentAt === null ? 'granted' : 'expired']);
      const last = stamps.at(-1)!;
      if (long) expect(Date.parse(last.at) - opened).toBeGreaterThan(yearsMs);
      const reached = plan.stages.slice(0, state.stage + 1);
      for (const { id, asks, lasts } of reached) {
        const here = stamps.filter(({ stage }) => stage === id).map(({ action }) => action);
        const wanted = lasts
          ? ['elapsed']
          : asks?.side === 'applicant'
            ? ['reminded']
            : asks
              ? ['reminded', 'escalated']
              : [];
        expect([caseId, id, wanted.filter((each) => !here.includes(each as never))]).toEqual([caseId, id, []]);
      }
      const times = stamps.map((each) => each.at);
      expect(times).toEqual([...times].sort());
    }
  },
);

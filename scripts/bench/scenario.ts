/** Bench `scenario`: a durable ten-node scenario against an empty workflow and against the same steps written by hand, and the direct host against plain calls. */
import { Client } from '@temporalio/client';
import { NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { fileURLToPath } from 'node:url';
import { assert } from '../../engine/core/control.ts';
import type { CaseData } from '../../engine/core/facts.ts';
import { runDirect } from '../../engine/core/run-direct.ts';
import { runScenarioWorkflow, workflowIdOf } from '../../engine/core/run-scenario-ports.ts';
import { scriptedConnectors } from '../../engine/core/simulate.ts';
import { createScenarioActivities } from '../../workflows/activities/scenario-activities.ts';
import { MemoryStore } from '../../test/support/memory-store.ts';
import { scriptForPeople } from '../../test/support/people.ts';
import { benchStart, benchVersion, handwrittenSteps, ratePerSecond, type BenchSteps } from './scenario-steps.ts';

const atOnce = 20;
const aRound = 100;
const rounds = 5;
const ports = { connectors: scriptedConnectors(scriptForPeople()), now: () => new Date() };

const median = (values: number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** Runs `aRound` pieces of work, `atOnce` at a time, and gives how many a second. */
async function roundOf(work: (index: number) => Promise<void>): Promise<number> {
  const began = performance.now();
  let next = 0;
  const lane = async () => {
    while (next < aRound) await work(next++);
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  return (aRound * 1000) / (performance.now() - began);
}

const freshData = (): CaseData => {
  const { inputs, place, card } = benchStart('bench');
  return { inputs, place, from: card };
};

/** The direct host and the same steps called by hand, in turn. */
async function direct(nodes: number): Promise<{ direct: number; byHand: number }> {
  const version = benchVersion(nodes);
  const { steps } = await runDirect(version, benchStart('gate'), ports);
  assert(steps.length === nodes, `the record has ${nodes} steps`);
  const byHand = handwrittenSteps(version, ports);
  const pairs: { direct: number; byHand: number }[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const gate = await ratePerSecond(async () => void (await runDirect(version, benchStart('gate'), ports)), 400);
    const hand = await ratePerSecond(async () => {
      const data = freshData();
      for (const step of byHand) await step(data);
    }, 400);
    pairs.push({ direct: gate, byHand: hand });
  }
  return { direct: median(pairs.map((pair) => pair.direct)), byHand: median(pairs.map((pair) => pair.byHand)) };
}

/** Measures against the server at `address`; every case's record must be complete before a figure counts. */
export async function benchScenario(address: string, say: (line: string) => void): Promise<object> {
  Runtime.install({ logger: { log() {}, trace() {}, debug() {}, info() {}, warn() {}, error: say } });
  const store = new MemoryStore();
  const versions = new Map([5, 10, 20, 50].map((count) => [count, store.add(benchVersion(count))]));
  const byHand = handwrittenSteps(benchVersion(10), ports);
  const data = freshData();
  const steps: BenchSteps = {
    async runStep(step) {
      await byHand[step]?.(data);
      return 'done';
    },
  };
  for (const step of byHand) await step(data);
  const connection = await NativeConnection.connect({ address });
  const worker = await Worker.create({
    connection,
    taskQueue: 'bench',
    workflowsPath: fileURLToPath(new URL('./workflows.ts', import.meta.url)),
    activities: { ...createScenarioActivities({ ...ports, versions: store, cases: store }), ...steps },
  });
  const client = new Client({ connection });
  let cases = 0;
  const scenario = (count: number) => async () => {
    const caseId = `bench-${process.pid}-${(cases += 1)}`;
    const digest = versions.get(count)?.digest;
    await client.workflow.execute(runScenarioWorkflow, {
      taskQueue: 'bench',
      workflowId: workflowIdOf(caseId),
      args: [{ caseId, digest, start: benchStart(caseId) }],
    });
    assert(store.trace(caseId).length === count, `the record of ${caseId} has ${count} steps`);
  };
  const plain =
    (type: string, ...args: unknown[]) =>
    async () => {
      await client.workflow.execute(type, {
        taskQueue: 'bench',
        workflowId: `bench-${process.pid}-${(cases += 1)}`,
        args,
      });
    };
  const runners: Record<string, () => Promise<void>> = {
    empty: plain('emptyWorkflow'),
    scenario: scenario(10),
    activities: plain('handwrittenActivities', 10),
    locals: plain('handwrittenLocals', 10),
    nodes5: scenario(5),
    nodes20: scenario(20),
    nodes50: scenario(50),
  };
  const rates: Record<string, number[]> = {};
  await worker.runUntil(async () => {
    for (const runner of Object.values(runners)) await roundOf(runner);
    for (let round = 1; round <= rounds; round += 1) {
      for (const [name, runner] of Object.entries(runners)) (rates[name] ??= []).push(await roundOf(runner));
      say(
        `round ${round} of ${rounds}: ${Object.entries(rates)
          .map(([name, all]) => `${name} ${all.at(-1)?.toFixed(1)}/s`)
          .join(', ')}`,
      );
    }
  });
  await connection.close();
  const against = (other: string) =>
    Number(median((rates['scenario'] ?? []).map((rate, round) => rate / (rates[other]?.[round] ?? rate))).toFixed(2));
  const costs = Object.fromEntries(
    [5, 10, 20, 50].map((count) => [
      count,
      Number((1000 / median(rates[count === 10 ? 'scenario' : `nodes${count}`] ?? [])).toFixed(2)),
    ]),
  );
  const gate = await direct(10);
  return {
    bench: 'scenario',
    ratio: against('empty'),
    vsEmpty: against('empty'),
    vsActivities: against('activities'),
    vsLocals: against('locals'),
    directPerSecond: Math.round(gate.direct),
    directVsByHand: Number((gate.direct / gate.byHand).toFixed(2)),
    msACaseByNodes: costs,
    perSecond: Object.fromEntries(Object.entries(rates).map(([name, all]) => [name, Number(median(all).toFixed(1))])),
    records: 'complete',
  };
}

/** Bench `scenario`: a durable ten-node scenario against an empty workflow and against the same steps written by hand, and the direct host against plain calls. */
import { randomBytes } from 'node:crypto';
import { Client } from '@temporalio/client';
import { NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { fileURLToPath } from 'node:url';
import { assert, assertExists } from '../../engine/core/control.ts';
import type { CaseData } from '../../engine/core/facts/facts.ts';
import { runDirect } from '../../engine/core/run-direct.ts';
import { runScenarioWorkflow, workflowIdOf } from '../../engine/core/run-scenario-ports.ts';
import { scriptedConnectors } from '../../engine/core/simulate.ts';
import type { Version } from '../../engine/core/version.ts';
import { createSealer } from '../../engine/crypto/sealer.ts';
import { sealedDataConverter } from '../../engine/sealed-data-converter.ts';
import { connectStore } from '../../engine/store/connect-store.ts';
import { createScenarioActivities } from '../../workflows/activities/scenario-activities.ts';
import { scriptForPeople } from '../../test/support/people.ts';
import { longCase } from './long-cases.ts';
import { mixedVersion } from './mixed-scenario.ts';
import { nodeCost, stepsOfMixed } from './node-cost.ts';
import {
  benchStart,
  benchVersion,
  handwrittenSteps,
  median,
  ratePerSecond,
  type BenchSteps,
} from './scenario-steps.ts';

const atOnce = 20;
const aRound = 100;
const rounds = 5;
const ports = { connectors: scriptedConnectors(scriptForPeople()), now: () => new Date() };

/** One thing that is measured: what is made ready before the clock runs, the work, and the gate after it. */
interface Runner {
  prepare?: (id: string) => Promise<void>;
  work: (id: string) => Promise<void>;
  /** Throws unless what the work left is whole. */
  gate?: (id: string) => Promise<void>;
}

let ids = 0;

/** Runs `aRound` pieces of work, `atOnce` at a time, and gives how many a second. */
async function roundOf({ prepare, work, gate }: Runner): Promise<number> {
  const round = Array.from({ length: aRound }, () => `bench-${process.pid}-${(ids += 1)}`);
  for (const id of round) await prepare?.(id);
  const began = performance.now();
  let next = 0;
  const lane = async () => {
    for (let id = round[next++]; id !== undefined; id = round[next++]) await work(id);
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  const rate = (aRound * 1000) / (performance.now() - began);
  for (const id of round) await gate?.(id);
  return rate;
}

const freshData = (): CaseData => {
  const { inputs, place, card } = benchStart('bench');
  return { inputs, place, from: card };
};

/** A case as the API would write it before it starts the workflow. */
const newCase = (version: Version, caseId: string) => ({
  scenario: { id: version.scenario.id, name: version.scenario.name, version: 1, digest: version.digest },
  ...{ service: 'durable' as const, openedBy: 'bench', openedAt: new Date().toISOString() },
  start: benchStart(caseId),
  attempt: { made: caseId, of: caseId },
});

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

/** Where the bench runs. */
export interface BenchGround {
  temporal: string;
  mongodb: string;
  say: (line: string) => void;
}

/** Measures on real servers, with sealed payloads and records; every case's record must be complete before a figure counts. */
export async function benchScenario({ temporal, mongodb, say }: BenchGround): Promise<object> {
  Runtime.install({ logger: { log() {}, trace() {}, debug() {}, info() {}, warn() {}, error: say } });
  const sealer = createSealer({ index: randomBytes(32), keys: [{ id: '00000001', secret: randomBytes(32) }] });
  const store = await connectStore(mongodb, { sealer });
  const dataConverter = sealedDataConverter(sealer);
  const versions = new Map<string, Version>([
    ...[5, 10, 20, 50].map((count) => [`${count}`, benchVersion(count)] as const),
    ...[10, 300].map((count) => [`mixed${count}`, mixedVersion(count)] as const),
  ]);
  for (const version of versions.values()) await store.versions.keep(version.digest, version);
  const mixedSteps = { 10: await stepsOfMixed(10, ports), 300: await stepsOfMixed(300, ports) };
  const byHand = handwrittenSteps(benchVersion(10), ports);
  const data = freshData();
  const steps: BenchSteps = {
    async runStep(step) {
      await byHand[step]?.(data);
      return 'done';
    },
  };
  for (const step of byHand) await step(data);
  const connection = await NativeConnection.connect({ address: temporal });
  const worker = await Worker.create({
    connection,
    taskQueue: 'bench',
    workflowsPath: fileURLToPath(new URL('./workflows.ts', import.meta.url)),
    dataConverter,
    activities: { ...createScenarioActivities({ ...ports, versions: store.versions, cases: store.cases }), ...steps },
  });
  const client = new Client({ connection, dataConverter });
  const scenario = (name: string, steps: number): Runner => {
    const version = assertExists(versions.get(name), `version ${name}`);
    return {
      prepare: async (caseId) => void (await store.cases.insert(newCase(version, caseId))),
      async work(caseId) {
        await client.workflow.execute(runScenarioWorkflow, {
          taskQueue: 'bench',
          workflowId: workflowIdOf(caseId),
          args: [{ caseId, digest: version.digest, start: benchStart(caseId) }],
        });
      },
      async gate(caseId) {
        const { status, trace } = await store.cases.get(caseId);
        assert(status === 'completed' && trace.length === steps, `the record of ${caseId} has ${steps} steps`);
      },
    };
  };
  const plain = (type: string, ...args: unknown[]): Runner => ({
    work: async (workflowId) => void (await client.workflow.execute(type, { taskQueue: 'bench', workflowId, args })),
  });
  const runners: Record<string, Runner> = {
    empty: plain('emptyWorkflow'),
    scenario: scenario('10', 10),
    activities: plain('handwrittenActivities', 10),
    locals: plain('handwrittenLocals', 10),
    nodes5: scenario('5', 5),
    nodes20: scenario('20', 20),
    nodes50: scenario('50', 50),
    mixed10: scenario('mixed10', mixedSteps[10]),
    mixed300: scenario('mixed300', mixedSteps[300]),
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
  const long = await longCase({ connection, dataConverter, say });
  await connection.close();
  await store.close();
  const against = (other: string) =>
    Number(median((rates['scenario'] ?? []).map((rate, round) => rate / (rates[other]?.[round] ?? rate))).toFixed(2));
  const costs = Object.fromEntries(
    [5, 10, 20, 50].map((count) => [
      count,
      Number((1000 / median(rates[count === 10 ? 'scenario' : `nodes${count}`] ?? [])).toFixed(2)),
    ]),
  );
  const gate = await direct(10);
  const mixed = (count: 10 | 300): number => 1000 / median(rates[`mixed${count}`] ?? []);
  const perNodeDurable = mixed(300) / mixedSteps[300] / (mixed(10) / mixedSteps[10]);
  const cost = await nodeCost(ports);
  say(`a node in the direct host: ${JSON.stringify(cost)}`);
  return {
    bench: 'scenario',
    ratio: against('empty'),
    vsEmpty: against('empty'),
    vsActivities: against('activities'),
    vsLocals: against('locals'),
    directPerSecond: Math.round(gate.direct),
    directVsByHand: Number((gate.direct / gate.byHand).toFixed(2)),
    msACaseByNodes: costs,
    ...cost,
    perNodeDurable: Number(perNodeDurable.toFixed(2)),
    msAMixedCase: { 10: Number(mixed(10).toFixed(2)), 300: Number(mixed(300).toFixed(2)) },
    ...long,
    perSecond: Object.fromEntries(Object.entries(rates).map(([name, all]) => [name, Number(median(all).toFixed(1))])),
    records: 'complete',
  };
}

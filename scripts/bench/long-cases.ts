/** A for-each over ten thousand items run in Temporal, each item a write, and how long its histories take to replay. */
import { Client } from '@temporalio/client';
import { bundleWorkflowCode, Worker, type NativeConnection } from '@temporalio/worker';
import type { DataConverter } from '@temporalio/common';
import { fileURLToPath } from 'node:url';
import { performance } from 'node:perf_hooks';
import { gzipSync } from 'node:zlib';
import { assert } from '../../engine/core/control.ts';
import type { Ports } from '../../engine/core/effects.ts';
import { runScenarioWorkflow } from '../../engine/core/run-scenario-ports.ts';
import { scriptedConnectors } from '../../engine/core/simulate.ts';
import { createScenarioActivities } from '../../workflows/activities/scenario-activities.ts';
import { MemoryStore } from '../../test/support/memory-store.ts';
import { scriptForPeople } from '../../test/support/people.ts';
import { historyLimits, largest, readHistories } from './histories.ts';
import { manyItems, manyItemsVersion } from './many-items.ts';
import { benchStart } from './scenario-steps.ts';

const parallel = 100;
const queue = 'bench-long';

/** What the long case runs on. */
export interface LongCaseGround {
  connection: NativeConnection;
  dataConverter: DataConverter;
  say: (line: string) => void;
}

/** Outside systems that count what is written. */
function counting(): { ports: Ports; written: Map<string, number> } {
  const written = new Map<string, number>();
  const connectors = scriptedConnectors({
    ...scriptForPeople(),
    'application-system.write': ({ key }) => {
      written.set(key, (written.get(key) ?? 0) + 1);
      return { receipt: `R-${written.size}`, repeated: false };
    },
  });
  return { ports: { connectors, now: () => new Date() }, written };
}

/** The bundle of the workflows as workers load it. */
const bundle = () =>
  bundleWorkflowCode({
    workflowsPath: fileURLToPath(new URL('../../workflows/index.ts', import.meta.url)),
    failureConverterPath: fileURLToPath(new URL('../../workflows/failure-converter.ts', import.meta.url)),
    logger: { log() {}, trace() {}, debug() {}, info() {}, warn() {}, error() {} },
  });

/** Runs the case and replays it: seconds, histories and their measures, and milliseconds to replay them all. */
export async function longCase({ connection, dataConverter, say }: LongCaseGround): Promise<Record<string, object>> {
  const { ports, written } = counting();
  const store = new MemoryStore();
  const version = store.add(manyItemsVersion(parallel));
  const workflowBundle = await bundle();
  const activities = createScenarioActivities({ ...ports, versions: store, cases: store });
  const worker = await Worker.create({ connection, taskQueue: queue, workflowBundle, dataConverter, activities });
  const client = new Client({ connection, dataConverter });
  const workflowId = 'bench-long';
  const args = [{ caseId: workflowId, digest: version.digest, start: benchStart(workflowId) }];
  const began = performance.now();
  const histories = await worker.runUntil(async () => {
    const handle = await client.workflow.start(runScenarioWorkflow, { taskQueue: queue, workflowId, args });
    await handle.result();
    say(`${manyItems} items: ${((performance.now() - began) / 1000).toFixed(1)} s`);
    return readHistories(client, workflowId, handle.firstExecutionRunId);
  });
  const seconds = Number(((performance.now() - began) / 1000).toFixed(1));
  assert(written.size === manyItems && [...written.values()].every((times) => times === 1), 'each is written once');
  const [events, bytes] = [largest(histories, 'events'), largest(histories, 'bytes')];
  assert(events < historyLimits.events && bytes < historyLimits.bytes, 'no history exceeds its limits');
  const stateBytes = Math.max(...histories.map(({ handedOn }) => handedOn));
  const replayBegan = performance.now();
  for (const { history } of histories)
    await Worker.runReplayHistory({ workflowBundle, dataConverter }, history, workflowId);
  const all = histories.reduce((sum, each) => sum + each.events, 0);
  const measures = { histories: histories.length, largestEvents: events };
  return {
    forEach10000: { seconds, parallel, ...measures, largestBytes: bytes, stateBytes, written: written.size },
    replay: { ms: Math.round(performance.now() - replayBegan), steps: manyItems * 2, events: all, ...measures },
    bundle: { workflowBytes: workflowBundle.code.length },
  };
}

/** A for-each over ten thousand items run in Temporal, each item a write, and how long its histories take to replay. */
import { Client } from '@temporalio/client';
import { Worker, type NativeConnection } from '@temporalio/worker';
import type { DataConverter } from '@temporalio/common';
import { performance } from 'node:perf_hooks';
import { assert } from '../../engine/core/control.ts';
import type { Ports } from '../../engine/core/effects.ts';
import { runScenarioWorkflow } from '../../engine/core/run-scenario-ports.ts';
import { scriptedConnectors } from '../../engine/core/simulate.ts';
import { createScenarioActivities } from '../../workflows/activities/scenario-activities.ts';
import { MemoryStore } from '../../test/support/memory-store.ts';
import { scriptForPeople } from '../../test/support/people.ts';
import { bundleSizes, bundleWorkflows } from './bundle-size.ts';
import { historyLimits, largest, readHistories } from './histories.ts';
import { manyItems, manyItemsVersion } from './many-items.ts';
import { benchStart } from './scenario-steps.ts';

const parallel = 100;
const [queue, workflowId] = ['bench-long', 'bench-long'];

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

type Bundle = Awaited<ReturnType<typeof bundleWorkflows>>;

/** Runs the case, and proves that each item was written once and no history grew past its limits. */
async function runLong({ connection, dataConverter, say }: LongCaseGround, workflowBundle: Bundle) {
  const { ports, written } = counting();
  const store = new MemoryStore();
  const version = store.add(manyItemsVersion(parallel));
  const activities = createScenarioActivities({ ...ports, versions: store, cases: store });
  const worker = await Worker.create({ connection, taskQueue: queue, workflowBundle, dataConverter, activities });
  const client = new Client({ connection, dataConverter });
  const args = [{ caseId: workflowId, digest: version.digest, start: benchStart(workflowId) }];
  const began = performance.now();
  let seconds = 0;
  const histories = await worker.runUntil(async () => {
    const handle = await client.workflow.start(runScenarioWorkflow, { taskQueue: queue, workflowId, args });
    await handle.result();
    seconds = Number(((performance.now() - began) / 1000).toFixed(1));
    say(`${manyItems} items: ${seconds} s`);
    return readHistories(client, workflowId, handle.firstExecutionRunId);
  });
  assert(written.size === manyItems && [...written.values()].every((times) => times === 1), 'each is written once');
  const isWithin =
    largest(histories, 'events') < historyLimits.events && largest(histories, 'bytes') < historyLimits.bytes;
  assert(isWithin, 'no history exceeds its limits');
  return { seconds, histories, written: written.size };
}

/** Seconds, histories and their measures; milliseconds to replay them all; and the size of the code. */
export async function longCase(ground: LongCaseGround): Promise<Record<string, object>> {
  const { dataConverter, say } = ground;
  const workflowBundle = await bundleWorkflows();
  const { seconds, histories, written } = await runLong(ground, workflowBundle);
  const began = performance.now();
  for (const { history } of histories)
    await Worker.runReplayHistory({ workflowBundle, dataConverter }, history, workflowId);
  const ms = Math.round(performance.now() - began);
  say(`replayed in ${ms} ms`);
  const measures = { histories: histories.length, largestEvents: largest(histories, 'events') };
  const sizes = { largestBytes: largest(histories, 'bytes'), stateBytes: largest(histories, 'handedOn') };
  const events = histories.reduce((sum, each) => sum + each.events, 0);
  return {
    forEach10000: { seconds, parallel, ...measures, ...sizes, written },
    replay: { ms, writes: written, events, ...measures },
    bundle: await bundleSizes(workflowBundle),
  };
}

/** Ten thousand items, each written exactly once, in as many histories as it takes, none of them near its limits. */
import { Client } from '@temporalio/client';
import { NativeConnection, Worker } from '@temporalio/worker';
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runScenarioWorkflow, scenarioQueue } from '../../engine/core/run-scenario-ports.ts';
import { scriptedConnectors } from '../../engine/core/simulate.ts';
import { createSealer } from '../../engine/crypto/sealer.ts';
import { sealedDataConverter } from '../../engine/sealed-data-converter.ts';
import { bundleWorkflows } from '../../scripts/bench/bundle-size.ts';
import { historyLimits, largest, readHistories } from '../../scripts/bench/histories.ts';
import { manyItems, manyItemsVersion } from '../../scripts/bench/many-items.ts';
import { startTemporal } from '../../scripts/embedded/temporal.ts';
import { createScenarioActivities } from '../../workflows/activities/scenario-activities.ts';
import { MemoryStore } from '../support/memory-store.ts';
import { scriptForPeople, startFor } from '../support/people.ts';

/** What Temporal takes in one piece. */
const mostHandedOn = 2 * 1024 * 1024;

let temporal: Awaited<ReturnType<typeof startTemporal>>;
beforeAll(async () => {
  temporal = await startTemporal({ inMemory: true });
});
afterAll(() => temporal?.stop());

it('writes ten thousand items once each', { timeout: 300_000 }, async () => {
  const written = new Map<string, { times: number; index: unknown }>();
  const connectors = scriptedConnectors({
    ...scriptForPeople(),
    'application-system.write': ({ key, fields }) => {
      written.set(key, { times: (written.get(key)?.times ?? 0) + 1, index: fields['index'] });
      return { receipt: `R-${written.size}`, repeated: false };
    },
  });
  const store = new MemoryStore();
  const version = store.add(manyItemsVersion(100));
  const dataConverter = sealedDataConverter(
    createSealer({ index: randomBytes(32), keys: [{ id: '00000001', secret: randomBytes(32) }] }),
  );
  const connection = await NativeConnection.connect({ address: temporal.address });
  const worker = await Worker.create({
    connection,
    taskQueue: scenarioQueue,
    workflowBundle: await bundleWorkflows(),
    dataConverter,
    activities: createScenarioActivities({ connectors, now: () => new Date(), versions: store, cases: store }),
  });
  const client = new Client({ connection, dataConverter });
  const workflowId = 'many-items';
  const args = [{ caseId: 'many', digest: version.digest, start: startFor('many', 'demo-wang', {}) }];
  await worker.runUntil(async () => {
    const handle = await client.workflow.start(runScenarioWorkflow, { taskQueue: scenarioQueue, workflowId, args });
    expect(await handle.result()).toMatchObject({ code: 'over' });
    const histories = await readHistories(client, workflowId, handle.firstExecutionRunId);
    expect(histories.length).toBeGreaterThan(1);
    expect(largest(histories, 'events')).toBeLessThan(historyLimits.events / 4);
    expect(largest(histories, 'bytes')).toBeLessThan(historyLimits.bytes / 4);
    expect(largest(histories, 'handedOn')).toBeLessThan(mostHandedOn / 4);
  });
  await connection.close();
  expect([...written.values()].every(({ times }) => times === 1)).toBe(true);
  const indexes = [...written.values()].map(({ index }) => Number(index));
  expect(new Set(indexes)).toEqual(new Set(Array.from({ length: manyItems }, (_none, index) => index)));
  expect(written.size).toBe(manyItems);
});

/** Records the histories that releases must go on replaying: `node scripts/record-histories.ts`. Add to them, and never overwrite one that was released. */
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { runScenarioWorkflow, scenarioQueue, workflowIdOf } from '../engine/core/run-scenario-ports.ts';
import { problem } from '../engine/core/problem.ts';
import { createVirtualClock, scriptedConnectors, type Script } from '../engine/core/simulate.ts';
import { createScenarioActivities } from '../workflows/activities/scenario-activities.ts';
import { MemoryStore } from '../test/support/memory-store.ts';
import { scriptForPeople, startFor } from '../test/support/people.ts';
import { scenarioNamed, versionOf } from '../test/support/rulesets.ts';
import { createTestWorker, startTimeSkipping } from '../test/support/temporal.ts';

/** A library that cannot be reached twice, and then can. */
function stubborn(): Script {
  let tries = 0;
  const script = scriptForPeople();
  return {
    ...script,
    'application-system.write': () => {
      if ((tries += 1) <= 2) throw problem('connector-unavailable', { connector: 'demo-library' });
      return { receipt: 'R-3', repeated: false };
    },
  };
}

const stories: Record<string, { card: string; script: () => Script }> = {
  'run-scenario-lent': { card: 'demo-wang', script: () => scriptForPeople() },
  'run-scenario-refused': { card: 'demo-zhao', script: () => scriptForPeople() },
  'run-scenario-written-at-the-third-try': { card: 'demo-wang', script: stubborn },
  'run-scenario-failed': {
    card: 'demo-wang',
    script: () => ({
      ...scriptForPeople(),
      'national-platform.verify-state': problem('message-rejected', { reason: 'test' }),
    }),
  },
};

/** The history as text, without what tells of the machine it was recorded on. */
const scrubbed = (json: string): string =>
  JSON.stringify(
    JSON.parse(json, (key, value: unknown) => (key === 'stackTrace' || key === 'identity' ? 'recorded' : value)),
    null,
    1,
  );

const environment = await startTimeSkipping();
for (const [name, { card, script }] of Object.entries(stories)) {
  const file = new URL(`../test/histories/${name}.json`, import.meta.url);
  if (existsSync(file)) {
    console.log(`${name}: released, kept`);
    continue;
  }
  const store = new MemoryStore();
  const version = store.add(versionOf(scenarioNamed('library-lending')));
  const start = startFor(name, card, { barcode: 'TS20260001' });
  const ports = { connectors: scriptedConnectors(script()), now: createVirtualClock('2026-11-21T04:00:00Z') };
  const worker = await createTestWorker(
    environment,
    createScenarioActivities({ ...ports, versions: store, cases: store }),
  );
  const handle = await environment.client.workflow.start(runScenarioWorkflow, {
    taskQueue: scenarioQueue,
    workflowId: workflowIdOf(name),
    args: [{ caseId: name, digest: version.digest, start }],
  });
  await worker.runUntil(handle.result().catch(() => null));
  await writeFile(file, `${scrubbed(historyToJSON(await handle.fetchHistory()))}\n`);
  console.log(`${name}: recorded`);
}
await environment.teardown();

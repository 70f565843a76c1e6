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
import { caseStories } from './recorded/cases.ts';
import { readRecorded, writeRecorded } from './recorded/history-files.ts';
import { nodeStories } from './recorded/nodes.ts';
import { procedureStories } from './recorded/procedures.ts';
import { recordProcedure, stopRecording } from './recorded/record-procedure.ts';
import { record, scrubbed, type Recorded } from './recorded/record.ts';

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
  await writeFile(file, `${JSON.stringify(scrubbed(historyToJSON(await handle.fetchHistory())), null, 1)}\n`);
  console.log(`${name}: recorded`);
}

/** Records the stories of a file that it does not have yet. */
async function recordAll<S extends { name: string }>(
  file: string,
  all: readonly S[],
  by: (story: S) => Promise<Recorded>,
): Promise<void> {
  const kept = readRecorded(file);
  const known = kept.map(({ name }) => name);
  for (const story of all.filter(({ name }) => !known.includes(name))) {
    kept.push(await by(story));
    writeRecorded(file, kept);
    console.log(`${story.name}: recorded`);
  }
}
await recordAll('nodes.jsonl', nodeStories, (story) => record(environment, story));
await recordAll('cases.jsonl', caseStories, (story) => record(environment, story));
await environment.teardown();
await recordAll('procedures.jsonl.gz', procedureStories, recordProcedure);
await stopRecording();

/** Records the histories that releases must go on replaying: `node scripts/record-histories.ts`. Add to them, and never overwrite one that was released. */
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { existsSync, readFileSync } from 'node:fs';
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
import { nodeStories } from './recorded/nodes.ts';
import { record, scrubbed, type Recorded } from './recorded/record.ts';
import type { Story } from './recorded/story.ts';

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

/** Records the stories of a file that it does not have yet, one a line. */
async function recordAll(file: URL, all: readonly Story[]): Promise<void> {
  const kept = existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n') : [];
  const known = kept.map((line) => (JSON.parse(line) as Recorded).name);
  for (const story of all.filter(({ name }) => !known.includes(name))) {
    kept.push(JSON.stringify(await record(environment, story)));
    await writeFile(file, `${kept.join('\n')}\n`);
    console.log(`${story.name}: recorded`);
  }
}
await recordAll(new URL('../test/histories/nodes.jsonl', import.meta.url), nodeStories);
await recordAll(new URL('../test/histories/cases.jsonl', import.meta.url), caseStories);
await environment.teardown();

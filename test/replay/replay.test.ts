/** A released driver replays: every recorded history of test/histories/ must still lead the same way. */
import { Worker } from '@temporalio/worker';
import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { workflowBundle } from '../support/temporal.ts';

const folder = new URL('../histories/', import.meta.url);
const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
const read = (file: string): unknown => JSON.parse(readFileSync(new URL(file, folder), 'utf8'));

it('has histories to replay', () => expect(files.length).toBeGreaterThanOrEqual(3));

it.each(files)('replays %s', async (file) => {
  await Worker.runReplayHistory({ workflowBundle: await workflowBundle() }, read(file));
});

it('notices a driver that would go another way', async () => {
  const history = read('run-scenario-lent.json') as {
    events: { activityTaskScheduledEventAttributes?: { activityType: { name: string } } }[];
  };
  const written = history.events.find((event) => event.activityTaskScheduledEventAttributes);
  written!.activityTaskScheduledEventAttributes!.activityType.name = 'somethingElse';
  await expect(Worker.runReplayHistory({ workflowBundle: await workflowBundle() }, history)).rejects.toThrow(
    /determinism/i,
  );
});

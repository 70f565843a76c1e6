/** Every node kind was recorded leaving by every port of its own, and each of those histories still leads the driver the same way. */
import { Worker } from '@temporalio/worker';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { NodeKind } from '../../engine/core/node.ts';
import { nodeKinds } from '../../engine/core/nodes/index.ts';
import type { Recorded } from '../../scripts/recorded/record.ts';
import { caseStories } from '../../scripts/recorded/cases.ts';
import { nodeStories } from '../../scripts/recorded/nodes.ts';
import { workflowBundle } from '../support/temporal.ts';

const read = (name: string): Recorded[] =>
  readFileSync(new URL(`../histories/${name}.jsonl`, import.meta.url), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Recorded);
const recorded = [...read('nodes'), ...read('cases')];
const shown = new Set(recorded.flatMap(({ shows }) => shows));
const kinds: readonly NodeKind[] = Object.values(nodeKinds);

/** The ways in which a node of a kind can be left; a split, a call and a choice name theirs by their settings. */
function portsOf(definition: NodeKind): string[] {
  const { kind, settings, example } = definition;
  if (kind === 'end' || kind === 'raise-error') return [kind === 'end' ? 'end.end' : 'raise-error.raised'];
  if (kind === 'split') return ['split.a', 'split.b'];
  return definition.ports(settings.parse(example)).map(({ id }) => `${kind}.${id}`);
}

it.each(kinds)('has $kind leave by each of its ports', (kind) => {
  expect(portsOf(kind).filter((port) => !shown.has(port))).toEqual([]);
});

it('has every story that can be recorded', () =>
  expect(recorded.map(({ name }) => name).sort()).toEqual(
    [...nodeStories, ...caseStories].map(({ name }) => name).sort(),
  ));

describe('replays', () => {
  it.each(recorded)('$name', async ({ history }) => {
    await Worker.runReplayHistory({ workflowBundle: await workflowBundle() }, history);
  });
});

/** Every node kind was recorded leaving by every port of its own, and every act of every procedure to its end; each of those histories still leads its driver the same way. */
import { Worker } from '@temporalio/worker';
import { describe, expect, it } from 'vitest';
import type { NodeKind } from '../../engine/core/node.ts';
import { nodeKinds } from '../../engine/core/nodes/index.ts';
import { caseStories } from '../../scripts/recorded/cases.ts';
import { readRecorded } from '../../scripts/recorded/history-files.ts';
import { nodeStories } from '../../scripts/recorded/nodes.ts';
import { procedureStories } from '../../scripts/recorded/procedures.ts';
import { workflowBundle } from '../support/temporal.ts';

const recorded = ['nodes.jsonl', 'cases.jsonl', 'procedures.jsonl.gz'].flatMap(readRecorded);
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
    [...nodeStories, ...caseStories, ...procedureStories].map(({ name }) => name).sort(),
  ));

it('has a case of a procedure returned, withdrawn, rejected, expired, reminded, escalated, watched, held and mended', () => {
  const actions = new Set([...shown].map((each) => each.split('.')[1]));
  const wanted = ['return', 'withdraw', 'reject', 'elapsed', 'reminded', 'escalated', 'failed', 'retry', 'hand-over'];
  expect(wanted.filter((action) => !actions.has(action))).toEqual([]);
  expect(shown).toContain('trial.elapsed');
});

describe('replays', () => {
  it.each(recorded)('$name', async ({ history }) => {
    await Worker.runReplayHistory({ workflowBundle: await workflowBundle() }, history);
  });
});

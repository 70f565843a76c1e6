/** What a difference means for the two drawings of it, and under which heading each of its changes is read. */
import type { Difference } from '../../engine/core/diff/diff.ts';
import type { Scenario } from '../../engine/core/scenario.ts';
import type { NodeChange } from '../canvas/overlay.ts';

/** The changed nodes of the earlier and of the later drawing, by id. */
export interface ChangedNodes {
  before: ReadonlyMap<string, NodeChange>;
  after: ReadonlyMap<string, NodeChange>;
}

/** Which nodes to mark; one that only got another id counts as changed, under its old id in the earlier drawing. */
export function changedNodes(differences: readonly Difference[]): ChangedNodes {
  const before = new Map<string, NodeChange>();
  const after = new Map<string, NodeChange>();
  const earlier = new Map<string, string>();
  for (const { what, node, before: from } of differences)
    if (what === 'node-renamed' && node !== undefined && typeof from === 'string') earlier.set(node, from);
  for (const { what, node } of differences) {
    if (node === undefined) continue;
    if (what === 'node-removed') before.set(node, 'removed');
    else if (what === 'node-added') after.set(node, 'added');
    else if (what === 'node-renamed' || what === 'node-changed') {
      before.set(earlier.get(node) ?? node, 'changed');
      after.set(node, 'changed');
    }
  }
  return { before, after };
}

/** The changed nodes of both drawings with their neighbours, as far as a drawing has them: what to show of it first. */
export function aroundChanges(
  { nodes, edges }: Pick<Scenario, 'nodes' | 'edges'>,
  { before, after }: ChangedNodes,
): string[] {
  const changed = new Set([...before.keys(), ...after.keys()]);
  const near = new Set(changed);
  for (const { from, to } of edges) {
    if (changed.has(from)) near.add(to);
    if (changed.has(to)) near.add(from);
  }
  return nodes.map(({ id }) => id).filter((id) => near.has(id));
}

/** The headings, in the order in which they are read. */
export const changeGroups = ['scenario', 'nodes', 'ways', 'policies', 'prompts', 'notes', 'groups', 'others'] as const;
export type ChangeGroup = (typeof changeGroups)[number];

const groups: Readonly<Record<string, ChangeGroup>> = {
  scenario: 'scenario',
  node: 'nodes',
  edge: 'ways',
  policy: 'policies',
  rule: 'policies',
  rules: 'policies',
  prompt: 'prompts',
  note: 'notes',
  group: 'groups',
};

/** The heading of a change; variables and called scenarios are others. */
export const groupOf = ({ what }: Pick<Difference, 'what'>): ChangeGroup =>
  groups[what.split('-')[0] ?? ''] ?? 'others';

/** Whether something came, went or is another now. */
export function changeOf({ what }: Pick<Difference, 'what'>): NodeChange {
  const change = what.split('-').at(-1);
  return change === 'added' || change === 'removed' ? change : 'changed';
}

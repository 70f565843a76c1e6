/** What React Flow tells of changes on the canvas, put into the words of the editor; and what lies where while a drag lasts. */
import type { NodeChange, NodeDimensionChange, NodePositionChange } from '@xyflow/react';
import type { Scenario } from '../../engine/core/scenario.ts';
import { groupBoxes, membersOf } from '../canvas/canvas-groups.ts';
import { groupIdOf, groupKey } from '../canvas/group-key.ts';
import type { Positions } from '../canvas/layout.ts';
import type { CanvasNode } from '../canvas/use-read-nodes.ts';
import type { Point } from './edits.ts';

type Change = NodeChange<CanvasNode>;

/** What is chosen after some changes of it. Where a rectangle is drawn, these are the folded groups: the frame of no other is caught by it. */
export function chosenAfter(
  now: readonly string[],
  changes: readonly Change[],
  caught: ReadonlySet<string> | null,
): readonly string[] {
  const chosen = new Set(now);
  for (const change of changes) {
    if (change.type !== 'select') continue;
    const group = groupIdOf(change.id);
    if (!change.selected) chosen.delete(change.id);
    else if (caught === null || group === null || caught.has(group)) chosen.add(change.id);
  }
  return [...chosen];
}

/** What has a new place among some changes. */
export const movesIn = (changes: readonly Change[]): NodePositionChange[] =>
  changes.filter((change) => change.type === 'position' && change.position !== undefined) as NodePositionChange[];

/** Whether a change comes of a corner that is dragged, or was. */
export const isSizing = (change: Change): change is NodeDimensionChange =>
  change.type === 'dimensions' && change.resizing !== undefined;

/** Gives where a group lies at rest. */
export const resting =
  (drawn: readonly CanvasNode[]) =>
  (group: string): Point | undefined =>
    drawn.find(({ id }) => id === groupKey(group))?.position;

/** The nodes with what moves put where it is: members along with their frame, and frames around members that are dragged. */
export function framesMoved(
  scenario: Scenario,
  nodes: readonly CanvasNode[],
  to: Positions,
  folded: ReadonlySet<string>,
): CanvasNode[] {
  const { groups = [] } = scenario;
  const around = groups.filter(
    (group) => !folded.has(group.id) && membersOf(group).some((id) => Object.hasOwn(to, id)),
  );
  const boxes = around.length > 0 ? groupBoxes({ ...scenario, groups: around }, to, folded) : new Map<string, never>();
  return nodes.map((node): CanvasNode => {
    const at = to[node.id];
    if (at) return { ...node, position: at };
    const box = boxes.get(groupIdOf(node.id) ?? '');
    if (!box) return node;
    const { x, y, ...size } = box;
    return { ...node, position: { x, y }, ...size, measured: size };
  });
}

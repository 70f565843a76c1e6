/** The groups of a scenario as the canvas draws them: a frame around what is in each, or one box in its place that its ways lead to and from. */
import { Position, type Edge as FlowEdge, type NodeHandle } from '@xyflow/react';
import type { Group, Scenario } from '../../engine/core/scenario.ts';
import { noteBox } from './canvas-notes.ts';
import type { GroupNode } from './group-face.tsx';
import { groupKey } from './group-key.ts';
import { nodeSize, snapped, type Positions } from './layout.ts';
import { boundsOf, type Box } from './map-shape.ts';
import { noteKey } from './note-key.ts';

/** How far a frame stands off what is in it; the title stands above. */
const room = { side: 16, top: 48 };
/** The size of a group that is one box. */
const boxSize = { width: 208, height: 64 };

/** The names, on the canvas, of what is in a group. */
export const membersOf = ({ nodes, notes = [] }: Group): string[] => [...nodes, ...notes.map(noteKey)];

/** Where everything that is in no frame of its own lies. */
function boxesIn({ nodes, notes = [] }: Scenario, places: Positions): ReadonlyMap<string, Box> {
  return new Map<string, Box>([
    ...nodes.map(({ id, position }): [string, Box] => [
      id,
      { ...(places[id] ?? position ?? { x: 0, y: 0 }), ...nodeSize },
    ]),
    ...notes.map((note): [string, Box] => {
      const key = noteKey(note.id);
      return [key, { ...noteBox(note), ...places[key] }];
    }),
  ]);
}

/** The box around some members, with room for the frame; null where there is none of them. */
function frameAround(boxes: readonly Box[]): Box | null {
  if (boxes.length === 0) return null;
  const { x, y, width, height } = boundsOf(boxes);
  return { x: x - room.side, y: y - room.top, width: width + 2 * room.side, height: height + room.top + room.side };
}

/** Where each group lies, by its id: its frame, or its box where it is folded; those without any member are left out. */
export function groupBoxes(
  scenario: Scenario,
  places: Positions,
  folded: ReadonlySet<string>,
): ReadonlyMap<string, Box> {
  const { groups = [] } = scenario;
  if (groups.length === 0) return new Map();
  const boxes = boxesIn(scenario, places);
  return new Map(
    groups.flatMap((group): [string, Box][] => {
      const frame = frameAround(membersOf(group).flatMap((member) => boxes.get(member) ?? []));
      if (!frame) return [];
      if (!folded.has(group.id)) return [[group.id, frame]];
      const middle = {
        x: frame.x + (frame.width - boxSize.width) / 2,
        y: frame.y + (frame.height - boxSize.height) / 2,
      };
      return [[group.id, { ...snapped(middle), ...boxSize }]];
    }),
  );
}

/** The groups to draw as one box: those that their author folded, unless what is in them is chosen. */
export function foldedGroups({ groups = [] }: Scenario, chosen: readonly string[]): ReadonlySet<string> {
  const seen = new Set(chosen);
  return new Set(
    groups.filter((each) => each.collapsed && !membersOf(each).some((id) => seen.has(id))).map(({ id }) => id),
  );
}

/** What is not drawn since it lies in a folded group: the name of that group by the name of each. */
export function hiddenIn({ groups = [] }: Scenario, folded: ReadonlySet<string>): ReadonlyMap<string, string> {
  return new Map(
    groups
      .filter(({ id }) => folded.has(id))
      .flatMap((group) => membersOf(group).map((member): [string, string] => [member, groupKey(group.id)])),
  );
}

/** The edges with the ways from and to what is hidden led to the box in its place; those within it are left out. */
export function reroute(edges: readonly FlowEdge[], hidden: ReadonlyMap<string, string>): FlowEdge[] {
  if (hidden.size === 0) return [...edges];
  const seen = new Set<string>();
  return edges.flatMap((edge): FlowEdge[] => {
    const [source, target] = [hidden.get(edge.source) ?? edge.source, hidden.get(edge.target) ?? edge.target];
    if (source === edge.source && target === edge.target) return [edge];
    const sourceHandle = source === edge.source ? (edge.sourceHandle ?? null) : null;
    const way = `${source} ${sourceHandle ?? ''} ${target}`;
    if (source === target || seen.has(way)) return [];
    seen.add(way);
    return [{ ...edge, source, target, sourceHandle, selectable: false, reconnectable: false, deletable: false }];
  });
}

const handlesOf = ({ width, height }: Box): NodeHandle[] => [
  { type: 'target', position: Position.Left, x: 0, y: height / 2 },
  { id: null, type: 'source', position: Position.Right, x: width, y: height / 2 },
];

/** What a group is read aloud as. */
export type GroupWords = (group: Group, isFolded: boolean) => string;

const known = new WeakMap<Group, GroupNode>();

/** The same object as before where nothing of a group changed: React Flow draws no such group again. */
function groupNode(group: Group, { x, y, ...size }: Box, isFolded: boolean, words: string): GroupNode {
  const before = known.get(group);
  const isSame =
    before?.position.x === x &&
    before.position.y === y &&
    before.width === size.width &&
    before.height === size.height &&
    before.data.isFolded === isFolded &&
    before.ariaLabel === words;
  if (isSame) return before;
  const node: GroupNode = {
    ...{ id: groupKey(group.id), type: 'group-frame', position: { x, y }, data: { group, isFolded } },
    ...{ ...size, measured: size, selected: false, ariaLabel: words, connectable: false },
    ...(!isFolded && { zIndex: -1, dragHandle: '.group-title', style: { pointerEvents: 'none' } }),
    handles: isFolded ? handlesOf({ x, y, ...size }) : [],
  };
  known.set(group, node);
  return node;
}

/** The groups, frames behind what is in them. */
export function groupNodes(
  scenario: Scenario,
  places: Positions,
  folded: ReadonlySet<string>,
  words: GroupWords,
): GroupNode[] {
  const boxes = groupBoxes(scenario, places, folded);
  return (scenario.groups ?? []).flatMap((group): GroupNode[] => {
    const [box, isFolded] = [boxes.get(group.id), folded.has(group.id)];
    return box ? [groupNode(group, box, isFolded, words(group, isFolded))] : [];
  });
}

/** Lines chosen nodes up, or spreads them evenly; and finds a place for a new one where nothing lies yet. */
import type { Scenario } from '../../engine/core/scenario.ts';
import { nodeSize, snapped, type Positions } from '../canvas/layout.ts';
import type { Point } from './edits.ts';
import { noteKey } from '../canvas/note-key.ts';

/** In the order of the buttons. */
export const alignments = ['left', 'right', 'top', 'middle', 'spread-across', 'spread-down'] as const;
export type Alignment = (typeof alignments)[number];

type Placed = [id: string, at: Point];

const across = ([, a]: Placed, [, b]: Placed): number => a.x - b.x;
const down = ([, a]: Placed, [, b]: Placed): number => a.y - b.y;

/** Puts the first and last where they are, and the others at even distances between. */
function spread(nodes: readonly Placed[], axis: 'x' | 'y'): Placed[] {
  const [first, last] = [nodes[0], nodes.at(-1)];
  if (!first || !last || nodes.length < 3) return [...nodes];
  const step = (last[1][axis] - first[1][axis]) / (nodes.length - 1);
  return nodes.map(([id, at], index) => [id, { ...at, [axis]: first[1][axis] + index * step }]);
}

const moves: Record<Alignment, (nodes: readonly Placed[]) => Placed[]> = {
  left: (nodes) => {
    const x = Math.min(...nodes.map(([, at]) => at.x));
    return nodes.map(([id, at]) => [id, { ...at, x }]);
  },
  right: (nodes) => {
    const x = Math.max(...nodes.map(([, at]) => at.x));
    return nodes.map(([id, at]) => [id, { ...at, x }]);
  },
  top: (nodes) => {
    const y = Math.min(...nodes.map(([, at]) => at.y));
    return nodes.map(([id, at]) => [id, { ...at, y }]);
  },
  middle: (nodes) => {
    const ys = nodes.map(([, at]) => at.y);
    const y = (Math.min(...ys) + Math.max(...ys)) / 2;
    return nodes.map(([id, at]) => [id, { ...at, y }]);
  },
  'spread-across': (nodes) => spread([...nodes].sort(across), 'x'),
  'spread-down': (nodes) => spread([...nodes].sort(down), 'y'),
};

const placesOf = ({ nodes, notes = [] }: Scenario, ids: readonly string[]): Placed[] =>
  [...nodes, ...notes.map(({ id, position }) => ({ id: noteKey(id), position }))].flatMap(
    ({ id, position }): Placed[] => (position && ids.includes(id) ? [[id, position]] : []),
  );

/** Where the chosen nodes come to lie, on the grid. */
export const aligned = (scenario: Scenario, ids: readonly string[], how: Alignment): Positions =>
  Object.fromEntries(moves[how](placesOf(scenario, ids)).map(([id, at]) => [id, snapped(at)]));

/** Where the chosen nodes come to lie when all are moved by as much. */
export const nudged = (scenario: Scenario, ids: readonly string[], by: Point): Positions =>
  Object.fromEntries(placesOf(scenario, ids).map(([id, { x, y }]) => [id, { x: x + by.x, y: y + by.y }]));

/** The place asked for, or the nearest below it where a node has room. */
export function freePlace({ nodes }: Scenario, wanted: Point): Point {
  const isTaken = ({ x, y }: Point): boolean =>
    nodes.some(
      ({ position: at }) => at && Math.abs(at.x - x) < nodeSize.width + 16 && Math.abs(at.y - y) < nodeSize.height + 16,
    );
  const at = snapped(wanted);
  while (isTaken(at)) at.y += 32;
  return at;
}

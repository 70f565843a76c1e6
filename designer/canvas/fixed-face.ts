/** What the drawing of a node need not be measured for: every face has one size, and its ports lie where their number says. */
import { Position, type NodeHandle } from '@xyflow/react';
import type { Port } from '../../engine/core/node.ts';
import { nodeSize } from './layout.ts';

/** More nodes than this are drawn only as far as they are in sight. */
export const mostDrawnWhole = 120;

/** How far down a port lies, as a part of the height. */
export const portAt = (index: number, count: number): number => (index + 1) / (count + 1);

/** The size and the handles of a face. */
export function fixedFace(ports: readonly Port[]): {
  width: number;
  height: number;
  measured: { width: number; height: number };
  handles: NodeHandle[];
} {
  const { width, height } = nodeSize;
  const ways = ports.map(({ id }, index): NodeHandle => ({
    ...{ id, type: 'source', position: Position.Right },
    ...{ x: width, y: height * portAt(index, ports.length) },
  }));
  const into: NodeHandle = { type: 'target', position: Position.Left, x: 0, y: height / 2 };
  return { ...nodeSize, measured: nodeSize, handles: [into, ...ways] };
}

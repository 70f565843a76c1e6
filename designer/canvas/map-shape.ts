/** The shapes of the small map, computed: the box around all nodes, and one path that draws every node. */

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** The smallest box around two. */
export function joined(a: Box, b: Box): Box {
  const [x, y] = [Math.min(a.x, b.x), Math.min(a.y, b.y)];
  const [right, bottom] = [Math.max(a.x + a.width, b.x + b.width), Math.max(a.y + a.height, b.y + b.height)];
  return { x, y, width: right - x, height: bottom - y };
}

/** The smallest box around all; an empty one where there are none. */
export function boundsOf(boxes: readonly Box[]): Box {
  const [first, ...rest] = boxes;
  return first ? rest.reduce(joined, first) : { x: 0, y: 0, width: 0, height: 0 };
}

/** One path around every box. */
export const mapOutline = (boxes: readonly Box[]): string =>
  boxes.map(({ x, y, width, height }) => `M${x} ${y}h${width}v${height}h${-width}z`).join('');

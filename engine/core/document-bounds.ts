/** The bounds of a scenario document: what is larger or nests deeper is not looked into. */
import { text, type Text } from './text.ts';

/** Nodes of a scenario. */
export const mostNodes = 300;
/** Edges of a scenario. */
export const mostEdges = 1200;

const largestBytes = 2 * 1024 * 1024;
const deepest = 40;

/** What is wrong with the size or depth of a JSON value; null where it can be looked into. Counts no further than it must. */
export function outOfBounds(value: unknown): Text | null {
  const open: { value: unknown; depth: number }[] = [{ value, depth: 1 }];
  let bytes = 0;
  for (let each = open.pop(); each; each = open.pop()) {
    bytes += sizeOf(each.value);
    if (bytes > largestBytes) return text('文档不能超过 2 MB', 'A document may have 2 MB at most');
    if (typeof each.value !== 'object' || each.value === null) continue;
    if (each.depth > deepest) {
      return text(`文档嵌套不能超过 ${deepest} 层`, `A document may nest ${deepest} levels deep at most`);
    }
    for (const [key, below] of Object.entries(each.value)) {
      if (!Array.isArray(each.value)) bytes += key.length + 3;
      open.push({ value: below, depth: each.depth + 1 });
    }
  }
  return null;
}

/** About as many bytes as a value has as JSON, what it holds apart. */
const sizeOf = (value: unknown): number => (typeof value === 'string' ? value.length + 3 : 4);

/** The rows of the grid that are drawn: those in sight, and the active one, which keeps the keyboard. */
import { defaultRangeExtractor, useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import type { RefObject } from 'react';

export const rowHeight = 32;
export const headHeight = 44;

/** Follows the scrolling of a grid. */
export function useRowWindow(
  grid: RefObject<HTMLDivElement | null>,
  count: number,
  active: number,
): Virtualizer<HTMLDivElement, Element> {
  return useVirtualizer({
    count,
    getScrollElement: () => grid.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    scrollMargin: headHeight,
    scrollPaddingStart: headHeight,
    rangeExtractor: (range) => {
      const rows = defaultRangeExtractor(range);
      return active >= count || rows.includes(active) ? rows : [...rows, active].sort((a, b) => a - b);
    },
  });
}

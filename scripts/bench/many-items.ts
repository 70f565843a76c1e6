/** A scenario that writes one record for each of many items, for the bench and for the test that nothing is written twice. */
import { text } from '../../engine/core/text.ts';
import type { Version } from '../../engine/core/version.ts';
import { endNode, smallVersion } from '../../test/support/scenario-of.ts';

const tenTimes = (name: string): string => Array.from({ length: 10 }, () => name).join(' + ');

/** How many items `manyItemsVersion` has. */
export const manyItems = 10_000;

/** A version that writes a record for each of ten thousand items, so many at a time, and collects what it wrote. */
export function manyItemsVersion(parallel: number): Version {
  const { digest: _digest, ...content } = smallVersion(
    [
      {
        id: 'lines',
        kind: 'assign',
        settings: { set: { ten: '[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]' } },
      },
      { id: 'hundred', kind: 'assign', settings: { set: { hundred: tenTimes('ten') } } },
      { id: 'thousand', kind: 'assign', settings: { set: { thousand: tenTimes('hundred') } } },
      {
        id: 'each',
        kind: 'for-each',
        settings: { items: tenTimes('thousand'), item: 'line', atMost: manyItems, parallel, collect: 'receipt' },
      },
      {
        id: 'write',
        kind: 'write-back',
        settings: { system: 'demo-library', record: 'line', fields: { line: 'line', index: 'index' } },
      },
      endNode('over'),
    ],
    [
      'start > lines',
      'lines > hundred',
      'hundred > thousand',
      'thousand > each',
      'each.each > write',
      'write.written > each',
      'write.refused > each',
      'each.done > over',
      'each.too-many > over',
    ],
    { name: text('逐项写入', 'Many items') },
  );
  return { ...content, digest: `many-items-${parallel}` };
}

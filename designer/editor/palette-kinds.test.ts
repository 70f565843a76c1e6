/** Every kind lies in a drawer, and is found in either language. */
import { expect, test } from 'vitest';
import { nodeKinds } from '../../engine/core/nodes/index.ts';
import { paletteDrawers, searchKinds } from './palette-kinds.ts';

test('every kind lies in exactly one drawer', () => {
  const kinds = paletteDrawers('').flatMap((drawer) => drawer.kinds.map(({ kind }) => kind));
  expect([...kinds].sort()).toEqual(Object.keys(nodeKinds).sort());
});

test.each([
  ['读卡', 'read-card'],
  ['read', 'read-card'],
  ['WAIT', 'wait'],
  ['资金', 'pay'],
])('%s', (query, kind) => {
  expect(searchKinds(query).map((each) => each.kind)).toContain(kind);
});

test('what is called so comes first, and nothing is found for what nothing is called', () => {
  expect(searchKinds('等待')[0]?.label['zh-CN']).toContain('等待');
  expect(paletteDrawers('nothing like this')).toEqual([]);
});

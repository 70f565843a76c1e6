/** How a policy decides: weeks of China, versions by number, few not counted out loud, and moves that chance does not explain. */
import { expect, it } from 'vitest';
import { compareGroups, countMark, groupOf, groupShown, inOrder, weekOf, type DriftCount } from './drift.ts';

const at = '2026-11-21T08:00:00Z';
const outcomes = ['lend', 'guardian', 'refuse'];

function group(key: string, counts: Record<string, number>): DriftCount {
  const groups = new Map<string, DriftCount>();
  for (const [outcome, count] of Object.entries(counts))
    for (let index = 0; index < count; index += 1)
      countMark(groups, key, { seq: 1, policy: 'library-lending', digest: 'd', outcome, at });
  return groups.get(key)!;
}

it.each([
  ['2026-11-21T08:00:00Z', '2026-11-16'],
  ['2026-11-15T15:59:59Z', '2026-11-09'],
  ['2026-11-15T16:00:00Z', '2026-11-16'],
  ['2027-01-01T00:00:00Z', '2026-12-28'],
])('%s lies in the week of %s', (moment, monday) => {
  expect(weekOf(moment)).toBe(monday);
});

it('a decision belongs to the number of its version, or to its digest where nobody knows that', () => {
  const mark = { ...{ seq: 1, policy: 'p', outcome: 'lend', at }, digest: 'abcdef0123456789' };
  const place = { region: '990100', institution: null };
  expect(groupOf('version', { ...mark, ...place }, new Map([[mark.digest, 4]]))).toBe('4');
  expect(groupOf('version', { ...mark, ...place }, new Map())).toBe('abcdef012345');
  expect(groupOf('region', { ...mark, ...place }, new Map())).toBe('990100');
  expect(
    inOrder(
      'version',
      ['10', '9', '2'].map((key) => group(key, { lend: 1 })),
    ).map(({ key }) => key),
  ).toEqual(['2', '9', '10']);
});

it('fewer than five are not counted out loud, and do not follow from the rest', () => {
  const { total, shares } = groupShown(group('1', { lend: 211, refuse: 3 }), outcomes);
  expect(total).toBe(214);
  expect(shares.map(({ count, isAbout }) => [count, isAbout])).toEqual([
    [210, true],
    [0, false],
    [null, false],
  ]);
  expect(groupShown(group('1', { lend: 4 }), outcomes)).toMatchObject({
    total: null,
    shares: [{ count: null }, {}, {}],
  });
  const two = groupShown(group('1', { lend: 50, guardian: 2, refuse: 3 }), outcomes);
  expect(two.shares.map(({ count, isAbout }) => [count, isAbout])).toEqual([
    [50, false],
    [null, false],
    [null, false],
  ]);
});

it('a share that moved more than chance explains is told from one that did not', () => {
  const before = group('3', { lend: 188, refuse: 26 });
  const after = group('4', { lend: 129, refuse: 58 });
  const { moves, totals } = compareGroups(before, after, outcomes);
  expect(totals).toEqual([214, 187]);
  const refuse = moves.find(({ outcome }) => outcome === 'refuse')!;
  expect(refuse).toMatchObject({ verdict: 'moved', before: { count: 26 }, after: { count: 58 } });
  expect(refuse.chance).toBeLessThan(0.001);
  expect(compareGroups(before, before, outcomes).moves.map(({ verdict }) => verdict)).toEqual([
    'chance',
    'chance',
    'chance',
  ]);
  const few = compareGroups(group('1', { lend: 6, refuse: 1 }), group('2', { lend: 1, refuse: 6 }), outcomes);
  expect(few.moves.map(({ verdict }) => verdict)).toEqual(['too-few', 'chance', 'too-few']);
});

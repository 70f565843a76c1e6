/** Nested conditions are wrapped, unwrapped, negated and taken apart, and are never left without a condition. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { conditionsOf } from '../../engine/core/policies/rule-index.ts';
import type { Conditions } from '../../engine/core/policies/policy.ts';
import {
  addAt,
  blank,
  canUnwrap,
  conditionsAt,
  groupOf,
  negateAt,
  removeAt,
  replaceAt,
  turnAt,
  unwrapAt,
  wrapAt,
  type Path,
} from './condition-edits.ts';

const is = (fact: string): Conditions => ({ fact, operator: 'equal', value: 1 });
const both: Conditions = { all: [is('a'), { any: [is('b'), is('c')] }] };

it.each<[string, Conditions, Conditions]>([
  [
    'a member is added to a group',
    addAt(both, ['all', 1], is('d')),
    { all: [is('a'), { any: [is('b'), is('c'), is('d')] }] },
  ],
  ['what is alone becomes a group', addAt(is('a'), [], is('b')), { all: [is('a'), is('b')] }],
  ['a member is taken away', removeAt(both, ['all', 1, 'any', 0]), { all: [is('a'), { any: [is('c')] }] }],
  [
    'a group goes with its last member',
    removeAt({ all: [is('a'), { any: [is('b')] }] }, ['all', 1, 'any', 0]),
    { all: [is('a')] },
  ],
  ['the last condition leaves a blank one', removeAt({ not: { all: [is('a')] } }, ['not', 'all', 0]), blank],
  [
    'a negation goes with what it negates',
    removeAt({ all: [is('a'), { not: is('b') }] }, ['all', 1, 'not']),
    { all: [is('a')] },
  ],
  [
    'a group is put around',
    wrapAt(both, ['all', 0], 'any'),
    { all: [{ any: [is('a')] }, { any: [is('b'), is('c')] }] },
  ],
  ['a group is taken away', unwrapAt(both, ['all', 1]), { all: [is('a'), is('b'), is('c')] }],
  ['a negation is put', negateAt(both, ['all', 0]), { all: [{ not: is('a') }, { any: [is('b'), is('c')] }] }],
  ['and taken away', negateAt({ not: both }, []), both],
  ['all becomes any', turnAt(both, [], 'any'), { any: [is('a'), { any: [is('b'), is('c')] }] }],
])('%s', (_what, edited, expected) => {
  expect(edited).toEqual(expected);
});

it('says which groups can be taken away', () => {
  expect(canUnwrap(both, [])).toBe(false);
  expect(canUnwrap(both, ['all', 1])).toBe(true);
  expect(canUnwrap(both, ['all', 0])).toBe(false);
  expect(canUnwrap({ not: { any: [is('a')] } }, ['not'])).toBe(true);
});

const tree = fc.letrec<{ node: Conditions }>((tie) => {
  const some = fc.array(tie('node'), { minLength: 1, maxLength: 3 });
  return {
    node: fc.oneof(
      { maxDepth: 3 },
      fc.constantFrom('a', 'b', 'c').map(is),
      some.map((all) => ({ all })),
      some.map((any) => ({ any })),
      tie('node').map((not) => ({ not })),
    ),
  };
}).node;

function pathsOf(conditions: Conditions, path: Path = []): Path[] {
  if ('not' in conditions) return [path, ...pathsOf(conditions.not, [...path, 'not'])];
  const group = groupOf(conditions);
  return [path, ...(group?.members ?? []).flatMap((each, index) => pathsOf(each, [...path, group!.kind, index]))];
}

it('at every place of every tree: a change finds what it changes, wrapping is undone by unwrapping, removing leaves no empty group', () => {
  fc.assert(
    fc.property(tree, (conditions) => {
      for (const path of pathsOf(conditions)) {
        expect(replaceAt(conditions, path, (old) => old)).toEqual(conditions);
        expect(unwrapAt(wrapAt(conditions, path, 'any'), path)).toEqual(conditions);
        const left = removeAt(conditions, path);
        expect(conditionsOf(left).length).toBeGreaterThan(0);
        for (const each of pathsOf(left)) expect(groupOf(conditionsAt(left, each)!)?.members.length).not.toBe(0);
      }
    }),
    { numRuns: 200 },
  );
});

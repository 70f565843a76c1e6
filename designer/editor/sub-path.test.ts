/** Down into called scenarios, as far as they are known. */
import { expect, test } from 'vitest';
import lending from '../../rulesets/scenarios/library-lending.json' with { type: 'json' };
import { Scenario } from '../../engine/core/scenario.ts';
import { callers, goDown } from './sub-path.ts';

const calling = (id: string, ...calls: string[]): Scenario => ({
  ...Scenario.parse(lending),
  id,
  nodes: calls.map((scenario) => ({ id: `call-${scenario}`, kind: 'sub-scenario', settings: { scenario } })),
});
const root = calling('a', 'b', 'gone');
const published = { b: calling('b', 'c'), c: calling('c') };

test('each step names who calls and what is called', () => {
  const way = goDown(root, ['call-b', 'call-c'], published);
  expect(way.map(({ node, scenario }) => [node.id, scenario?.id])).toEqual([
    ['call-b', 'b'],
    ['call-c', 'c'],
  ]);
  expect(callers(published.b).map(({ id }) => id)).toEqual(['call-c']);
});

test('it ends where nothing is published, or nothing calls', () => {
  expect(goDown(root, ['call-gone', 'x'], published)).toMatchObject([{ id: 'gone', scenario: null }]);
  expect(goDown(root, ['nobody'], published)).toEqual([]);
  const unset = { ...root, nodes: [{ id: 'call', kind: 'sub-scenario', settings: {} }] };
  expect(goDown(unset, ['call'], published)).toMatchObject([{ id: null, scenario: null }]);
});

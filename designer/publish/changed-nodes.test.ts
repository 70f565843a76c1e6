/** Which nodes a comparison marks, and where each change is read. */
import { expect, test } from 'vitest';
import { diffScenarios } from '../../engine/core/diff/diff.ts';
import { Scenario } from '../../engine/core/scenario.ts';
import library from '../../rulesets/scenarios/library-lending.json' with { type: 'json' };
import { aroundChanges, changedNodes, changeOf, groupOf } from './changed-nodes.ts';

const scenario = Scenario.parse(library);
const [first] = scenario.nodes;

test('nothing is marked where nothing changed', () => {
  expect(changedNodes(diffScenarios(scenario, scenario))).toEqual({ before: new Map(), after: new Map() });
});

test('a new node is marked in the later drawing, a removed one in the earlier', () => {
  const more = { ...scenario, nodes: [...scenario.nodes, { id: 'more', kind: 'prompt', settings: {} }] };
  expect(changedNodes(diffScenarios(scenario, more))).toEqual({
    before: new Map(),
    after: new Map([['more', 'added']]),
  });
  expect(changedNodes(diffScenarios(more, scenario)).before).toEqual(new Map([['more', 'removed']]));
});

test('a changed node is marked in both, one with another id under each of its ids', () => {
  const id = first?.id ?? '';
  const renamed = {
    ...scenario,
    nodes: scenario.nodes.map((node) => (node.id === id ? { ...node, id: 'begin-here' } : node)),
    edges: scenario.edges.map((edge) => (edge.from === id ? { ...edge, from: 'begin-here' } : edge)),
  };
  const marked = changedNodes(diffScenarios(scenario, renamed));
  expect(marked.before.get(id)).toBe('changed');
  expect(marked.after.get('begin-here')).toBe('changed');
});

test('each change has a heading and a sign', () => {
  expect(groupOf({ what: 'node-added' })).toBe('nodes');
  expect(groupOf({ what: 'edge-moved' })).toBe('ways');
  expect(groupOf({ what: 'rules-reordered' })).toBe('policies');
  expect(groupOf({ what: 'variable-added' })).toBe('others');
  expect(groupOf({ what: 'scenario-changed' })).toBe('scenario');
  expect(changeOf({ what: 'edge-moved' })).toBe('changed');
  expect(changeOf({ what: 'prompt-removed' })).toBe('removed');
});

test('what is shown first are the changed nodes and their neighbours', () => {
  const edge = scenario.edges[0];
  const around = aroundChanges(scenario, { before: new Map(), after: new Map([[edge?.from ?? '', 'changed']]) });
  expect(around).toContain(edge?.to);
  expect(around.length).toBeLessThan(scenario.nodes.length);
  expect(aroundChanges(scenario, { before: new Map(), after: new Map() })).toEqual([]);
});

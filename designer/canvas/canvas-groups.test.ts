/** Groups on the canvas: frames around what is in them, boxes in its place, ways led there; and layouts that keep them together. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import lending from '../../rulesets/scenarios/library-lending.json' with { type: 'json' };
import subsidy from '../../rulesets/scenarios/subsidy-review.json' with { type: 'json' };
import { Scenario } from '../../engine/core/scenario.ts';
import { canvasEdges } from './canvas-edges.ts';
import { foldedGroups, groupBoxes, groupNodes, hiddenIn, reroute } from './canvas-groups.ts';
import { layOut, nodeSize, snapped } from './layout.ts';

const scenario = Scenario.parse({
  ...lending,
  groups: [{ id: 'checks', title: '核验', nodes: ['read', 'verify'], collapsed: true }],
});

test('a frame is around what is in it; folded, a box stands in its middle', () => {
  const open = groupBoxes(scenario, {}, new Set()).get('checks') ?? expect.fail('no frame');
  for (const { position } of scenario.nodes.filter(({ id }) => ['read', 'verify'].includes(id))) {
    expect(position?.x).toBeGreaterThan(open.x);
    expect((position?.x ?? 0) + nodeSize.width).toBeLessThan(open.x + open.width);
    expect(position?.y).toBeGreaterThan(open.y + 32);
  }
  const box = groupBoxes(scenario, {}, new Set(['checks'])).get('checks') ?? expect.fail('no box');
  expect(box.width).toBeLessThan(open.width);
  expect(Math.abs(box.x + box.width / 2 - open.x - open.width / 2)).toBeLessThanOrEqual(8);
});

test('what its author folded is one box, unless what is in it is chosen', () => {
  expect([...foldedGroups(scenario, ['start'])]).toEqual(['checks']);
  expect([...foldedGroups(scenario, ['verify'])]).toEqual([]);
});

test('ways lead to and from the box; those within it are not drawn, and none is drawn twice', () => {
  const folded = foldedGroups(scenario, []);
  const edges = reroute(canvasEdges(scenario, null, null), hiddenIn(scenario, folded));
  expect(edges.some(({ source, target }) => [source, target].includes('read'))).toBe(false);
  expect(edges.some(({ source, target }) => source === target)).toBe(false);
  expect(edges).toContainEqual(expect.objectContaining({ target: 'group:checks', selectable: false }));
  expect(edges).toContainEqual(expect.objectContaining({ source: 'group:checks', sourceHandle: null }));
  const ways = edges.map(({ source, sourceHandle, target }) => `${source} ${sourceHandle ?? ''} ${target}`);
  expect(new Set(ways).size).toBe(ways.length);
});

test('a group of which nothing changed is the same object', () => {
  const words = () => '分组';
  const [first] = groupNodes(scenario, {}, new Set(), words);
  expect(groupNodes(scenario, {}, new Set(), words)[0]).toBe(first);
  expect(groupNodes(scenario, {}, new Set(['checks']), words)[0]).not.toBe(first);
});

test('laid out, whatever is grouped has a place of its own, and a group lies together', { timeout: 60_000 }, () => {
  const whole = Scenario.parse(subsidy);
  const ids = whole.nodes.map(({ id }) => id);
  const anyGroups = fc
    .array(fc.uniqueArray(fc.constantFrom(...ids), { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 4 })
    .map((lists) => lists.map((nodes, index) => ({ id: `group-${index + 1}`, title: '', nodes })));
  fc.assert(
    fc.property(anyGroups, (groups) => {
      const laidOut = layOut({ ...whole, groups });
      const places = ids.map((id) => laidOut[id]);
      expect(places.every((place) => place && Number.isFinite(place.x + place.y))).toBe(true);
      expect(new Set(places.map((place) => JSON.stringify(place))).size).toBe(ids.length);
    }),
    { numRuns: 15 },
  );
  const groups = [{ id: 'group-1', title: '', nodes: ids.slice(2, 5) }];
  const grouped = { ...whole, groups };
  const places = layOut(grouped);
  const frame = groupBoxes(grouped, places, new Set()).get('group-1') ?? expect.fail('no frame');
  const within = ids.filter((id) => {
    const { x, y } = places[id] ?? expect.fail(id);
    return (
      x + nodeSize.width > frame.x &&
      x < frame.x + frame.width &&
      y + nodeSize.height > frame.y &&
      y < frame.y + frame.height
    );
  });
  expect(within).toEqual(ids.slice(2, 5));
});

test('a note of a group goes along when its nodes are laid out', () => {
  const note = { id: 'note-1', text: '', position: { x: 0, y: 0 } };
  const noted = { ...scenario, notes: [note], groups: [{ id: 'g', title: '', nodes: ['read'], notes: ['note-1'] }] };
  const before = scenario.nodes.find(({ id }) => id === 'read')?.position ?? expect.fail('no place');
  const places = layOut(noted);
  const { x = 0, y = 0 } = places['read'] ?? {};
  expect(places['note:note-1']).toEqual(snapped({ x: x - before.x, y: y - before.y }));
});

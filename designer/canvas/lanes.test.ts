/** In lanes every node lies in the lane of whoever acts there, and none over another. */
import { expect, test } from 'vitest';
import lending from '../../rulesets/scenarios/library-lending.json' with { type: 'json' };
import subsidy from '../../rulesets/scenarios/subsidy-review.json' with { type: 'json' };
import { Scenario } from '../../engine/core/scenario.ts';
import { whoActs } from '../../engine/core/who-acts.ts';
import { layInLanes } from './lanes.ts';
import { nodeSize } from './layout.ts';

test.each([lending, subsidy])('$id', (document) => {
  const scenario = Scenario.parse(document);
  const { places, lanes } = layInLanes(scenario);
  for (const node of scenario.nodes) {
    const lane = lanes.find(({ actor }) => actor === whoActs(node)) ?? expect.fail(`no lane for ${node.id}`);
    const at = places[node.id] ?? expect.fail(`no place for ${node.id}`);
    expect(at.y).toBeGreaterThanOrEqual(lane.y);
    expect(at.y + nodeSize.height).toBeLessThanOrEqual(lane.y + lane.height);
    expect(at.x + nodeSize.width).toBeLessThanOrEqual(lane.x + lane.width);
  }
  const taken = Object.values(places).map(({ x, y }) => `${x} ${y}`);
  expect(new Set(taken).size).toBe(scenario.nodes.length);
  expect(lanes.map(({ y }) => y)).toEqual(lanes.map(({ y }) => y).toSorted((a, b) => a - b));
});

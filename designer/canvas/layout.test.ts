/** The layout of a scenario that brings no positions. */
import { expect, test } from 'vitest';
import { Scenario } from '../../engine/core/scenario.ts';
import library from '../../rulesets/scenarios/library-lending.json' with { type: 'json' };
import { layOut, nodeSize, positionsOf } from './layout.ts';

const scenario = Scenario.parse(library);

test("the author's positions are kept", () => {
  const first = scenario.nodes[0];
  expect(positionsOf(scenario)[first?.id ?? '']).toEqual(first?.position);
});

test('where one position is missing, all are laid out and none overlap', () => {
  const [first, ...rest] = scenario.nodes;
  if (!first) throw new Error('no node');
  const { position: _, ...unplaced } = first;
  const positions = positionsOf({ ...scenario, nodes: [unplaced, ...rest] });
  expect(positions).toEqual(layOut(scenario));
  const places = Object.values(positions);
  for (const [index, a] of places.entries()) {
    for (const b of places.slice(index + 1)) {
      expect(Math.abs(a.x - b.x) >= nodeSize.width || Math.abs(a.y - b.y) >= nodeSize.height).toBe(true);
    }
  }
});

/** An author finds a node by what it is called, is, reads, or answers to. */
import { expect, test } from 'vitest';
import lending from '../../rulesets/scenarios/library-lending.json' with { type: 'json' };
import { Scenario } from '../../engine/core/scenario.ts';
import { findNodes } from './find-nodes.ts';

const scenario = Scenario.parse(lending);

test.each([
  ['核验卡', 'verify'],
  ['VERIFY CARD', 'verify'],
  ['verify-state', 'verify'],
  ['图书条码', 'start'],
  ['library-lending', 'decide'],
  ['scenario.card-mode', 'start'],
  ['是否 policy', 'decide'],
])('%s', (query, id) => {
  expect(findNodes(scenario, query)).toContain(id);
});

test.each(['', '   ', 'nothing like this'])('none for "%s"', (query) => {
  expect(findNodes(scenario, query)).toEqual([]);
});

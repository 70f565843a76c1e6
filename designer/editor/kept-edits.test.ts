/** Edits kept on the device. */
import { expect, test } from 'vitest';
import { Scenario } from '../../engine/core/scenario.ts';
import lending from '../../rulesets/scenarios/library-lending.json' with { type: 'json' };
import { keptEdits } from './kept-edits.ts';

const document = Scenario.parse(lending);
const edits = { document, base: document, revision: 3, at: '2026-11-21T04:00:00Z' };
const storage = () => {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
};
const of = { account: 'designer', scenario: document.id, by: 'one' };

test('they are kept for an account and a scenario', () => {
  const device = storage();
  expect(keptEdits(device, of).keep(edits)).toBe(true);
  expect(keptEdits(device, { ...of, by: 'two' }).read()).toEqual({ ...edits, by: 'one' });
  expect(keptEdits(device, { ...of, account: 'reviewer' }).read()).toBeNull();
});

test('a page forgets its own and what it took up, not what another page keeps', () => {
  const device = storage();
  const [one, two] = [keptEdits(device, of), keptEdits(device, { ...of, by: 'two' })];
  one.keep(edits);
  two.clear();
  expect(one.read()).not.toBeNull();
  two.read();
  two.clear();
  expect(one.read()).toBeNull();
});

test('what is not edits is nothing', () => {
  const device = storage();
  for (const value of ['', '{', 'null', '{"document":{}}']) {
    device.setItem('yikatong.edits.designer.library-lending', value);
    expect(keptEdits(device, of).read()).toBeNull();
  }
});

/** The draft of a policy: every change is undone and done again, a typing burst at once; and it is kept until it is saved. */
import { expect, it } from 'vitest';
import type { RulePolicy } from '../../engine/core/policies/policy.ts';
import library from '../../rulesets/policies/library-lending.json' with { type: 'json' };
import { keptPolicy } from './kept-policy.ts';
import { PolicyDraft } from './policy-draft.ts';
import {
  addRule,
  changeHead,
  changePrompt,
  changeRule,
  duplicateRule,
  moveRule,
  placeAfterMove,
  removeRule,
  renameOutcome,
} from './policy-edits.ts';

const policy = library as unknown as RulePolicy;
const base = { policy, version: 3 };

function begin() {
  const clock = { now: 0 };
  return { clock, draft: new PolicyDraft(base, { policy, rows: [] }, {}, () => clock.now) };
}

const namesIn = (draft: PolicyDraft) => draft.getState().policy.rules?.map(({ name }) => name);

it('undoes a burst of typing at once, and a pause begins another', () => {
  const { draft, clock } = begin();
  for (const name of ['u', 'un', 'und']) draft.change(changeRule(1, { name }), '/rules/1/name');
  clock.now = 5_000;
  draft.change(changeRule(1, { name: 'unde' }), '/rules/1/name');
  expect(draft.getState().isChanged).toBe(true);
  draft.undo();
  expect(namesIn(draft)?.[1]).toBe('und');
  draft.undo();
  expect(draft.getState()).toMatchObject({ policy, canUndo: false, canRedo: true, isChanged: false });
  draft.redo();
  draft.redo();
  expect(namesIn(draft)?.[1]).toBe('unde');
});

it('orders, copies, adds and removes rules, and undoes all of it', () => {
  const { draft } = begin();
  draft.change(moveRule(0, 2));
  draft.change(duplicateRule(0));
  draft.change(addRule);
  draft.change(removeRule(2));
  expect(namesIn(draft)).toEqual(['under-14', 'under-14-copy', 'card-past-validity', 'new-rule']);
  draft.change(moveRule(0, -1));
  for (let step = 0; step < 4; step += 1) draft.undo();
  expect(draft.getState().policy).toEqual(policy);
});

it('renames an outcome wherever it is decided', () => {
  const { outcomes, otherwise, rules = [] } = renameOutcome(2, 'refused')(policy);
  expect([outcomes[2], otherwise.then, rules[0]?.then]).toEqual(['refused', 'refused', 'refused']);
});

it('sets and takes away a prompt, and changes the head', () => {
  expect(changePrompt(0, 'A-1')(policy).rules?.[0]).toHaveProperty('prompt', 'A-1');
  expect(changePrompt(0, undefined)(policy).rules?.[0]).not.toHaveProperty('prompt');
  expect(changeHead({ level: 'city' })(policy).level).toBe('city');
});

it('keeps unfinished drafts on the device, each account its own, and nothing that is none', () => {
  const kept = new Map<string, string>();
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
  const place = keptPolicy(storage, { account: 'designer', name: policy.name });
  const unfinished = changeRule(0, { name: '' })(policy);
  const rows = [{ id: 'a', facts: { 'person.age': 13 }, expects: 'guardian' }];
  const draft = { policy: unfinished, base: policy, version: 3, at: '2026-11-21T00:00:00Z' };
  const suite = { rows, base: [], revision: 2 };
  expect(place.keep({ draft, suite, offered: [] })).toBe(true);
  expect(place.read()).toMatchObject({ draft: { policy: unfinished, version: 3 }, suite });
  expect(keptPolicy(storage, { account: 'other', name: policy.name }).read()).toBeNull();
  place.keep({ draft: null, suite: null, offered: [] });
  expect(kept.size).toBe(0);
  kept.set(`yikatong.policy.designer.${policy.name}`, '{"draft": 1}');
  expect(place.read()).toBeNull();
  // Before policies had a suite, rows were only here.
  kept.set(`yikatong.policy.designer.${policy.name}`, JSON.stringify({ draft: null, rows }));
  expect(place.read()).toEqual({ draft: null, suite: null, offered: rows });
});

it('rows that only the device keeps are taken over behind the others, once', () => {
  const saved = { rows: [{ id: '1', facts: { 'person.age': 30 }, expects: 'lend' }], revision: 4 };
  const offered = [{ id: '1', facts: { 'person.age': 13 }, expects: 'guardian' }];
  const draft = new PolicyDraft(base, { policy, rows: saved.rows }, { saved, offered });
  expect(draft.getState().areRowsChanged).toBe(false);
  draft.endOffer(true);
  expect(draft.getState()).toMatchObject({ areRowsChanged: true, offered: [] });
  expect(draft.getState().rows.map(({ facts }) => facts['person.age'])).toEqual([30, 13]);
  draft.rebaseRows({ rows: draft.getState().rows, revision: 5 });
  expect(draft.getState().areRowsChanged).toBe(false);
});

it.each([
  [1, 0, 2, 0],
  [0, 0, 2, 2],
  [1, 2, 0, 2],
  [3, 0, 2, 3],
])('the rule of place %i is, once %i moved to %i, at %i', (place, from, to, expected) => {
  expect(placeAfterMove(place, from, to)).toBe(expected);
});

/** A draft begins with what the device keeps; beginning from an older version can be undone to it. */
import { expect, it } from 'vitest';
import library from '../../rulesets/policies/library-lending.json' with { type: 'json' };
import type { RulePolicy } from '../../engine/core/policies/policy.ts';
import type { KeptPolicy } from './kept-policy.ts';
import { addRule, changeHead } from './policy-edits.ts';
import { beginDraft } from './use-kept-draft.ts';

const policy = library as unknown as RulePolicy;
const inForce = { policy: changeHead({ level: 'city' })(policy), version: 2 };
const placeOf = (kept: KeptPolicy | null) => ({ keep: () => true, read: () => kept });
const written = addRule(policy);
const kept: KeptPolicy = {
  draft: { policy: written, base: policy, version: 1, at: '2026-11-21T00:00:00Z' },
  suite: { rows: [{ id: '1', facts: {}, expects: '' }], base: [], revision: 2 },
  offered: [],
};
const suite = {
  revision: 3,
  suite: { rows: [{ id: '7', facts: {}, expects: 'lend' }] },
  updatedAt: null,
  updatedBy: null,
};

it('begins with the version in force', () => {
  const { draft, isRestored } = beginDraft(placeOf(null), inForce, null, suite);
  expect([draft.getState().policy, isRestored, draft.getState().isChanged]).toEqual([inForce.policy, false, false]);
  expect(draft.getState()).toMatchObject({ rows: suite.suite.rows, saved: { revision: 3 }, areRowsChanged: false });
});

it('goes on with what was kept, made from the version it was made from', () => {
  const { draft, isRestored } = beginDraft(placeOf(kept), inForce, null, suite);
  expect(draft.getState()).toMatchObject({ policy: written, base: { version: 1 }, isChanged: true });
  expect(draft.getState()).toMatchObject({ rows: kept.suite?.rows, saved: { revision: 2 }, areRowsChanged: true });
  expect(isRestored).toBe(true);
});

it('begins from an older version, and undoing leads back to what was kept', () => {
  const { draft } = beginDraft(placeOf(kept), inForce, policy, suite);
  expect(draft.getState().policy).toBe(policy);
  draft.undo();
  expect(draft.getState().policy).toBe(written);
});

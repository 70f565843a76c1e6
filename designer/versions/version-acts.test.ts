/** Which acts a version offers to whom. */
import { expect, test } from 'vitest';
import type { VersionSummary } from '../../engine/core/api.ts';
import { roles, type Right, type Role } from '../../engine/core/rights.ts';
import { actsOn, baseFor, cameBack, comparedWith, waitsFor } from './version-acts.ts';

const version = (change: Partial<VersionSummary> = {}): VersionSummary => ({
  ...{ scenario: 'library-lending', version: 2, digest: 'd', state: 'filed', filedBy: 'designer', filedAt: '' },
  ...{
    publishedBy: null,
    publishedAt: null,
    rollout: null,
    suspended: null,
    suite: null,
    attachments: [],
    missing: [],
    decision: null,
    history: [],
  },
  ...change,
});
const looker = (role: Role, account: string = role, withOpenCases: number[] = []) => ({
  account,
  may: (right: Right) => (roles[role].rights as readonly Right[]).includes(right),
  withOpenCases,
});
const reviewer = looker('scenario-reviewer');

test('a filed version waits for a second person, who reviews it', () => {
  expect(actsOn(version(), reviewer)).toEqual(['publish']);
  expect(waitsFor(version(), reviewer)).toBe(true);
  const same = looker('scenario-reviewer', 'designer');
  expect(actsOn(version(), same)).toEqual([]);
  expect(waitsFor(version(), same)).toBe(false);
});

test('whoever draws may take a version back into the draft, and withdraw what they filed; whoever looks may nothing', () => {
  expect(actsOn(version(), looker('scenario-designer'))).toEqual(['restore']);
  expect(actsOn(version(), looker('scenario-designer', 'designer'))).toEqual(['withdraw', 'restore']);
  expect(actsOn(version({ state: 'returned' }), looker('scenario-designer', 'designer'))).toEqual(['restore']);
  expect(actsOn(version({ state: 'returned' }), reviewer)).toEqual([]);
  expect(actsOn(version(), looker('auditor'))).toEqual([]);
});

test('a part of the new cases can be widened, the whole cannot', () => {
  const part = version({ state: 'published', rollout: { share: 30 } });
  expect(actsOn(part, reviewer)).toEqual(['roll-out', 'suspend', 'retire']);
  expect(actsOn({ ...part, rollout: { share: 100 } }, reviewer)).toEqual(['suspend', 'retire']);
});

test('open cases of other versions can be migrated to a published one', () => {
  const whole = version({ state: 'published', rollout: { share: 100 } });
  expect(actsOn(whole, { ...reviewer, withOpenCases: [2] })).not.toContain('migrate');
  expect(actsOn(whole, { ...reviewer, withOpenCases: [1] })).toContain('migrate');
  expect(actsOn(version({ state: 'suspended' }), reviewer)).toEqual(['resume', 'retire']);
});

test('a version is compared with the latest published before it, a draft with the latest of all', () => {
  const all = [1, 2, 3].map((number) => version({ version: number, state: number === 3 ? 'filed' : 'published' }));
  expect(baseFor(all, 3)).toBe(2);
  expect(baseFor(all, 2)).toBe(1);
  expect(baseFor(all)).toBe(2);
  expect(baseFor(all, 1)).toBe(2);
  expect(baseFor([version()])).toBeNull();
});

test('one that waits is read against the version in use, another against the one before it', () => {
  const all = [1, 2, 3].map((number) => version({ version: number, state: number === 1 ? 'published' : 'retired' }));
  expect([1, 2, 3].map((number) => comparedWith(all, number))).toEqual([null, 1, 2]);
  expect(comparedWith([...all, version({ version: 4 })], 4)).toBe(1);
});

test('what was never used is read against the version in use, and nothing is read against it', () => {
  const states = ['published', 'returned', 'superseded', 'withdrawn'] as const;
  const all = states.map((state, index) => version({ version: index + 1, state }));
  expect([1, 2, 3, 4].map((number) => comparedWith(all, number))).toEqual([null, 1, 1, 1]);
});

test('what came back is shown until something is filed in its place', () => {
  const decision = { act: 'return', by: 'reviewer', at: '', reason: '请改写提示语' } as const;
  const back = version({ state: 'returned', decision });
  expect(cameBack([back])).toEqual(back);
  expect(cameBack([version({ version: 3, state: 'withdrawn' }), back])).toEqual(back);
  expect(cameBack([version({ version: 3 }), back])).toBeNull();
  expect(cameBack([])).toBeNull();
});

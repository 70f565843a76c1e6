/** Which acts a version offers to whom. */
import { expect, test } from 'vitest';
import type { VersionSummary } from '../../engine/core/api.ts';
import { roles, type Right, type Role } from '../../engine/core/rights.ts';
import { actsOn, baseFor, comparedWith, waitsFor } from './version-acts.ts';

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

test('a filed version waits for a second person, who may publish or retire it', () => {
  expect(actsOn(version(), reviewer)).toEqual(['publish', 'retire']);
  expect(waitsFor(version(), reviewer)).toBe(true);
  const same = looker('scenario-reviewer', 'designer');
  expect(actsOn(version(), same)).toEqual(['retire']);
  expect(waitsFor(version(), same)).toBe(false);
});

test('whoever draws may take a version back into the draft, and nothing else; whoever looks may nothing', () => {
  expect(actsOn(version(), looker('scenario-designer'))).toEqual(['restore']);
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

/** What a draft is made from, and who may do what with a version that waits. */
import { describe, expect, it } from 'vitest';
import type { PolicyState } from '../../engine/core/policies/policy-release.ts';
import { actsOn, comparedWith, editedFrom, trialActs, waitingOf } from './policy-standing.ts';

const version = (number: number, state: PolicyState, updatedBy = 'designer') => ({
  version: number,
  state,
  updatedBy,
});
const all = [
  version(5, 'proposed'),
  version(4, 'returned'),
  version(3, 'coming'),
  version(2, 'in-force'),
  version(1, 'superseded'),
];

describe('a draft', () => {
  it('is made from one’s own version that waits, else from the latest released', () => {
    expect(editedFrom(all, 'designer')?.version).toBe(5);
    expect(editedFrom(all, 'another')?.version).toBe(3);
    expect(editedFrom([version(2, 'returned'), version(1, 'withdrawn')], 'designer')?.version).toBe(2);
    expect(editedFrom([], 'designer')).toBeUndefined();
  });

  it('is compared with the latest released before it', () => {
    expect(comparedWith(all, version(5, 'proposed'))?.version).toBe(3);
    expect(comparedWith([version(1, 'proposed')], version(1, 'proposed'))).toBeUndefined();
    expect(waitingOf(all)?.version).toBe(5);
  });
});

describe('a version that waits', () => {
  const reader = (account: string, rights: string[]) => ({ account, may: (right: string) => rights.includes(right) });

  it('is withdrawn by who proposed it, and decided by another', () => {
    const waiting = version(5, 'proposed');
    expect(actsOn(waiting, reader('designer', ['policy.edit', 'policy.release']))).toEqual(['withdraw']);
    expect(actsOn(waiting, reader('reviewer', ['policy.release']))).toEqual(['release', 'return']);
    expect(actsOn(waiting, reader('auditor', []))).toEqual([]);
    expect(actsOn(version(2, 'in-force'), reader('reviewer', ['policy.release']))).toEqual([]);
  });
});

describe('a trial', () => {
  const reader = (account: string, ...rights: string[]) => ({
    account,
    may: (right: string) => rights.includes(right),
  });
  const ending = { to: 'general', by: 'designer', at: '2026-11-22T01:00:00Z', reason: 'r' } as const;

  it('is ended either way by whoever edits the policy, once another has agreed', () => {
    expect(trialActs({ ending: null }, reader('designer', 'policy.edit')).map(({ to }) => to)).toEqual([
      'general',
      'taken-back',
    ]);
    expect(trialActs({ ending: null }, reader('reviewer', 'policy.release'))).toEqual([]);
    expect(trialActs({ ending }, reader('designer', 'policy.edit', 'policy.release'))).toEqual([]);
    expect(trialActs({ ending }, reader('reviewer', 'policy.release')).map(({ act }) => act)).toEqual([
      'agree',
      'go-on',
    ]);
  });
});

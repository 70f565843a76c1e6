/** Evidence: what a change voids, and what the machine passes because it still holds. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mondayToFriday } from './calendar.ts';
import {
  dependencies,
  dependsOf,
  evidenceOf,
  voidBecause,
  voided,
  type Dependency,
  type Evidence,
} from './evidence.ts';
import type { PlannedStage } from './procedures/plan.ts';
import type { StageResult } from './procedures/procedure-state.ts';
import { begin, proceed, type ProcedureGround } from './procedures/proceed.ts';
import { fill, verify } from './procedures/stages.ts';
import { text } from './text.ts';

const names = Object.keys(dependencies) as Dependency[];
const values = fc.record(Object.fromEntries(names.map((name) => [name, fc.constantFrom('1', '2', '3')])), {
  requiredKeys: [],
});
const passed = (gives: Record<string, string> = {}): StageResult => ({
  ...{ at: '2026-11-01T00:00:00.000Z', verdict: 'passed', findings: [], gives },
});
const piece = (on: Evidence['on'], until: string | null = null): Evidence => ({
  ...{ stage: 'conformance', at: '2026-11-01T00:00:00.000Z', on, until, result: passed() },
});
const day = '2026-11-22';

describe('what a change voids', () => {
  test('what nothing changed for holds, and what depends on nothing holds always', () => {
    fc.assert(
      fc.property(values, values, (on, now) => {
        expect(voidBecause(piece(on), on, day)).toEqual([]);
        expect(voidBecause(piece({}), now, day)).toEqual([]);
      }),
    );
  });
  test('exactly what changed is named, and a change of what it does not depend on voids nothing', () => {
    fc.assert(
      fc.property(values, values, fc.subarray(names), (before, now, of) => {
        const on = Object.fromEntries(of.flatMap((name) => (before[name] === undefined ? [] : [[name, before[name]]])));
        const because = voidBecause(piece(on), now, day);
        expect(because).toEqual(names.filter((name) => name in on && on[name] !== now[name]));
        expect(voided([piece(on)], now, day)).toHaveLength(because.length > 0 ? 1 : 0);
      }),
    );
  });
  test('whatever changes, a day that is past voids', () => {
    expect(voidBecause(piece({ chip: 'A' }, '2026-11-21'), { chip: 'A' }, day)).toEqual(['expired']);
    expect(voidBecause(piece({ chip: 'A' }, day), { chip: 'A' }, day)).toEqual([]);
  });
  test('what depends on a value that nobody gave is no evidence', () => {
    const plan = { stages: [{ id: 'check' }, { id: 'load', evidence: ['build', 'firmware'] as const }] };
    expect(evidenceOf(plan, { check: passed({ build: '7' }), load: passed() })).toEqual([]);
    const results = { check: passed({ build: '7', firmware: 'f' }), load: passed({ until: '2027-01-01' }) };
    expect(evidenceOf(plan, results)).toMatchObject([
      { stage: 'load', on: { build: '7', firmware: 'f' }, until: '2027-01-01' },
    ]);
    expect(dependsOf(results)).toEqual({ build: '7', firmware: 'f' });
  });
});

describe('the machine', () => {
  const planned = (stage: Partial<PlannedStage> & { id: string }): PlannedStage => ({
    ...{ name: text(stage.id, stage.id), reviewers: [], workdays: null, remind: null, escalate: null },
    by: { policy: 'p', digest: 'd', rule: null, reason: text('', '') },
    ...stage,
  });
  const stages = [
    planned(fill()),
    planned(verify('check')),
    planned({ ...verify('conform', { id: 'conformance' }), evidence: ['build', 'interface'] }),
    planned({ ...verify('key', { id: 'key-proof' }), evidence: ['key'] }),
  ];
  const evidence = [
    { ...piece({ build: '1', interface: 'v2' }), result: passed({ report: 'r-1' }) },
    { ...piece({ key: 'k1' }), stage: 'key-proof' },
  ];
  const ground: ProcedureGround = {
    start: {
      ...{ caseId: 'c', procedure: 'system-access', act: 'change', registration: 's', openedBy: 'a', openedAt: day },
      ...{ place: { region: '990100', institution: 'i' }, evidence },
    },
    plan: { procedure: 'system-access', act: 'change', stages },
    calendar: mondayToFriday,
  };
  const run = (gives: Record<string, string>) => {
    const { state } = begin(ground);
    const at = '2026-11-22T00:00:00.000Z';
    const who = { by: 'a', side: 'applicant', role: 'applicant', institution: 'i', at, visit: 1 } as const;
    const submitted = proceed(ground, state, [{ event: 'acted', act: { id: '1', action: 'submit', ...who } }]);
    const { visit } = submitted.state;
    return proceed(ground, submitted.state, [{ event: 'done', at, visit, verdict: 'passed', findings: [], gives }]);
  };

  test('a new key asks for the proof of the key again, and for nothing else', () => {
    const { state, stamps, wanted } = run({ build: '1', interface: 'v2', key: 'k2' });
    expect(stamps.filter(({ action }) => action === 'inherited').map(({ stage }) => stage)).toEqual(['conformance']);
    expect(wanted?.stage).toBe('key-proof');
    expect(wanted?.given['conformance']).toEqual({ report: 'r-1' });
    expect(state.outcome).toBeNull();
  });
  test('nothing changed: everything is inherited, and the case is granted', () => {
    expect(run({ build: '1', interface: 'v2', key: 'k1' }).state.outcome).toBe('granted');
  });
  test('a new build voids what was tested on the old one', () => {
    expect(run({ build: '2', interface: 'v2', key: 'k1' }).wanted?.stage).toBe('conformance');
  });
});

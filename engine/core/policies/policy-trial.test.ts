/** Trials by division: at any place and on any day one version holds, the one that names the place most closely. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inForceAt, inForceOn, stateOn, type DatedVersion, type PolicyDecided } from './policy-release.ts';
import { canStandIn, insteadOf, type PolicyTrial, type TrialEnd } from './policy-trial.ts';
import type { RulePolicy } from './policy.ts';
import { regionsAbove } from '../rights.ts';
import { text } from '../text.ts';

const tried = (...regions: string[]): PolicyTrial => ({ regions, ending: null, ended: null });
const ended = (trial: PolicyTrial, to: TrialEnd, at: string): PolicyTrial => ({
  ...trial,
  ended: { to, by: 'a', at: `${at}T04:00:00Z`, reason: 'r', agreed: { by: 'b', reason: 's' } },
});
const version = (
  number: number,
  trial: PolicyTrial | null = null,
  from: string | null = null,
): DatedVersion & { digest: string } => ({
  ...{ version: number, digest: `d${number}`, decided: 'released', from, until: null, trial },
});
const day = '2026-11-22';

describe('what holds at a place', () => {
  const all = [version(1), version(2, tried('990100')), version(3, tried('990101', '990200'))];
  it.each([
    ['990000', 1],
    ['990100', 2],
    ['990102', 2],
    ['990101', 3],
    ['990201', 3],
    ['980100', 1],
  ])('%s: version %i', (region, number) => {
    expect(inForceAt(all, day, region)?.version).toBe(number);
  });

  it('stays where a later version takes force everywhere, until two people end it', () => {
    const later = [...all, version(4)];
    expect(inForceAt(later, day, '990101')?.version).toBe(3);
    expect(inForceAt(later, day, '980100')?.version).toBe(4);
    const back = [version(1), version(2, ended(tried('990100'), 'taken-back', day))];
    expect(inForceAt(back, day, '990100')?.version).toBe(1);
    expect(back.map((each) => stateOn(each, back, day))).toEqual(['in-force', 'taken-back']);
    const general = [version(1), version(2, ended(tried('990100'), 'general', day))];
    expect(inForceAt(general, day, '980100')?.version).toBe(2);
    expect(inForceOn(general, '2026-11-21')?.version).toBe(1);
    expect(general.map((each) => stateOn(each, general, day))).toEqual(['superseded', 'in-force']);
  });

  it('is one version, in force or on trial, at any place on any day: the most specific', () => {
    const days = fc.integer({ min: 1, max: 6 }).map((number) => `2026-12-0${number}`);
    const regions = fc.constantFrom('990000', '990100', '990101', '990102', '990200', '990201', '980100');
    const trials = fc.option(
      fc.record({
        regions: fc.uniqueArray(regions, { minLength: 1, maxLength: 3 }),
        end: fc.option(fc.record({ to: fc.constantFrom<TrialEnd[]>('general', 'taken-back'), at: days })),
      }),
    );
    const dated = fc.record({
      decided: fc.constantFrom<PolicyDecided[]>('proposed', 'released', 'released', 'released', 'returned'),
      from: fc.option(days),
      until: fc.option(days),
      trial: trials.map((one) => {
        if (!one) return null;
        return one.end ? ended(tried(...one.regions), one.end.to, one.end.at) : tried(...one.regions);
      }),
    });
    fc.assert(
      fc.property(fc.array(dated, { maxLength: 6 }), days, regions, (list, today, region) => {
        const versions: DatedVersion[] = list.map((each, index) => ({ version: index + 1, ...each }));
        // By hand: the county's own trial, else the city's, else the province's, else what holds everywhere.
        const running = versions.filter((each) => stateOn(each, versions, today) === 'on-trial').reverse();
        const nearest = regionsAbove(region).toReversed();
        const byHand =
          nearest.flatMap((near) => running.filter(({ trial }) => trial?.regions.includes(near)))[0] ??
          versions.find((each) => stateOn(each, versions, today) === 'in-force');
        expect(inForceAt(versions, today, region)).toEqual(byHand);
        const general = versions.filter((each) => stateOn(each, versions, today) === 'in-force');
        expect(general.length).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('what decides in place of a pinned version', () => {
  const all = [version(1), version(2, tried('990100'))];
  it('is the one on trial at the place of the case, and nothing elsewhere', () => {
    expect(insteadOf('d1', all, day, '990101')?.version).toBe(2);
    expect(insteadOf('d1', all, day, '990200')).toBeUndefined();
  });

  it('is the one that a trial made general, everywhere, unless something newer is pinned', () => {
    const general = [version(1), version(2, ended(tried('990100'), 'general', day)), version(3)];
    expect(insteadOf('d1', general, day, '990200')?.version).toBe(2);
    expect(insteadOf('d3', general, day, '990200')).toBeUndefined();
    expect(insteadOf('d1', general, '2026-11-21', '990200')).toBeUndefined();
  });
});

it('a version with an outcome that the other lacks cannot stand in for it', () => {
  const policy = (...outcomes: string[]) =>
    ({ outcomes, rules: [], title: text('策略', 'Policy') }) as unknown as RulePolicy;
  expect(canStandIn(policy('lend'), policy('lend', 'refuse'))).toBe(true);
  expect(canStandIn(policy('lend', 'wait'), policy('lend', 'refuse'))).toBe(false);
});

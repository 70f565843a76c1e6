/** Versions of a policy over time: the clock alone says which is in force. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  inForceOn,
  nextBase,
  PolicyReason,
  stateOn,
  waitingVersion,
  type DatedVersion,
  type PolicyDecided,
} from './policy-release.ts';

const version = (
  number: number,
  decided: PolicyDecided,
  from: string | null = null,
  until: string | null = null,
): DatedVersion => ({ version: number, decided, from, until, trial: null });

const all = [
  version(1, 'released'),
  version(2, 'returned'),
  version(3, 'released', '2026-12-01', '2026-12-31'),
  version(4, 'proposed'),
];
const statesOn = (day: string) => all.map((each) => stateOn(each, all, day));

describe('what is in force', () => {
  it('is the latest version that was released and has begun', () => {
    expect(inForceOn(all, '2026-11-30')?.version).toBe(1);
    expect(inForceOn(all, '2026-12-01')?.version).toBe(3);
    expect(inForceOn(all, '2026-12-31')?.version).toBe(3);
  });

  it('is nothing once that has ended: an older version does not come back', () => {
    expect(inForceOn(all, '2027-01-01')).toBeUndefined();
  });

  it('is told of each version in a word', () => {
    expect(statesOn('2026-11-30')).toEqual(['in-force', 'returned', 'coming', 'proposed']);
    expect(statesOn('2026-12-01')).toEqual(['superseded', 'returned', 'in-force', 'proposed']);
    expect(statesOn('2027-01-01')).toEqual(['superseded', 'returned', 'ended', 'proposed']);
  });

  it('never comes where a later version was released for an earlier day', () => {
    const two = [version(1, 'released', '2027-01-01'), version(2, 'released')];
    expect(two.map((each) => stateOn(each, two, '2026-11-30'))).toEqual(['superseded', 'in-force']);
    expect(inForceOn(two, '2027-02-01')?.version).toBe(2);
  });

  it('is one version at most, and released, on any day', () => {
    const day = fc.integer({ min: 1, max: 28 }).map((number) => `2026-12-${String(number).padStart(2, '0')}`);
    const dated = fc.record({
      decided: fc.constantFrom<PolicyDecided[]>('proposed', 'released', 'returned', 'withdrawn'),
      from: fc.option(day),
      until: fc.option(day),
    });
    fc.assert(
      fc.property(fc.array(dated, { maxLength: 8 }), day, (list, today) => {
        const versions = list.map((each, index) => ({ version: index + 1, trial: null, ...each }));
        const forced = versions.filter((each) => stateOn(each, versions, today) === 'in-force');
        expect(forced).toEqual([inForceOn(versions, today)].filter((each) => each !== undefined));
        for (const each of forced) expect(each.decided).toBe('released');
      }),
    );
  });
});

describe('the next version', () => {
  it('is made from the latest released, its day come or not', () => {
    expect(nextBase(all)?.version).toBe(3);
    expect(waitingVersion(all)?.version).toBe(4);
    expect(nextBase([version(1, 'returned'), version(2, 'withdrawn')])?.version).toBe(2);
    expect(nextBase([])).toBeUndefined();
  });
});

describe('the reason of a decision', () => {
  it('says enough, and names nobody', () => {
    expect(PolicyReason.safeParse('太短').success).toBe(false);
    expect(PolicyReason.safeParse('已逐条核对规则与测试行，和省厅通知的要求一致。').success).toBe(true);
    expect(PolicyReason.safeParse('因为 11010519491231002X 办不了，所以要改这一条规则。').success).toBe(false);
  });
});

/** What becomes of a scenario's versions: published for a part or for everybody, suspended, resumed, retired. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isDecision } from '../core/policies/decision.ts';
import { isProblem } from '../core/problem.ts';
import { isWhole } from '../core/rollout.ts';
import {
  inUse,
  liveOf,
  releaseOf,
  returnedOf,
  suspendedOf,
  withAct,
  withFiled,
  withRollout,
  type Release,
} from './releases.ts';

const at = '2026-11-21T08:00:00.000Z';
const reason = 'The library moves house this week';
const doing = { by: 'reviewer', at };

const filed = (count: number): Release[] =>
  Array.from({ length: count }).reduce<Release[]>(
    (releases, _each, index) =>
      withFiled(releases, { made: `filing ${index}`, of: '', digest: `d${index}`, by: 'designer', at, suite: null }),
    [],
  );
const states = (releases: Release[]) => releases.map(({ state }) => state);

test('published for everybody takes the place of the others, published for a part stands beside them', () => {
  const first = withAct(filed(3), 1, 'publish', doing);
  const pilot = withAct(first, 2, 'publish', { ...doing, rollout: { share: 10 } });
  expect(states(pilot)).toEqual(['published', 'published', 'filed']);
  expect(inUse(pilot)?.version).toBe(1);
  expect(states(withAct(pilot, 3, 'publish', doing))).toEqual(['superseded', 'superseded', 'published']);
});

test('a rollout is widened until it is whole, and not narrowed after that', () => {
  const pilot = withAct(withAct(filed(2), 1, 'publish', doing), 2, 'publish', { ...doing, rollout: { share: 10 } });
  const wider = withRollout(pilot, 2, { ...doing, rollout: { share: 50, regions: ['990100'] } });
  expect(wider[1]).toMatchObject({ rollout: { share: 50, regions: ['990100'] }, state: 'published' });
  const whole = withRollout(wider, 2, { ...doing, rollout: { share: 100 } });
  expect(states(whole)).toEqual(['superseded', 'published']);
  expect(whole[1]?.history.map(({ act }) => act)).toEqual(['publish', 'roll-out', 'roll-out']);
  expect(withRollout(whole, 2, { ...doing, rollout: { share: 100 } })).toEqual(whole);
  expect(() => withRollout(whole, 2, { ...doing, rollout: { share: 99 } })).toThrow('version-state');
  expect(() => withRollout(wider, 2, { ...doing, by: 'designer', rollout: { share: 60 } })).toThrow('same-person');
  expect(() => withRollout(whole, 1, { ...doing, rollout: { share: 60 } })).toThrow('version-state');
});

test('a suspended version says since when and why, and comes back as it was', () => {
  const pilot = withAct(filed(1), 1, 'publish', { ...doing, rollout: { share: 10 } });
  const suspended = withAct(pilot, 1, 'suspend', { ...doing, reason });
  expect(suspendedOf(suspended)?.suspended).toEqual({ ...doing, reason });
  expect(liveOf(suspended)).toEqual([]);
  const resumed = withAct(suspended, 1, 'resume', { ...doing, reason });
  expect(liveOf(resumed).map(({ rollout }) => rollout)).toEqual([{ share: 10 }]);
  expect(resumed[0]?.suspended).toBeNull();
});

test('a release of before there were rollouts is for everybody', () => {
  const [now] = withAct(filed(1), 1, 'publish', doing);
  const { rollout: _rollout, suspended: _suspended, suite: _suite, history: _history, ...old } = now!;
  expect(releaseOf(old)).toEqual({ ...now, history: [] });
});

test('what came back is the latest filing, until another takes its place', () => {
  const back = withAct(filed(2), 2, 'return', { ...doing, reason });
  expect(returnedOf(back)?.version).toBe(2);
  expect(returnedOf(withAct(filed(2), 1, 'return', { ...doing, reason }))).toBeUndefined();
  const again = withFiled(back, { made: 'again', of: '', digest: 'd', by: 'designer', at, suite: null });
  expect(returnedOf(again)).toBeUndefined();
  expect(returnedOf(withAct(again, 3, 'withdraw', { by: 'designer', at, reason }))?.version).toBe(2);
  expect(() => withAct(again, 3, 'withdraw', { ...doing, reason })).toThrow('not-the-filer');
  expect(() => withAct(again, 3, 'return', { by: 'designer', at, reason })).toThrow('same-person');
});

const byOf = (act: string) => ({ by: act === 'withdraw' ? 'designer' : 'reviewer', at });
const step = fc.record({
  version: fc.integer({ min: 1, max: 4 }),
  act: fc.constantFrom('publish', 'return', 'withdraw', 'suspend', 'resume', 'retire', 'roll-out'),
  share: fc.constantFrom(10, 50, 100),
});

test('whatever is done, at most one version is for everybody, and only published ones take cases', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      let releases = filed(4);
      for (const { version, act, share } of steps) {
        try {
          const rollout = { share };
          releases =
            act === 'roll-out'
              ? withRollout(releases, version, { ...doing, rollout })
              : withAct(releases, version, act, { ...byOf(act), reason, ...(act === 'publish' && { rollout }) });
        } catch (error) {
          if (!isProblem(error, 'version-state') && !isProblem(error, 'version-decided')) throw error;
        }
        for (const { history } of releases)
          expect(history.filter(({ act: done }) => isDecision(done)).length).toBeLessThanOrEqual(1);
        expect(releases.filter(({ rollout }) => rollout && isWhole(rollout)).length).toBeLessThanOrEqual(1);
        for (const { state, rollout, suspended } of releases) {
          expect(rollout !== null).toBe(state === 'published' || state === 'suspended');
          expect(suspended !== null).toBe(state === 'suspended');
        }
      }
    }),
  );
});

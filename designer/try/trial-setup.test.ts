/** Setups of a trial: the world they make, and the setup of a saved test. */
import { expect, it } from 'vitest';
import { withSettings } from '../../engine/core/edit.ts';
import { people } from '../../test/support/people.ts';
import { scenarioNamed, suiteNamed } from '../../test/support/rulesets.ts';
import { firstSetup, fitted, setupOfWorld, withMode, worldOfSetup, type TrialSetup } from './trial-setup.ts';

const lending = scenarioNamed('library-lending');
const stage = { people, place: { region: '990000', institution: null } };
const first = firstSetup(lending, stage);

it('says how, where and over what the card is used', () => {
  expect(worldOfSetup({ ...first, mode: 'contactless', region: '990100' }, lending).start).toMatchObject({
    ...{ mode: 'contactless', environment: 'counter', network: 'government-private', region: '990100' },
  });
  expect(worldOfSetup(first, lending).start).not.toHaveProperty('mode');
});

it('lets go of a mode that the start no longer has', () => {
  const gate = withSettings(lending, 'start', { environment: 'gate', cardModes: ['contactless'] });
  expect(fitted({ ...first, mode: 'contact' }, gate).mode).toBeNull();
});

it('chooses the way that a scenario asks for by a choice', () => {
  const label = { 'zh-CN': '方式', en: 'Way' };
  const choices = ['card', 'show-code'].map((id) => ({ id, label }));
  const asks = withSettings(lending, 'start', { inputs: [{ name: 'use', type: 'choice', label, choices }] });
  expect(withMode(first, 'contact', asks).inputs['use']).toBe('card');
  expect(withMode(first, 'show-code', asks).inputs['use']).toBe('show-code');
});

it.each<[string, Partial<TrialSetup>]>([
  ['the first', {}],
  ['one without a network', { connected: false }],
  [
    'one with faults, at another place',
    {
      ...{ region: '980000', mode: 'contact', at: '2026-12-01T22:30' },
      faults: [{ node: 'verify', operation: 'national-platform.verify-state', trouble: 'slow', attempt: 2 }],
    },
  ],
])('a setup is found again in its world: %s', (_why, change) => {
  const setup = { ...first, ...change };
  expect(setupOfWorld(worldOfSetup(setup, lending), lending, stage)).toEqual(setup);
});

it('every saved test is kept whole by its setup', () => {
  for (const test of suiteNamed('library-lending').tests) {
    const { outside, outsideAt } = worldOfSetup(setupOfWorld(test, lending, stage), lending);
    expect({ outside, outsideAt }).toEqual({ outside: test.outside, outsideAt: test.outsideAt });
  }
});

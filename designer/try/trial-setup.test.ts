/** Setups of a trial: the world they make, and the setup of a saved test. */
import { expect, it } from 'vitest';
import { withSettings } from '../../engine/core/edit.ts';
import type { DemoCardholder } from '../../engine/core/demo.ts';
import { scriptOfDemo } from '../../engine/core/demo-script.ts';
import type { Policy } from '../../engine/core/policies/policy.ts';
import type { Prompts } from '../../engine/core/prompts/prompt.ts';
import { rehearse } from '../../engine/core/suites/rehearse.ts';
import { Scenario } from '../../engine/core/scenario.ts';
import { Suite } from '../../engine/core/suites/suite.ts';
import { issuingPlaces } from './issuing-places.ts';
import { askersOf } from './node-operations.ts';
import { contentOfDraft } from './trial-content.ts';
import { firstSetup, fitted, setupOfWorld, withMode, worldOfSetup, type TrialSetup } from './trial-setup.ts';

const documents = import.meta.glob<{ default: unknown }>('../../rulesets/*/*.json', { eager: true });
const ruleset = (path: string): unknown => documents[`../../rulesets/${path}.json`]?.default;
const { cardholders: people } = ruleset('demo/cardholders') as { cardholders: DemoCardholder[] };
const scenarioNamed = (id: string) => Scenario.parse(ruleset(`scenarios/${id}`));
const suiteNamed = (id: string) => Suite.parse(ruleset(`suites/${id}`));
const ground = {
  policies: Object.fromEntries(
    ['library-lending', 'park-entry', 'subsidy-review'].map((name) => [name, ruleset(`policies/${name}`) as Policy]),
  ),
  prompts: Object.fromEntries(
    Object.entries(documents).flatMap(([path, file]) =>
      path.includes('/prompts/') ? Object.entries((file.default as { prompts: Prompts }).prompts) : [],
    ),
  ),
};

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
  ['one of the administration', { institution: null }],
  [
    'one with faults, at another place',
    {
      ...{ region: '980000', institution: 'demo-park', mode: 'contact', at: '2026-12-01T22:30' },
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

it('places at hand are those that the demo cards come from', () => {
  expect(issuingPlaces({ people })).toEqual(['980100', '990100']);
});

it('whatever a node asks when the saved tests run is among what it may ask', async () => {
  for (const name of ['library-lending', 'park-entry', 'subsidy-review']) {
    const content = contentOfDraft(scenarioNamed(name), ground);
    const askers = new Map(askersOf(content).map(({ path, operations }) => [path, operations]));
    for (const test of suiteNamed(name).tests) {
      const { askedBy } = await rehearse(content, test, {
        ...{ script: scriptOfDemo(people), place: { region: '990100', institution: null } },
      });
      for (const [path, asked] of askedBy)
        for (const operation of asked.keys()) expect(askers.get(path)).toContain(operation);
    }
  }
});

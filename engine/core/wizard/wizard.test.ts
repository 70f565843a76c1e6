/** The wizard: whatever is answered, what it draws passes every check, or it says why it draws nothing; and what it draws runs. */
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { scriptForPeople, startFor } from '../../../test/support/people.ts';
import { catalogue, versionOf } from '../../../test/support/rulesets.ts';
import { checkScenario } from '../checks/index.ts';
import { cardModes, environments, networks, type CardMode } from '../nodes/start.ts';
import { Policy } from '../policies/policy.ts';
import { Scenario } from '../scenario.ts';
import { createVirtualClock, scriptedConnectors, simulate } from '../simulate.ts';
import { text } from '../text.ts';
import { choicesOf, matters, moneys, slugOf, WizardAnswers } from './wizard.ts';
import { refusalsOf, whyImpossible } from './wizard-refusals.ts';
import { scenarioOfAnswers } from './wizard-scenario.ts';

const folder = new URL('../../../rulesets/policies/', import.meta.url);
const policies = Object.fromEntries(
  readdirSync(folder)
    .map((file) => Policy.parse(JSON.parse(readFileSync(new URL(file, folder), 'utf8'))))
    .map((policy) => [policy.name, policy]),
);
const ground = { policies, prompts: catalogue };

const museum: WizardAnswers = {
  id: 'museum-entry',
  name: text('进博物馆', 'Museum entry'),
  matter: 'enter',
  field: 'culture-tourism',
  institution: text('省博物馆', 'Provincial Museum'),
  system: null,
  cardModes: ['contactless', 'show-code'],
  environment: 'gate',
  network: 'internet',
  money: 'free',
  amountFen: 1200,
};

const keysOf = <T extends object>(words: T) => Object.keys(words) as (keyof T)[];
const modes = keysOf(cardModes);
const someModes: CardMode[][] = [
  ...modes.map((mode) => [mode]),
  ['contact', 'contactless'],
  ['contact', 'show-code'],
  ['contactless', 'scan', 'show-certificate'],
  ['show-code', 'scan', 'authorised-login'],
  modes,
];

function* everyAnswer(): Generator<WizardAnswers> {
  for (const matter of keysOf(matters))
    for (const system of [null, 'demo-library'])
      for (const chosen of someModes)
        for (const environment of keysOf(environments))
          for (const network of keysOf(networks))
            for (const money of keysOf(moneys))
              yield { ...museum, matter, system, cardModes: chosen, environment, network, money };
}

/** What the checks say of what is drawn; null where nothing is. */
function faultsOf(answers: WizardAnswers): string[] | null {
  if (refusalsOf(choicesOf(answers)).length > 0) {
    expect(() => scenarioOfAnswers(answers)).toThrow();
    return null;
  }
  const scenario = Scenario.parse(scenarioOfAnswers(answers));
  return checkScenario(scenario, ground).map(({ check, pointer, message }) => `${check} ${pointer}: ${message.en}`);
}

it('draws what passes every check, or refuses in words, for every combination of answers', { timeout: 120_000 }, () => {
  const counts = { drawn: 0, refused: 0 };
  for (const answers of everyAnswer()) {
    const faults = faultsOf(answers);
    counts[faults === null ? 'refused' : 'drawn'] += 1;
    if (faults !== null) expect(faults, JSON.stringify(choicesOf(answers))).toEqual([]);
  }
  expect(counts.drawn).toBeGreaterThan(200);
});

it('does so whatever names and sets of card modes are given', { timeout: 120_000 }, () => {
  const words = fc.record({
    'zh-CN': fc.constantFrom('进博物馆', '坐公交', '领“高龄”津贴{name}', '借 书\\'),
    en: fc.constantFrom('Museum entry', 'A "quoted" {hole}', "People's park \\ 2"),
  });
  const answered = fc.record({
    id: fc.constantFrom('a', 'museum-entry', `a${'b'.repeat(59)}`),
    name: words,
    matter: fc.constantFrom(...keysOf(matters)),
    field: fc.constant('government' as const),
    institution: words,
    system: fc.constantFrom(null, 'demo-library', 'x'),
    cardModes: fc.subarray(modes, { minLength: 1 }),
    environment: fc.constantFrom(...keysOf(environments)),
    network: fc.constantFrom(...keysOf(networks)),
    money: fc.constantFrom(...keysOf(moneys)),
    amountFen: fc.integer({ min: 1, max: 10_000_000 }),
  });
  fc.assert(
    fc.property(answered, (answers) => {
      expect(faultsOf(WizardAnswers.parse(answers)) ?? []).toEqual([]);
    }),
    { numRuns: 2000 },
  );
});

/** Every sound way to answer, by matter and money, with each way of using the card. */
const runs = new Map<string, [WizardAnswers, string][]>();
for (const answers of everyAnswer()) {
  if (refusalsOf(choicesOf(answers)).length > 0) continue;
  const [start] = scenarioOfAnswers(answers).nodes;
  const inputs = start?.settings['inputs'] as { name: string; choices?: { id: string }[] }[];
  const uses = inputs.find(({ name }) => name === 'use')?.choices?.map(({ id }) => id) ?? [''];
  const key = `${answers.matter}, ${answers.money}`;
  runs.set(key, [...(runs.get(key) ?? []), ...uses.map((use): [WizardAnswers, string] => [answers, use])]);
}

it.each([...runs])('runs what it draws to its good end: %s', async (_name, each) => {
  for (const [answers, use] of each) {
    const scenario = Scenario.parse(scenarioOfAnswers(answers));
    const inputs = { ...(use && { use }), ...(answers.matter === 'lend' && { item: 'A0001' }) };
    const { state, problem } = await simulate(versionOf(scenario), startFor('case', 'demo-wang', inputs), {
      connectors: scriptedConnectors(scriptForPeople()),
      now: createVirtualClock('2026-11-21T02:00:00Z'),
      people: { answers: { consent: [{ action: 'give' }], approve: [{ action: 'approve' }] } },
    });
    expect([problem, state.outcome?.code], JSON.stringify([choicesOf(answers), use])).toEqual([null, 'done']);
  }
});

it('draws every matter with the money that goes with it', () => {
  expect([...runs.keys()].sort()).toEqual([
    ...['benefit, disburse', 'benefit, free', 'buy, pay', 'certificate, free', 'enter, free', 'enter, pay'],
    ...['lend, free', 'lend, pay', 'subsidy, disburse'],
  ]);
});

it('says early that answers lead nowhere, and why', () => {
  expect(whyImpossible({ matter: 'enter' })).toBeNull();
  expect(whyImpossible({ matter: 'enter', environment: 'online' })?.['zh-CN']).toContain('网上不能办');
  expect(whyImpossible({ matter: 'enter', hasSystem: false, cardModes: ['show-code'] })?.['zh-CN']).toContain('实体卡');
  expect(whyImpossible({ matter: 'subsidy', money: 'pay' })?.en).toContain('does not go with');
  expect(whyImpossible({ matter: 'lend', hasSystem: false })?.en).toContain('written to a system');
  expect(whyImpossible({ network: 'offline', cardModes: ['contactless', 'show-code'] })?.en).toContain('Offline only');
});

it.each([
  ['Museum entry', 'museum-entry'],
  ['  2026 People’s Park — café ', 'people-s-park-cafe'],
  ['进博物馆', ''],
  ['x'.repeat(80), 'x'.repeat(60)],
])('makes an address of %s', (english, slug) => {
  expect(slugOf(english)).toBe(slug);
});

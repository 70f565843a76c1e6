/** Saved tests: what they may say, what a run is compared with, and the first difference in words. */
import { describe, expect, test } from 'vitest';
import { people } from '../../../test/support/people.ts';
import { catalogue, scenarioNamed, versionOf } from '../../../test/support/rulesets.ts';
import { scriptOfDemo } from '../demo-script.ts';
import { contentOf } from '../pin.ts';
import { rehearse, type Stage } from './rehearse.ts';
import { Scenario } from '../scenario.ts';
import { changesTheOutside, missingSuite } from './suite-needed.ts';
import { expectedOf, firstDifference, runSuite } from './suite-run.ts';
import { Expected, Suite, TestCase } from './suite.ts';
import { text } from '../text.ts';
import { createRandom, outsideIn } from '../weather.ts';

const stageFor = (): Stage => ({ script: scriptOfDemo(people), place: { region: '990000', institution: null } });
const lending = versionOf(scenarioNamed('library-lending'));
const borrow = (more: object = {}) =>
  TestCase.parse({
    name: 'borrow',
    start: { card: 'demo-wang', inputs: { barcode: 'TS20260001' } },
    expect: { outcome: 'lent' },
    ...more,
  });

/** Somebody is asked something before it ends, at most three days; a slow read is given up after five seconds. */
const asking = contentOf(
  Scenario.parse({
    ...{ id: 'asking', name: text('问', 'Asking'), summary: text('问', 'Asking'), field: 'transport' },
    service: 'durable',
    nodes: [
      { id: 'start', kind: 'start', settings: { cardModes: ['contact'], environment: 'counter', network: 'internet' } },
      { id: 'read', kind: 'read-card', timeoutSeconds: 5 },
      { id: 'verify', kind: 'verify-state', timeoutSeconds: 5, catches: ['too-slow'] },
      {
        id: 'ask',
        kind: 'form',
        settings: {
          title: text('填', 'Fill in'),
          fields: [{ name: 'days', type: 'number', label: text('天', 'Days') }],
        },
      },
      { id: 'good', kind: 'end', settings: { outcome: 'good', label: text('好', 'Good'), success: true } },
      { id: 'bad', kind: 'end', settings: { outcome: 'bad', label: text('坏', 'Bad'), success: false } },
    ],
    edges: [
      { from: 'start', to: 'read' },
      { from: 'read', port: 'read', to: 'verify' },
      ...['not-genuine', 'failed'].map((port) => ({ from: 'read', port, to: 'bad' })),
      { from: 'verify', port: 'normal', to: 'ask' },
      ...['card-abnormal', 'person-abnormal', 'unavailable', 'error-too-slow'].map((port) => ({
        from: 'verify',
        port,
        to: 'bad',
      })),
      { from: 'ask', port: 'sent', to: 'good' },
      { from: 'ask', port: 'expired', to: 'bad' },
    ],
  }),
  {},
  catalogue,
);
const askedWith = (more: object) =>
  TestCase.parse({ name: 'x', start: { card: 'demo-wang' }, expect: { outcome: 'good' }, ...more });
const end = async (more: object) => {
  const { outcome, problem, steps } = await rehearse(asking, askedWith(more), stageFor());
  return [outcome?.code ?? problem?.slug, steps.at(-2)?.port];
};

describe('a world', () => {
  test('has people who answer, and time that passes where nobody does', async () => {
    expect(await end({ answers: { ask: [{ action: 'send', fields: { days: 3 } }] } })).toEqual(['good', 'sent']);
    expect(await end({})).toEqual(['bad', 'expired']);
  });

  test('has outside systems that are slow, and past its time a node gives them up', async () => {
    const slow = (tookMs: number) => end({ outside: { 'national-platform.verify-state': [{ tookMs }] } });
    expect(await slow(4_000)).toEqual(['bad', 'expired']);
    expect(await slow(6_000)).toEqual(['bad', 'error-too-slow']);
  });

  test('has turns: the first time one thing, then another for ever', async () => {
    const answers = [{ problem: 'connector-unavailable' }, { problem: 'connector-unavailable' }, {}];
    const run = await rehearse(lending, borrow({ outside: { 'application-system.write': answers } }), stageFor());
    expect(run.outcome?.code).toBe('lent');
    expect(run.asked.get('application-system.write')).toHaveLength(3);
  });
});

describe('what is expected', () => {
  const differenceFor = async (expected: object) =>
    firstDifference(Expected.parse(expected), await rehearse(lending, borrow(), stageFor()))?.en ?? null;

  test.each([
    [{ outcome: 'lent' }, null],
    [{ outcome: 'refused' }, 'The end should be refused, and is lent'],
    [{ problem: 'connector-unavailable' }, 'The end should be connector-unavailable, and is lent'],
    [{ waitsAt: ['ask'] }, 'The end should be ask, and is lent'],
    [{ outcome: 'lent', trace: { steps: ['verify:normal', 'loan'], match: 'part' } }, null],
    [
      { outcome: 'lent', trace: { steps: ['loan', 'verify'], match: 'part' } },
      'It does not come by verify (number 2 of the trace)',
    ],
    [{ outcome: 'lent', trace: { steps: ['start', 'verify'] } }, 'Step 2 should be verify, and is read'],
    [{ outcome: 'lent', trace: { steps: ['start', 'read'] } }, 'Step 3 should be —, and is verify'],
    [{ outcome: 'lent', prompts: ['library.lending', 'library.lent'] }, null],
    [{ outcome: 'lent', prompts: ['library.lent'] }, 'Prompt 1 should be library.lent, and is library.lending'],
  ])('%j', async (expected, difference) => {
    expect(await differenceFor(expected)).toBe(difference);
  });

  test('is met by what came of the same world', async () => {
    const run = await rehearse(lending, borrow(), stageFor());
    const { passed } = await runSuite(lending, { tests: [borrow({ expect: expectedOf(run) })] }, stageFor);
    expect(passed).toBe(true);
  });
});

test('a test says one end, answers in the shape of the operation, and has a name of its own', () => {
  const rules = (tests: object[]) => Suite.safeParse({ tests }).error?.issues.map(({ path }) => path.join('/')) ?? [];
  const sound = { name: 'a', start: {}, expect: { outcome: 'lent' } };
  expect(rules([sound])).toEqual([]);
  expect(rules([sound, sound])).toEqual(['tests/1/name']);
  expect(rules([{ ...sound, expect: { outcome: 'a', problem: 'b' } }])).toEqual(['tests/0/expect']);
  const outside = { 'bank.query': [{ answer: { state: 'lost' } }] };
  expect(rules([{ ...sound, outside }])).toEqual(['tests/0/outside/bank.query/0/answer/state']);
  expect(rules([{ ...sound, outside: { 'bank.query': [{ problem: 'no-such-thing' }] } }])).toHaveLength(1);
  const long = { fields: { words: 'x'.repeat(2000) }, action: 'send' };
  const answers = Object.fromEntries(Array.from({ length: 3 }, (_each, index) => [`n${index}`, Array(40).fill(long)]));
  expect(rules([{ ...sound, answers }])).toEqual(['tests/0']);
});

test('tests may be missing where nothing outside is changed', () => {
  expect(changesTheOutside(lending)).toBe(true);
  expect(changesTheOutside(asking)).toBe(false);
  const calling = { ...asking, subs: { lending: { ...lending, version: 1 } } };
  expect(changesTheOutside(calling)).toBe(true);
  expect(missingSuite(lending, 0)).toMatchObject([{ check: 'suite-missing', severity: 'warning' }]);
  expect(missingSuite(lending, 1)).toEqual([]);
});

test('weather is the same for the same seed, leaves the script alone, and is as bad as it is told', () => {
  const weather = { seed: 9, faults: 0.25, slow: 0, slowMs: 10 };
  const scripted = { 'bank.query': [{ problem: 'too-slow' as const }] };
  const outside = outsideIn(weather, scripted);
  expect(outsideIn(weather, scripted)).toEqual(outside);
  expect(outside['bank.query']).toEqual(scripted['bank.query']);
  const turns = Object.values(outside).flat();
  const faults = turns.filter(({ problem }) => problem === 'connector-unavailable').length / turns.length;
  expect(faults).toBeGreaterThan(0.15);
  expect(faults).toBeLessThan(0.35);
  const random = createRandom(1);
  const drawn = Array.from({ length: 1000 }, random);
  expect(Math.min(...drawn)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...drawn)).toBeLessThan(1);
});

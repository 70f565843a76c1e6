/** Generated tests reach every way a version can go, pass when they are run, and say what they did not reach. */
import { describe, expect, test } from 'vitest';
import { people } from '../../../test/support/people.ts';
import { catalogue, scenarioNamed, versionOf } from '../../../test/support/rulesets.ts';
import { scriptOfDemo } from '../demo-script.ts';
import { generateTests, type Search } from './generate-tests.ts';
import type { Stage } from './rehearse.ts';
import { contentOf } from '../pin.ts';
import { Scenario } from '../scenario.ts';
import { runSuite } from './suite-run.ts';
import { Suite } from './suite.ts';
import { text } from '../text.ts';

const stageFor = (): Stage => ({
  script: scriptOfDemo(people),
  place: { region: '990000', institution: null },
});
const search: Search = { people: people.map(({ id }) => id), stageFor, budget: 1500, seed: 1 };

/** A scenario that has of everything: a fork, a form, an approval, a message, a condition on what was filled in, items, an error. */
const manyWays: Scenario = Scenario.parse({
  ...{ id: 'many-ways', name: text('多路', 'Many ways'), summary: text('多路', 'Many ways'), field: 'transport' },
  service: 'durable',
  nodes: [
    { id: 'start', kind: 'start', settings: { cardModes: ['contact'], environment: 'counter', network: 'internet' } },
    {
      id: 'fork',
      kind: 'split',
      settings: {
        branches: [
          { id: 'one', label: text('一', 'One') },
          { id: 'two', label: text('二', 'Two') },
        ],
      },
    },
    {
      id: 'ask',
      kind: 'form',
      settings: {
        title: text('填写', 'Fill in'),
        fields: [
          { name: 'days', type: 'number', label: text('天数', 'Days') },
          { name: 'place', type: 'string', label: text('地点', 'Place') },
        ],
      },
    },
    {
      id: 'hear',
      kind: 'wait-for-message',
      settings: { name: 'loan-returned', body: { state: { type: 'string', values: ['whole', 'torn'] } } },
    },
    { id: 'meet', kind: 'join', settings: {} },
    {
      id: 'judge',
      kind: 'branch',
      settings: {
        ways: [
          { id: 'both', label: text('都', 'Both'), when: 'form.days > 27 && message.state == "torn"' },
          { id: 'harbour', label: text('港', 'Harbour'), when: 'form.place == "harbour"' },
        ],
      },
    },
    { id: 'oops', kind: 'raise-error', settings: { code: 'not-entitled', label: text('不符', 'Not entitled') } },
    { id: 'good', kind: 'end', settings: { outcome: 'good', label: text('好', 'Good'), success: true } },
    { id: 'late', kind: 'end', settings: { outcome: 'late', label: text('晚', 'Late'), success: false } },
  ],
  edges: [
    { from: 'start', to: 'fork' },
    { from: 'fork', port: 'one', to: 'ask' },
    { from: 'fork', port: 'two', to: 'hear' },
    { from: 'ask', port: 'sent', to: 'meet' },
    { from: 'ask', port: 'expired', to: 'late' },
    { from: 'hear', port: 'received', to: 'meet' },
    { from: 'hear', port: 'expired', to: 'late' },
    { from: 'meet', to: 'judge' },
    { from: 'judge', port: 'both', to: 'oops' },
    { from: 'judge', port: 'harbour', to: 'good' },
    { from: 'judge', port: 'otherwise', to: 'good' },
  ],
});

test('what people fill in, what they leave, and what comes from outside is found out', async () => {
  const content = contentOf(manyWays, {}, catalogue);
  const { tests, coverage, ended } = await generateTests(content, { ...search, budget: 3000 });
  expect(coverage.branches.uncovered).toEqual([]);
  expect(ended).toBe('covered');
  expect((await runSuite(content, Suite.parse({ tests }), stageFor)).passed).toBe(true);
});

test('what cannot be reached is said, and the search ends', async () => {
  const never = structuredClone(manyWays);
  never.nodes.find(({ id }) => id === 'judge')!.settings = {
    ways: [{ id: 'harbour', label: text('从不', 'Never'), when: 'form.days > 3 && form.days < 2' }],
  };
  never.edges = never.edges.filter(({ port }) => port !== 'both');
  const { coverage, ended, runs } = await generateTests(contentOf(never, {}, catalogue), { ...search, budget: 400 });
  expect(coverage.branches.uncovered).toEqual(['judge:harbour']);
  expect(coverage.nodes.uncovered).toEqual(['oops']);
  expect(['budget', 'exhausted']).toContain(ended);
  expect(runs).toBeLessThanOrEqual(400);
});

describe.each(['library-lending', 'park-entry'])('%s', (id) => {
  const content = versionOf(scenarioNamed(id));

  test('every node and every way out is reached, and the tests pass', async () => {
    const { tests, coverage, ended } = await generateTests(content, search);
    expect(coverage.nodes.uncovered).toEqual([]);
    expect(coverage.branches.uncovered).toEqual([]);
    expect(ended).toBe('covered');
    const suite = Suite.parse({ tests });
    const run = await runSuite(content, suite, stageFor);
    expect(run.results.filter(({ passed }) => !passed)).toEqual([]);
    expect(run.coverage).toEqual(coverage);
  });

  test('the same seed finds the same', async () => {
    expect(await generateTests(content, search)).toEqual(await generateTests(content, search));
  });
});

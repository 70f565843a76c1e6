/** Generated tests reach every way a version can go, pass when they are run, and say what they did not reach. */
import { describe, expect, test } from 'vitest';
import { people } from '../../test/support/people.ts';
import { scenarioNamed, versionOf } from '../../test/support/rulesets.ts';
import { scriptOfDemo } from './demo-script.ts';
import { generateTests, type Search } from './generate-tests.ts';
import type { Stage } from './rehearse.ts';
import { runSuite } from './suite-run.ts';
import { Suite } from './suite.ts';

const stageFor = (): Stage => ({
  script: scriptOfDemo(people),
  place: { region: '990000', institution: null },
});
const search: Search = { people: people.map(({ id }) => id), stageFor, budget: 1500, seed: 1 };

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

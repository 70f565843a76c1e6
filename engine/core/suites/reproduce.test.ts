/** Saved tests as trials: the same way as when they are run, standing where they first go another. */
import { expect, it } from 'vitest';
import { people } from '../../../test/support/people.ts';
import { scenarioNamed, suiteNamed, versionOf } from '../../../test/support/rulesets.ts';
import { scriptOfDemo } from '../demo-script.ts';
import type { Stage } from './rehearse.ts';
import { rehearse } from './rehearse.ts';
import { reproduce } from './reproduce.ts';
import type { TestCase } from './suite.ts';
import { lastMoment, stepsOf } from '../trial.ts';

const cases = ['library-lending', 'park-entry', 'subsidy-review'].flatMap((name) =>
  suiteNamed(name).tests.map((test) => ({ name, test, title: `${name}: ${test.name}` })),
);

const stageFor =
  ({ start: { card, at } }: TestCase) =>
  (): Stage => ({
    script: scriptOfDemo(people, { ...(at && { at }), ...(card && { phone: card }) }),
    place: { region: '990100', institution: null },
  });
const reproduced = (name: string, test: TestCase) =>
  reproduce({ content: versionOf(scenarioNamed(name)), stage: stageFor(test) }, test);
const ways = (steps: { node: string; port: string }[]) => steps.map(({ node, port }) => `${node}:${port}`);

it.each(cases)('goes the way of the run: $title', async ({ name, test }) => {
  const { trial, difference } = await reproduced(name, test);
  const told = await rehearse(versionOf(scenarioNamed(name)), test, stageFor(test)());
  expect(difference).toBeNull();
  expect(ways(stepsOf(trial))).toEqual(ways(told.steps));
  expect(trial.enacted.outcome).toEqual(told.outcome);
  expect(trial.at).toBe(lastMoment(trial));
});

it('stands at the step that is not as written, and says what was expected', async () => {
  const [first] = suiteNamed('library-lending').tests;
  if (!first) throw new Error('the suite has tests');
  const steps = ['start:done', 'read:read', 'verify:card-abnormal'];
  const wrong: TestCase = { ...first, expect: { ...first.expect, trace: { steps, match: 'whole' } } };
  const { trial, difference } = await reproduced('library-lending', wrong);
  expect(difference).toMatchObject({ step: 2, expected: 'verify:card-abnormal', got: 'verify:normal' });
  expect(ways(stepsOf(trial)).at(-1)).toBe('verify:normal');
});

/** The saved tests of a draft: run in the browser one after the other, changed, and completed by tests that are searched for. */
import type { TrialStage } from '../../engine/core/api.ts';
import { branchesOf, coverageOf, type Coverage } from '../../engine/core/suites/coverage.ts';
import { generateTests } from '../../engine/core/suites/generate-tests.ts';
import { rehearse } from '../../engine/core/suites/rehearse.ts';
import { firstDifference, type TestResult } from '../../engine/core/suites/suite-run.ts';
import type { Suite, TestCase } from '../../engine/core/suites/suite.ts';
import type { TraceStep } from '../../engine/core/case.ts';
import type { VersionContent } from '../../engine/core/version.ts';
import { stageFor } from './trial-setup.ts';

/** How the saved tests of a draft went. */
export interface TestsRun {
  results: TestResult[];
  coverage: Coverage;
  tookMs: number;
}

/** What a run of tests is told and asked while it goes. */
export interface Progress {
  done: (count: number) => void;
  isStopped: () => boolean;
}

/** The page gets its turn after so long: less than a frame may wait. */
const longestTurnMs = 30;

/** Lets the page have its turn whenever the work has lasted long enough. */
export function createBreather(now = () => performance.now()): () => Promise<void> {
  let since = now();
  return async () => {
    if (now() - since < longestTurnMs) return;
    await new Promise((resolve) => setTimeout(resolve));
    since = now();
  };
}

/** Runs tests on a draft; null where it was stopped. */
export async function runTests(
  content: VersionContent,
  tests: readonly TestCase[],
  stage: TrialStage,
  { done, isStopped }: Progress,
): Promise<TestsRun | null> {
  const began = performance.now();
  const breathe = createBreather();
  const results: TestResult[] = [];
  const traces: TraceStep[][] = [];
  for (const test of tests) {
    await breathe();
    if (isStopped()) return null;
    const run = await rehearse(content, test, stageFor(stage, test));
    const difference = firstDifference(test.expect, run);
    results.push({ name: test.name, passed: difference === null, difference });
    traces.push(run.steps);
    done(results.length);
  }
  return { results, coverage: coverageOf(content, traces), tookMs: performance.now() - began };
}

/** A name that no test has yet. */
export function freeName({ tests }: Suite, wanted: string): string {
  const taken = new Set(tests.map(({ name }) => name));
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? wanted : `${wanted} ${number}`;
    if (!taken.has(name)) return name;
  }
}

/** With one more test, under a name that is free. */
export const withTest = (suite: Suite, test: TestCase): Suite => ({
  ...suite,
  tests: [...suite.tests, { ...test, name: freeName(suite, test.name) }],
});

/** With another name for a test; the same suite where that name is taken or empty. */
export function renamed(suite: Suite, from: string, to: string): Suite {
  const name = to.trim();
  if (name === '' || suite.tests.some((test) => test.name === name)) return suite;
  return { ...suite, tests: suite.tests.map((test) => (test.name === from ? { ...test, name } : test)) };
}

/** Without a test. */
export const withoutTest = (suite: Suite, name: string): Suite => ({
  ...suite,
  tests: suite.tests.filter((test) => test.name !== name),
});

/** The most runs and the longest time of a search. */
const search = { budget: 1500, longestMs: 15_000 };

/** Searches for tests that take ways which the saved ones do not. */
export async function missingTests(
  content: VersionContent,
  suite: Suite,
  stage: TrialStage,
  { done, isStopped }: Progress,
): Promise<TestCase[]> {
  const until = performance.now() + search.longestMs;
  const breathe = createBreather();
  let runs = 0;
  const { tests } = await generateTests(content, {
    people: stage.people.map(({ id }) => id),
    stageFor: async (world) => {
      await breathe();
      done((runs += 1));
      return stageFor(stage, world);
    },
    ...{ budget: search.budget, seed: 1 },
    isOver: () => isStopped() || performance.now() > until,
  });
  const taken = new Set<string>();
  const waysOf = async (test: TestCase): Promise<string[]> =>
    (await rehearse(content, test, stageFor(stage, test))).steps.flatMap((step) => [step.node, ...branchesOf(step)]);
  for (const test of suite.tests) for (const way of await waysOf(test)) taken.add(way);
  const missing: TestCase[] = [];
  for (const test of tests) {
    const ways = await waysOf(test);
    if (ways.some((way) => !taken.has(way))) missing.push(test);
    for (const way of ways) taken.add(way);
  }
  return missing;
}

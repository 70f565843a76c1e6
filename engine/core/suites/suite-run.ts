/** Runs saved tests, and says of each that fails the first thing that is not as written. */
import { branchName, coverageOf, type Coverage } from './coverage.ts';
import { rehearse, type Rehearsal, type Stage } from './rehearse.ts';
import type { Expected, Suite, TestCase } from './suite.ts';
import { text, type Text } from '../text.ts';
import type { VersionContent } from '../version.ts';

/** How one saved test went. */
export interface TestResult {
  name: string;
  passed: boolean;
  /** The first thing that is not as written; null where all is. */
  difference: Text | null;
}

/** How a suite went. */
export interface SuiteRun {
  passed: boolean;
  results: TestResult[];
  coverage: Coverage;
}

/** What is not as a test says, and at which step of the run that shows; null where it ends otherwise. */
export interface Difference {
  message: Text;
  /** Number of the step, from 0; null: after the last. */
  step: number | null;
  /** Names as the test has them, where it is one thing for another. */
  expected: string | null;
  got: string | null;
}

const differs = (
  [zh, en]: readonly [string, string],
  step: number | null,
  expected: string | undefined,
  got: string | undefined,
): Difference => ({
  message: text(
    `${zh}应为 ${expected ?? '—'}，实际为 ${got ?? '—'}`,
    `${en} should be ${expected ?? '—'}, and is ${got ?? '—'}`,
  ),
  ...{ step, expected: expected ?? null, got: got ?? null },
});

/** The steps of a run as tests name them: with the port where the test gives one. */
const namedLike = (expected: string | undefined, node: string, port: string): string =>
  expected?.includes(':') ? branchName(node, port) : node;

function traceDifference({ trace }: Expected, { steps }: Rehearsal): Difference | null {
  if (!trace) return null;
  if (trace.match === 'part') {
    let next = 0;
    for (const { node, port } of steps) if (namedLike(trace.steps[next], node, port) === trace.steps[next]) next += 1;
    const missing = trace.steps[next];
    if (missing === undefined) return null;
    const message = text(
      `没有经过 ${missing}（第 ${next + 1} 个应经过的节点）`,
      `It does not come by ${missing} (number ${next + 1} of the trace)`,
    );
    return { message, step: null, expected: missing, got: null };
  }
  for (let index = 0; index < Math.max(trace.steps.length, steps.length); index += 1) {
    const [expected, step] = [trace.steps[index], steps[index]];
    const actual = step && namedLike(expected, step.node, step.port);
    if (expected === actual) continue;
    return differs([`第 ${index + 1} 步`, `Step ${index + 1}`], step ? index : null, expected, actual);
  }
  return null;
}

/** How a run ended, in one word. */
const endOf = (run: Rehearsal): string => run.outcome?.code ?? run.problem?.slug ?? waitsAt(run);

const waitsAt = ({ waits }: Rehearsal): string =>
  waits
    .map(({ at }) => at)
    .sort()
    .join(', ');

function endDifference(expected: Expected, run: Rehearsal): Difference | null {
  const wanted = expected.outcome ?? expected.problem ?? [...(expected.waitsAt ?? [])].sort().join(', ');
  const isThere =
    expected.outcome !== undefined
      ? run.outcome?.code === wanted
      : expected.problem !== undefined
        ? run.outcome === null && run.problem?.slug === wanted
        : run.outcome === null && waitsAt(run) === wanted;
  return isThere ? null : differs(['结果', 'The end'], null, wanted, endOf(run));
}

function promptDifference({ prompts }: Expected, { steps }: Rehearsal): Difference | null {
  if (!prompts) return null;
  const shown = steps.flatMap((step, index) => step.prompts.map(({ code }) => ({ code, index })));
  const wrong = [...Array(Math.max(shown.length, prompts.length)).keys()].find(
    (each) => shown[each]?.code !== prompts[each],
  );
  if (wrong === undefined) return null;
  const words = [`第 ${wrong + 1} 条提示`, `Prompt ${wrong + 1}`] as const;
  return differs(words, shown[wrong]?.index ?? null, prompts[wrong], shown[wrong]?.code);
}

/** The first thing in which a run is not as expected: its way, its end, its prompts; null where it is. */
export const differenceOf = (expected: Expected, run: Rehearsal): Difference | null =>
  traceDifference(expected, run) ?? endDifference(expected, run) ?? promptDifference(expected, run);

/** The same in words. */
export const firstDifference = (expected: Expected, run: Rehearsal): Text | null =>
  differenceOf(expected, run)?.message ?? null;

/** What a run would have to be told to be a test that passes. */
export function expectedOf(run: Rehearsal): Expected {
  const { outcome, problem, waits, steps } = run;
  return {
    ...(outcome
      ? { outcome: outcome.code }
      : problem
        ? { problem: problem.slug }
        : { waitsAt: waits.map(({ at }) => at).sort() }),
    trace: { steps: steps.map(({ node, port }) => branchName(node, port)), match: 'whole' },
    prompts: steps.flatMap((step) => step.prompts.map(({ code }) => code)),
  };
}

/** Runs every test of a suite on a version; `stageFor` gives each test its stage, since outside systems remember. */
export async function runSuite(
  content: VersionContent,
  suite: Suite,
  stageFor: (test: TestCase) => Stage | Promise<Stage>,
): Promise<SuiteRun> {
  const runs: Rehearsal[] = [];
  const results: TestResult[] = [];
  for (const test of suite.tests) {
    const run = await rehearse(content, test, await stageFor(test));
    const difference = firstDifference(test.expect, run);
    runs.push(run);
    results.push({ name: test.name, passed: difference === null, difference });
  }
  return {
    passed: results.every(({ passed }) => passed),
    results,
    coverage: coverageOf(
      content,
      runs.map(({ steps }) => steps),
    ),
  };
}

/** Trials: stepping tells the same as running through, back is what was before, breakpoints stop, and a recorded trial passes as a test. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scriptOfDemo } from './demo-script.ts';
import { rehearse, type Stage } from './suites/rehearse.ts';
import { runSuite } from './suites/suite-run.ts';
import type { World } from './suites/suite.ts';
import { generated } from '../../test/support/generated-scenarios.ts';
import { people } from '../../test/support/people.ts';
import { scenarioNamed, versionOf } from '../../test/support/rulesets.ts';
import {
  act,
  back,
  begin,
  lastMoment,
  nextPerson,
  rests,
  run,
  stateOf,
  step,
  stepsOf,
  testOf,
  waitingAt,
} from './trial.ts';
import type { Trial } from './trial.ts';

/** A trial that takes more is left. */
const mostActs = 60;

const stage = (): Stage => ({ script: scriptOfDemo(people), place: { region: '990100', institution: null } });

const worldWith = (start: Partial<World['start']>): World => ({
  start: { card: 'demo-wang', inputs: {}, ...start },
  outside: {},
  answers: {},
  messages: {},
  skips: {},
});

/** What happened at each node, for each item; which of two branches came first is nobody's promise. */
const story = (steps: readonly { node: string; item?: number; port: string }[]): string[] =>
  steps.map(({ node, item, port }) => `${node} ${item ?? ''} ${port}`).sort();

/** Lets happen whatever is next: an answer where somebody has one, else the passing of time. */
async function goOn(trial: Trial, answers: World['answers']): Promise<Trial | null> {
  const waiting = waitingAt(trial).find(({ path, token }) => token.wait?.task && answers[path]);
  if (waiting) {
    const answer = answers[waiting.path]?.[0];
    if (answer) return act(trial, { act: 'answer', node: waiting.path, answer });
  }
  const isHeld = waitingAt(trial).some(({ token }) => token.phase === 'failed');
  return isHeld || stateOf(trial).outcome ? null : act(trial, { act: 'elapse' });
}

describe('of any scenario', () => {
  it('stepping gives the record of running through, and back the state before', { timeout: 120_000 }, async () => {
    let compared = 0;
    await fc.assert(
      fc.asyncProperty(generated, async ({ version, people: { answers = {} }, n }) => {
        const told = Object.fromEntries(
          Object.entries(answers).map(([path, each]) => [path, each.map((one) => ({ fields: {}, ...one }))]),
        ) as World['answers'];
        const world = worldWith({ inputs: { n } });
        let trial = await begin({ content: version, world, stage });
        for (let next: Trial | null = trial; next && trial.acts.length < mostActs;) {
          trial = next;
          next = rests(trial) ? await goOn(trial, told) : step(trial);
          if (next && !rests(trial)) expect(stateOf(back(next))).toEqual(stateOf(trial));
        }
        if (trial.acts.length >= mostActs) return;
        compared += 1;
        const through = await rehearse(version, { ...world, answers: told }, stage());
        expect(story(stepsOf(trial))).toEqual(story(through.steps));
        expect(trial.enacted.outcome).toEqual(through.outcome);
      }),
      { numRuns: 120 },
    );
    expect(compared).toBeGreaterThan(80);
  });
});

describe('of reading the library card', () => {
  const content = versionOf(scenarioNamed('library-lending'));
  const world = worldWith({ inputs: { barcode: 'TS20260001' } });

  it('stands on the start, and goes node by node', async () => {
    const first = await begin({ content, world, stage });
    expect(stateOf(first).tokens.map(({ at }) => at)).toEqual(['start']);
    expect(stepsOf(first)).toEqual([]);
    expect(stepsOf(step(first)).map(({ node }) => node)).toEqual(['start']);
    expect(run(first).at).toBe(lastMoment(first));
  });

  it('stops at a breakpoint, and goes on from it', async () => {
    const first = await begin({ content, world, stage });
    const second = stepsOf(run(first))[2]?.node ?? '';
    const stopped = run(first, new Set([second]));
    expect(stateOf(stopped).tokens.map(({ at }) => at)).toEqual([second]);
    expect(run(stopped, new Set([second])).at).toBe(lastMoment(first));
  });
});

describe.each(['library-lending', 'park-entry', 'subsidy-review'])('a recorded trial of %s', (id) => {
  it('passes as a test', async () => {
    const content = versionOf(scenarioNamed(id));
    const start = content.scenario.nodes.find(({ kind }) => kind === 'start');
    const asked = (start?.settings['inputs'] ?? []) as { name: string; example?: string; type: string }[];
    const inputs = Object.fromEntries(
      asked.map(({ name, example, type }) => [name, type === 'number' ? Number(example ?? 1) : (example ?? 'x')]),
    );
    let trial = run(await begin({ content, world: worldWith({ inputs }), stage }));
    for (let acts = 0; acts < 20 && !stateOf(trial).outcome; acts += 1) {
      const waiting = waitingAt(trial).find(({ token }) => token.wait?.task);
      const action = waiting?.token.wait?.task?.actions[0];
      if (!waiting || !action) break;
      const fields = Object.fromEntries(
        (waiting.token.wait?.task?.fields ?? []).map(({ name, type, example, choices }) => [
          name,
          type === 'number'
            ? Number(example ?? 1)
            : type === 'boolean'
              ? true
              : (choices?.[0]?.id ?? example ?? '2026-11-21'),
        ]),
      );
      const answer = {
        ...{ action: action.id, by: nextPerson(trial, waiting.path), fields: action.needsFields ? fields : {} },
        reason: '材料齐全，与系统查询到的内容一致，没有不清楚的地方。',
      };
      trial = run(await act(trial, { act: 'answer', node: waiting.path, answer }));
    }
    const test = await testOf(trial, '试运行');
    expect(test?.expect).toMatchObject({ trace: { match: 'whole' } });
    if (!test) return;
    const { passed, results } = await runSuite(content, { tests: [test] }, stage);
    expect(results[0]?.difference).toBeNull();
    expect(passed).toBe(true);
  });
});

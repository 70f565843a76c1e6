/** The saved tests of every pack tell the same story in every host: simulated, directly where it is direct, and in Temporal with time skipped. */
import { expect, test } from 'vitest';
import { loadRulesets } from '../../engine/api/load-rulesets.ts';
import { stageOf } from '../../engine/api/stage.ts';
import type { TraceStep } from '../../engine/core/case.ts';
import { peopleOf, rehearse, startOf, worldConnectors } from '../../engine/core/rehearse.ts';
import { runDirect } from '../../engine/core/run-direct.ts';
import { createVirtualClock, type VirtualClock } from '../../engine/core/simulate.ts';
import { differenceOf } from '../../engine/core/suite-run.ts';
import type { TestCase } from '../../engine/core/suite.ts';
import type { Version } from '../../engine/core/version.ts';
import { people } from '../support/people.ts';
import { versionOf } from '../support/rulesets.ts';
import { createStoryHost, type StoryHost } from '../support/story-host.ts';
import { startTimeSkipping } from '../support/temporal.ts';

/** So many cases run at a time, and so many on one server. */
const atATime = 20;
const onAServer = 150;
/** A server on which nothing ends for so long has lost something, and its cases are told again on another. */
const standingMs = 20_000;
const mostServers = 4;
const place = { region: '990000', institution: null };
const usualStart = '2026-11-21T10:00:00+08:00';
const weekMs = 7 * 24 * 3_600_000;

interface Told {
  version: Version;
  saved: TestCase;
  name: string;
}

const { packs } = await loadRulesets();
const told: Told[] = packs.flatMap(({ scenario, suite }) =>
  suite.tests.map((saved) => ({ version: versionOf(scenario), saved, name: `${scenario.id}: ${saved.name}` })),
);

/** What happened at each node. Which of two branches came first is nobody’s promise, so each tells its own story. */
function story(steps: readonly TraceStep[]): Record<string, string[]> {
  const each: Record<string, string[]> = {};
  for (const { node, item, port, prompts } of steps)
    (each[`${node} ${item ?? ''}`] ??= []).push(`${port} ${prompts.map(({ code }) => code).join()}`);
  return each;
}

/** The same hour of the same weekday, but not before the server’s own time, so that what is due is still to come. */
function notBefore(server: string, { start }: TestCase): string {
  const at = Date.parse(start.at ?? usualStart);
  const late = Date.parse(server) - at;
  return new Date(at + Math.max(0, Math.ceil(late / weekMs)) * weekMs).toISOString();
}

/** Tells one saved test in every host. Gives what differs from the simulation or from the test, if anything. */
async function tell(host: StoryHost, { version, saved }: Told, caseId: string): Promise<void> {
  const began = notBefore(await host.now(), saved);
  const world: TestCase = { ...saved, start: { ...saved.start, at: began } };
  const simulated = await rehearse(version, world, stageOf({ people }, world, place));
  expect(differenceOf(saved.expect, simulated)).toBeNull();
  const outside = (clock: VirtualClock) => {
    const connectorsAt = worldConnectors(world, stageOf({ people }, world, place).script, clock);
    return { connectors: connectorsAt(), connectorsAt };
  };
  const start = { ...startOf(version.scenario, world, { place }), caseId };
  const durable = await host.run(version, start, peopleOf(world), { began, outside });
  expect(durable.outcome).toEqual(simulated.outcome);
  expect(story(durable.steps)).toEqual(story(simulated.steps));
  if (version.scenario.service !== 'direct') return;
  const clock = createVirtualClock(began);
  const direct = await runDirect(version, start, { ...outside(clock), now: clock });
  expect(direct.state.outcome).toEqual(simulated.outcome);
  expect(story(direct.steps)).toEqual(story(simulated.steps));
}

/** Tells stories on a server of their own. Gives those that it left standing, for now and then it does not notice that time may skip on, nor hands out a write. */
async function tellOnOneServer(stories: readonly Told[], wrong: string[]): Promise<Told[]> {
  const environment = await startTimeSkipping();
  const host = await createStoryHost(environment, () => ({}));
  const left = new Set(stories);
  let moved = Date.now();
  let next = 0;
  const works = Array.from({ length: atATime }, async () => {
    for (let index = next++; index < stories.length; index = next++) {
      const each = stories[index]!;
      await tell(host, each, `pack-${index}`).catch((error: unknown) => {
        if (left.has(each)) wrong.push(`${each.name}: ${error instanceof Error ? error.message : String(error)}`);
      });
      left.delete(each);
      moved = Date.now();
    }
  });
  const all = Promise.all(works).then(() => true);
  while (Date.now() - moved < standingMs && !(await Promise.race([all, passed(500)])));
  const standing = [...left];
  left.clear();
  next = stories.length;
  await Promise.race([host.stop(), passed(10_000)]);
  await environment.teardown();
  await Promise.race([all, passed(10_000)]);
  return standing;
}

const passed = (ms: number) => new Promise<false>((resolve) => setTimeout(() => resolve(false), ms));

test(`all ${told.length} of them`, { timeout: 600_000 }, async () => {
  const wrong: string[] = [];
  for (let from = 0; from < told.length; from += onAServer) {
    let left = told.slice(from, from + onAServer);
    for (let servers = 0; left.length > 0 && servers < mostServers; servers += 1)
      left = await tellOnOneServer(left, wrong);
    wrong.push(...left.map(({ name }) => `${name}: left standing by ${mostServers} servers`));
  }
  expect(wrong).toEqual([]);
});

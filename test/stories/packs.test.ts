/** The saved tests of every pack tell the same story in every host: simulated, directly where it is direct, and in Temporal with time skipped. */
import { expect, test } from 'vitest';
import { loadRulesets } from '../../engine/api/load-rulesets.ts';
import { stageOf } from '../../engine/api/stage.ts';
import type { TraceStep } from '../../engine/core/case.ts';
import { peopleOf, rehearse, startOf, worldConnectors } from '../../engine/core/suites/rehearse.ts';
import { runDirect } from '../../engine/core/run-direct.ts';
import { createVirtualClock, type VirtualClock } from '../../engine/core/simulate.ts';
import { differenceOf } from '../../engine/core/suites/suite-run.ts';
import type { TestCase } from '../../engine/core/suites/suite.ts';
import type { Version } from '../../engine/core/version.ts';
import { people } from '../support/people.ts';
import { versionOf } from '../support/rulesets.ts';
import type { StoryHost } from '../support/story-host.ts';
import { tellOnServers } from '../support/tell-on-servers.ts';

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

test(`all ${told.length} of them`, { timeout: 600_000 }, async () => {
  expect(await tellOnServers(told, { tell, nameOf: ({ name }) => name, outside: () => ({}) })).toEqual([]);
});

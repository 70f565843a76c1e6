/** Generated scenarios tell the same story in every host: simulated, directly, and in Temporal with time skipped. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { TraceStep } from '../../engine/core/case.ts';
import { problem } from '../../engine/core/problem.ts';
import { runDirect } from '../../engine/core/run-direct.ts';
import { scriptedConnectors, createVirtualClock, simulate, type Script } from '../../engine/core/simulate.ts';
import { generated, type Generated } from '../support/generated-scenarios.ts';
import { scriptForPeople, startFor } from '../support/people.ts';
import type { StoryHost } from '../support/story-host.ts';
import { tellOnServers } from '../support/tell-on-servers.ts';

const stories = 2000;

/** Outside systems of which one kind of record is always refused. */
function outside(): Script {
  const people = scriptForPeople();
  const write = people['application-system.write'] as (input: object) => { receipt: string; repeated: boolean };
  return {
    ...people,
    'application-system.write': (input) => {
      if (input.record === 'refused') throw problem('message-rejected', { reason: 'x' });
      return write(input);
    },
    'application-system.cancel': () => ({ cancelled: true }),
  };
}

/** What happened at each node, for each item. Which of two branches came first is nobody's promise, so each tells its own story. */
function story(steps: readonly TraceStep[]): Record<string, string[]> {
  const told: Record<string, string[]> = {};
  for (const { node, item, port, note, prompts } of steps)
    (told[`${node} ${item ?? ''}`] ??= []).push(`${port} ${note?.en ?? ''} ${prompts.map(({ code }) => code).join()}`);
  for (const each of Object.values(told)) each.sort();
  return told;
}

const isDirect = ({ version }: Generated): boolean =>
  [version, ...Object.values(version.subs ?? {})].every(({ scenario, subs }) =>
    subs === undefined || scenario === version.scenario
      ? scenario.nodes.every(({ kind }) => !['write-back', 'wait', 'form', 'compensate'].includes(kind))
      : false,
  );

/** Tells one in every host. Gives whether that took in the direct one. */
async function tell(host: StoryHost, it: Generated, caseId: string): Promise<'direct' | 'durable'> {
  const start = startFor(caseId, 'demo-wang', { n: it.n });
  const began = await host.now();
  const ports = () => ({ connectors: scriptedConnectors(outside()), now: createVirtualClock(began) });
  const simulated = await simulate(it.version, start, { ...ports(), people: it.people });
  expect(simulated.problem).toBeNull();
  expect(simulated.state).toMatchObject({ tokens: [], scopes: [], outcome: { code: 'over' } });
  const durable = await host.run(it.version, start, it.people);
  expect(durable.outcome).toEqual(simulated.state.outcome);
  expect(story(durable.steps)).toEqual(story(simulated.steps));
  if (!isDirect(it)) return 'durable';
  const direct = await runDirect(it.version, start, ports());
  expect(direct.state.outcome).toEqual(simulated.state.outcome);
  expect(story(direct.steps)).toEqual(story(simulated.steps));
  return 'direct';
}

const nameOf = ({ version: { scenario } }: Generated): string =>
  `${JSON.stringify(scenario.nodes)} ${JSON.stringify(scenario.edges)}`;

it(`${stories} of them`, { timeout: 900_000 }, async () => {
  const samples = fc.sample(generated, { numRuns: stories, seed: Date.now() % 1_000_000 });
  const told = new Map<Generated, 'direct' | 'durable'>();
  const telling = async (host: StoryHost, each: Generated, caseId: string): Promise<void> => {
    told.set(each, await tell(host, each, caseId));
  };
  expect(await tellOnServers(samples, { tell: telling, nameOf, outside })).toEqual([]);
  expect([...told.values()].filter((host) => host === 'direct').length).toBeGreaterThan(20);
  expect(told.size).toBe(stories);
});

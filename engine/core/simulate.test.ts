/** Simulations of scenarios that no check has seen: each ends, in an outcome or with a problem. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { anyScenario } from '../../test/support/any-scenario.ts';
import { scriptForPeople, startFor } from '../../test/support/people.ts';
import { smallVersion } from '../../test/support/scenario-of.ts';
import { createVirtualClock, scriptedConnectors, simulate } from './simulate.ts';
import type { VersionContent } from './version.ts';

const run = (version: VersionContent) =>
  simulate(version, startFor('c', 'demo-wang', {}), {
    connectors: scriptedConnectors(scriptForPeople()),
    now: createVirtualClock('2026-11-20T02:00:00Z'),
  });

it('where it goes in a circle', { timeout: 60_000 }, async () => {
  const nodes = ['first', 'second'].map((id) => ({ id, kind: 'wait', settings: { within: 'PT1M' } }));
  const circle = smallVersion(nodes, ['start > first', 'first > second', 'second > first']);
  expect((await run(circle)).problem?.slug).toBe('too-many-steps');
});

it('whatever it is', { timeout: 60_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(anyScenario, async (scenario) => {
      const { state, problem } = await run({ scenario, policies: {}, prompts: {} });
      expect(state.outcome === null).toBe(problem !== null);
    }),
    { numRuns: 300 },
  );
});

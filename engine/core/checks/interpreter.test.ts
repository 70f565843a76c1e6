/** The checks and the interpreter mean the same: what runs well is not found fault with, and what is accepted runs well. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { assign, draw, split } from '../../../test/support/draw-scenario.ts';
import { generated, type Generated } from '../../../test/support/generated-scenarios.ts';
import { scriptForPeople, startFor } from '../../../test/support/people.ts';
import { versionOf } from '../../../test/support/rulesets.ts';
import { problem } from '../problem.ts';
import type { Scenario } from '../scenario.ts';
import { createVirtualClock, scriptedConnectors, simulate, type Script } from '../simulate.ts';
import type { Version } from '../version.ts';
import { checkScenario } from './index.ts';

/** What the generated scenarios leave out, since it does not matter to how they run. */
const besides = [
  ...['assigns-declared', 'mode-is-served', 'outcome-has-prompt', 'outputs-are-read'],
  ...['no-parallel-writes', 'writes-have-error-exit', 'sub-scenario-fits', 'for-each-bounded'],
];

const scenariosOf = (version: Version): Record<string, Scenario> =>
  Object.fromEntries(Object.entries(version.subs ?? {}).map(([id, { scenario }]) => [id, scenario]));

const faultsOf = ({ scenario, prompts }: Version, scenarios: Record<string, Scenario>): string[] =>
  checkScenario(scenario, { policies: {}, prompts, scenarios })
    .filter(({ check }) => !besides.includes(check))
    .map(({ check, message }) => `${check}: ${message.en}`);

function outside(): Script {
  return {
    ...scriptForPeople(),
    'application-system.write': (input) => {
      if (input.record === 'refused') throw problem('message-rejected', { reason: 'x' });
      return { receipt: input.key, repeated: false };
    },
    'application-system.cancel': () => ({ cancelled: true }),
  };
}

const run = ({ version, people, n }: Generated) =>
  simulate(version, startFor('case', 'demo-wang', { n }), {
    connectors: scriptedConnectors(outside()),
    now: createVirtualClock('2026-03-02T01:00:00Z'),
    people,
  });

it('finds no fault with scenarios that run to their end', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(generated, ({ version }) => {
      expect(faultsOf(version, scenariosOf(version))).toEqual([]);
    }),
    { numRuns: 150 },
  );
});

/** A scenario with a node on one of its edges that reads a variable which another node sets, if any does. */
function probed(version: Version, which: number, where: number): Version {
  const { scenario } = version;
  const set = scenario.nodes.flatMap(({ kind, settings }) => {
    if (kind === 'assign') return Object.keys(settings['set'] as object);
    return { 'write-back': ['receipt'], form: ['form.copies'], 'for-each': ['line', 'index', 'results'] }[kind] ?? [];
  });
  const names = [...set, 'inputs.n'];
  const { edges } = scenario;
  const edge = edges[where % edges.length]!;
  const probe = { id: 'probe', ...assign({ probe: names[which % names.length]! }) };
  const changed = edges.map((each) => (each === edge ? { ...each, to: 'probe' } : each));
  const onward = { from: 'probe', port: 'done', to: edge.to };
  return { ...version, scenario: { ...scenario, nodes: [...scenario.nodes, probe], edges: [...changed, onward] } };
}

it('never lets a variable be read that is unset when the case comes there', { timeout: 60_000 }, async () => {
  const told = { accepted: 0, refused: 0, failed: 0 };
  await fc.assert(
    fc.asyncProperty(generated, fc.nat(), fc.nat(), async (it, which, where) => {
      const version = probed(it.version, which, where);
      const accepted = faultsOf(version, scenariosOf(version)).length === 0;
      const { problem: failed } = await run({ ...it, version });
      told[accepted ? 'accepted' : 'refused'] += 1;
      if (failed) told.failed += 1;
      if (accepted) expect(failed).toBeNull();
    }),
    { numRuns: 200 },
  );
  for (const count of Object.values(told)) expect(count).toBeGreaterThan(0);
});

it('finds the join at which the interpreter is stuck', async () => {
  const stuck = draw({
    nodes: { fork: split('a', 'b'), one: join('all'), other: join('all') },
    ways: ['start > fork.a > one > done', 'fork.b > other > done'],
  });
  expect(faultsOf(versionOf(stuck), {})).toContainEqual(expect.stringContaining('join-can-complete'));
  const start = startFor('case', 'demo-wang', {});
  const ports = { connectors: scriptedConnectors({}), now: createVirtualClock('2026-03-02T01:00:00Z') };
  expect((await simulate(versionOf(stuck), start, ports)).problem?.slug).toBe('join-stuck');
});

function join(waitsFor: 'all' | 'any' | number) {
  return { kind: 'join', settings: { waitsFor } };
}

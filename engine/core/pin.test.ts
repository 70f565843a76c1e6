/** What a version pins: the versions it calls are chosen by range, and embedded whole unless that leads nowhere. */
import { expect, test } from 'vitest';
import { scenarioNamed, versionOf } from '../../test/support/rulesets.ts';
import { contentOf } from './pin.ts';
import { callsOf, chooseSubs, remarksOnSubs } from './pin-subs.ts';
import type { Scenario } from './scenario.ts';
import type { PinnedScenario } from './version.ts';
import { isInRange } from './version-range.ts';

const gate = scenarioNamed('park-entry');
const calling = (id: string, ...calls: [scenario: string, version?: string][]): Scenario => ({
  ...gate,
  id,
  nodes: [
    ...gate.nodes,
    ...calls.map(([scenario, versions], index) => ({
      id: `call-${index}`,
      kind: 'sub-scenario',
      settings: {
        scenario,
        outcomes: [{ id: 'entered', label: gate.name }],
        ...(versions !== undefined && { versions }),
      },
    })),
  ],
});
const pinned = (scenario: Scenario, subs: Record<string, PinnedScenario> = {}, version = 1): PinnedScenario => ({
  ...contentOf(scenario, {}, {}, subs),
  digest: `digest-${scenario.id}`,
  version,
});
const offers = (...versions: number[]) => versions.map((version) => ({ version, digest: `digest-${version}` }));

test.each([
  ['latest', [1, 2, 3, 9]],
  ['3', [3]],
  ['>=2', [2, 3, 9]],
  ['>=4', [9]],
  ['^2', []],
  ['0', []],
])('the range %s', (range, fitting) => {
  expect([1, 2, 3, 9].filter((version) => isInRange(version, range))).toEqual(fitting);
});

test('the latest version that fits every call is chosen', () => {
  const scenario = calling('outer', ['inner', '>=2'], ['inner', '3'], ['other']);
  const { chosen, remarks } = chooseSubs(scenario, { inner: offers(1, 2, 3, 4), other: offers(7, 5) });
  expect(chosen).toEqual({ inner: { version: 3, digest: 'digest-3' }, other: { version: 7, digest: 'digest-7' } });
  expect(remarks).toEqual([]);
});

test('a call that nothing fits, and a call of itself, are named at their nodes', () => {
  const scenario = calling('outer', ['inner', '>=5'], ['outer']);
  const { chosen, remarks } = chooseSubs(scenario, { inner: offers(1), outer: offers(1) });
  expect(chosen).toEqual({});
  expect(remarks.map(({ node }) => node)).toEqual(['call-0', 'call-1']);
  expect(remarks[0]?.message.en).toBe('The scenario inner has no published version that fits >=5');
  expect(callsOf(scenario).map(({ pointer }) => pointer)).toEqual(remarks.map(({ pointer }) => pointer));
});

test('a version embeds what it calls, whole', () => {
  const inner = pinned(gate, {}, 4);
  const content = contentOf(calling('outer', ['park-entry']), {}, {}, { 'park-entry': inner });
  expect(content).toMatchObject({
    irVersion: 2,
    subs: { 'park-entry': { version: 4, scenario: { id: 'park-entry' } } },
  });
  expect(remarksOnSubs(content)).toEqual([]);
  expect(remarksOnSubs(versionOf(gate))).toEqual([]);
});

test('a way back to the scenario itself is refused', () => {
  const again = pinned(calling('inner', ['outer']), { outer: pinned(gate) });
  const content = contentOf(calling('outer', ['inner']), {}, {}, { inner: again });
  expect(remarksOnSubs(content).map(({ message }) => message.en)).toEqual([
    'Version 1 of inner calls this scenario again',
  ]);
});

test('a direct scenario calls only direct ones', () => {
  const inner = { ...pinned(gate), scenario: { ...gate, service: 'durable' as const } };
  const content = contentOf(calling('outer', ['inner']), {}, {}, { inner });
  expect(remarksOnSubs(content).map(({ node }) => node)).toEqual(['call-0']);
});

test('five scenarios deep is allowed, six is not', () => {
  const nested = (depth: number): PinnedScenario =>
    depth === 0 ? pinned(gate) : pinned(calling(`level-${depth}`, ['inner']), { inner: nested(depth - 1) });
  const outer = (depth: number) => contentOf(calling('outer', ['inner']), {}, {}, { inner: nested(depth) });
  expect(remarksOnSubs(outer(4))).toEqual([]);
  expect(remarksOnSubs(outer(5)).map(({ node }) => node)).toEqual(['call-0']);
});

test('three thousand nodes with all that is embedded are the most', () => {
  const node = gate.nodes[0]!;
  const large = pinned({ ...gate, nodes: Array.from({ length: 3_000 - gate.nodes.length - 1 }, () => node) });
  const content = (inner: PinnedScenario) => contentOf(calling('outer', ['inner']), {}, {}, { inner });
  expect(remarksOnSubs(content(large))).toEqual([]);
  large.scenario.nodes.push(node);
  expect(remarksOnSubs(content(large)).map(({ pointer }) => pointer)).toEqual(['/nodes']);
});

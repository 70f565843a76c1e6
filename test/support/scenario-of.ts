/** Small scenarios for tests, written as a list of nodes and a list of ways. */
import { contentOf } from '../../engine/core/pin.ts';
import { Scenario } from '../../engine/core/scenario.ts';
import { text } from '../../engine/core/text.ts';
import type { PinnedScenario, Version, VersionContent } from '../../engine/core/version.ts';
import { catalogue } from './rulesets.ts';

type NodeOf = Omit<Scenario['nodes'][number], 'settings'> & { settings?: Record<string, unknown> };

/** Settings of the start that every small scenario has. */
export const atTheCounter = { cardModes: ['contact'], environment: 'counter', network: 'government-private' };

/** An end with a success by its id. */
export const endNode = (id: string, success = true): NodeOf => ({
  id,
  kind: 'end',
  settings: { outcome: id, label: text(id, id), success },
});

/** Settings of a fork. */
export const branches = (...ids: string[]) => ({ branches: ids.map((id) => ({ id, label: text(id, id) })) });

/** A write to the demo library, under the name of its record. */
export const write = (id: string, more = {}) => ({
  id,
  kind: 'write-back',
  settings: { system: 'demo-library', record: id, fields: { note: '"x"' } },
  ...more,
});

/** A version of a scenario of these nodes and ways, `a.port > b` or `a > b` for port `done`; `start` and its settings are added. */
export function smallVersion(
  nodes: NodeOf[],
  ways: string[],
  more: Partial<Scenario> & { subs?: Record<string, VersionContent>; inputs?: object[] } = {},
): Version {
  const { subs, inputs, ...rest } = more;
  const edges = ways.map((way) => {
    const [left = '', to = ''] = way.split(' > ');
    const [from = '', port = 'done'] = left.split('.');
    return { from, port, to };
  });
  const scenario = Scenario.parse({
    id: 'small',
    name: text('小场景', 'Small'),
    summary: text('供测试', 'For tests'),
    field: 'government',
    service: 'durable',
    nodes: [{ id: 'start', kind: 'start', settings: { ...atTheCounter, inputs: inputs ?? [] } }, ...nodes],
    edges,
    ...rest,
  });
  const pinned = Object.entries(subs ?? {}).map(([id, content]): [string, PinnedScenario] => [
    id,
    { ...content, digest: `digest-${id}`, version: 1 },
  ]);
  const content: VersionContent = { ...contentOf(scenario, {}, catalogue), irVersion: 2 };
  return { ...content, ...(pinned.length > 0 && { subs: Object.fromEntries(pinned) }), digest: 'digest-small' };
}

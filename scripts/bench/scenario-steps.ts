/** The scenario that the bench runs, at any number of nodes, and its steps as plain functions. */
import { performance } from 'node:perf_hooks';
import type { CaseData } from '../../engine/core/facts/facts.ts';
import { createEffects, type Ports } from '../../engine/core/effects.ts';
import { evaluateExpression } from '../../engine/core/expressions/expression.ts';
import { nodeKind } from '../../engine/core/nodes/index.ts';
import { Policy } from '../../engine/core/policies/policy.ts';
import { Scenario, type Edge, type ScenarioNode } from '../../engine/core/scenario.ts';
import { text } from '../../engine/core/text.ts';
import type { CaseStart } from '../../engine/core/case.ts';
import { contentOf } from '../../engine/core/pin.ts';
import type { Version } from '../../engine/core/version.ts';

/** The activities of the handwritten workflows. */
export interface BenchSteps {
  runStep(step: number): Promise<string>;
}

const policy = Policy.parse({
  name: 'bench',
  title: text('基准', 'Bench'),
  level: 'province',
  outcomes: ['go', 'stop'],
  rules: [
    {
      name: 'adult',
      when: {
        all: [
          { fact: 'person.age', operator: 'greaterThanInclusive', value: 14 },
          { fact: 'card.state', operator: 'equal', value: 'normal' },
        ],
      },
      then: 'go',
      reason: text('可以', 'Yes'),
    },
  ],
  otherwise: { then: 'stop', reason: text('不可以', 'No') },
});

const node = (id: string, kind: string, settings: Record<string, unknown> = {}): ScenarioNode => ({
  id,
  kind,
  settings,
});
const edge = (from: string, to: string, port = 'done'): Edge => ({ from, port, to });

/** A version whose way to success has exactly `count` nodes (5 and more): start, read, verify, decide, prompts, end. */
export function benchVersion(count: number): Version {
  const prompts = Array.from({ length: count - 5 }, (_, index) => `tell-${index}`);
  const way = ['start', 'read', 'verify', 'decide', ...prompts, 'end'];
  const refused = { outcome: 'stop', label: text('未办成', 'Stopped'), success: false, prompts: ['bench.told'] };
  const scenario = Scenario.parse({
    id: `bench-${count}`,
    name: text('基准', 'Bench'),
    summary: text('基准', 'Bench'),
    field: 'government',
    service: 'durable',
    nodes: [
      node('start', 'start', { cardModes: ['contact'], environment: 'counter', network: 'government-private' }),
      node('read', 'read-card'),
      node('verify', 'verify-state'),
      node('decide', 'decide-by-policy', {
        policy: 'bench',
        outcomes: [
          { id: 'go', label: text('可以', 'Go') },
          { id: 'stop', label: text('不可以', 'Stop') },
        ],
      }),
      ...prompts.map((id) => node(id, 'prompt', { prompts: ['bench.told'] })),
      node('end', 'end', { outcome: 'done', label: text('办成', 'Done'), success: true, prompts: ['bench.told'] }),
      node('stopped', 'end', refused),
    ],
    edges: [
      edge('start', 'read'),
      edge('read', 'verify', 'read'),
      edge('verify', 'decide', 'normal'),
      edge('decide', way[4] ?? 'end', 'go'),
      ...way.slice(4, -1).map((id, index) => edge(id, way[index + 5] ?? 'end')),
      edge('read', 'stopped', 'failed'),
      edge('read', 'stopped', 'not-genuine'),
      ...['card-abnormal', 'person-abnormal', 'unavailable'].map((port) => edge('verify', 'stopped', port)),
      edge('decide', 'stopped', 'stop'),
    ],
    prompts: { 'bench.told': { audience: 'cardholder', tone: 'info', text: text('请稍候', 'Please wait') } },
  });
  const content = contentOf(scenario, { bench: { digest: 'bench', policy } }, {});
  return { ...content, digest: `bench-${count}` };
}

/** What every bench case starts from. */
export const benchStart = (caseId: string): CaseStart => ({
  caseId,
  card: { reader: 'virtual', card: 'demo-wang' },
  inputs: { n: 5 },
  place: { region: '990100', institution: null },
});

/** The version's steps as ten functions one would write by hand: each runs its node and keeps what it learnt. */
export function handwrittenSteps(version: Version, ports: Ports): ((data: CaseData) => Promise<void>)[] {
  const effects = createEffects(version, ports);
  return version.scenario.nodes.slice(0, -1).map(({ kind, settings }) => {
    const definition = nodeKind(kind);
    const parsed = definition.settings.parse(settings);
    return async (data) => {
      const result = await definition.run({
        settings: parsed,
        data,
        effects,
        key: 'bench',
        evaluate: (source) => evaluateExpression(source, data),
      });
      for (const code of result.prompts ?? []) effects.show(code);
      const as = definition.output?.(parsed)?.as;
      if ('output' in result && as !== undefined) data[as] = result.output;
    };
  });
}

/** Runs `work` for about `ms` and gives how often a second it ran. */
export async function ratePerSecond(work: () => Promise<void>, ms: number): Promise<number> {
  const began = performance.now();
  let runs = 0;
  while (performance.now() - began < ms) {
    for (let index = 0; index < 20; index += 1) await work();
    runs += 20;
  }
  return (runs * 1000) / (performance.now() - began);
}

/** The middle of the values. */
export const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

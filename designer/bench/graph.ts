/** A graph for the bench of the canvas: nodes of many kinds in rows, each led to the next, every tenth also to one further on. */
import type { Scenario } from '../../engine/core/scenario.ts';
import { text } from '../../engine/core/text.ts';

const kinds = ['read-card', 'verify-state', 'decide', 'form', 'prompt', 'write-back', 'wait', 'notify'] as const;
const aRow = 25;

/** So many nodes; the scenario need not be one that could run. */
export function graphOf(count: number): Scenario {
  const nodes = Array.from({ length: count }, (_each, index) => ({
    id: `n-${index}`,
    kind: kinds[index % kinds.length] ?? 'prompt',
    settings: {},
    position: { x: (index % aRow) * 288, y: Math.floor(index / aRow) * 128 },
  }));
  const ways = nodes.flatMap((_each, index) => {
    const next = index + 1 < count ? [{ from: `n-${index}`, port: 'done', to: `n-${index + 1}` }] : [];
    const far = index % 10 === 0 && index + aRow < count;
    return far ? [...next, { from: `n-${index}`, port: 'far', to: `n-${index + aRow}` }] : next;
  });
  return {
    id: 'bench',
    name: text('画布', 'Canvas'),
    summary: text('画布', 'Canvas'),
    field: 'government',
    service: 'durable',
    nodes,
    edges: ways,
    prompts: {},
    clauses: [],
  };
}

/** A scenario of about so many nodes whose expressions all fit: choices, words and sums in turn. */
export function checkedGraphOf(count: number): Scenario {
  const pieces = Array.from({ length: Math.floor((count - 2) / 3) }, (_each, index) => index);
  const label = text('多', 'More');
  const nodes = pieces.flatMap((index) => [
    {
      id: `choose-${index}`,
      kind: 'branch',
      settings: { ways: [{ id: 'more', label, when: index === 0 ? 'inputs.n > 3' : `sum${index - 1} > 3` }] },
    },
    { id: `tell-${index}`, kind: 'prompt', settings: { prompts: ['bench.tell'] } },
    {
      id: `add-${index}`,
      kind: 'assign',
      settings: { set: { [`sum${index}`]: index === 0 ? 'inputs.n * 2' : `sum${index - 1} + inputs.n * ${index}` } },
    },
  ]);
  const ways = pieces.flatMap((index) => [
    { from: `choose-${index}`, port: 'more', to: `tell-${index}` },
    { from: `choose-${index}`, port: 'otherwise', to: `add-${index}` },
    { from: `tell-${index}`, port: 'done', to: `add-${index}` },
    { from: `add-${index}`, port: 'done', to: index + 1 < pieces.length ? `choose-${index + 1}` : 'over' },
  ]);
  const inputs = [{ name: 'n', type: 'number', label: text('数', 'Number') }];
  const settings = { cardModes: ['contact'], environment: 'counter', network: 'internet', inputs };
  const over = { outcome: 'd', label: text('已办结', 'Done'), success: true, prompts: ['bench.tell'] };
  const prompt = { audience: 'cardholder', tone: 'info', text: text('请稍候', 'One moment') } as const;
  return {
    ...graphOf(0),
    nodes: [{ id: 'start', kind: 'start', settings }, ...nodes, { id: 'over', kind: 'end', settings: over }].map(
      (node, index) => ({ ...node, position: { x: (index % aRow) * 288, y: Math.floor(index / aRow) * 128 } }),
    ),
    edges: [{ from: 'start', port: 'done', to: 'choose-0' }, ...ways],
    prompts: { 'bench.tell': prompt },
    variables: Object.fromEntries(pieces.map((index) => [`sum${index}`, { type: { type: 'number' as const } }])),
  };
}

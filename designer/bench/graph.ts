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

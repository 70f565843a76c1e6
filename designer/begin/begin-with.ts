/** What a new scenario begins with besides the wizard: a copy of another, or next to nothing. */
import type { Scenario } from '../../engine/core/scenario.ts';
import { text, type Text } from '../../engine/core/text.ts';

/** What the person who begins says of the new scenario. */
export interface Naming {
  id: string;
  name: Text;
}

/** The name of a copy. */
export const copyName = ({ 'zh-CN': zh, en }: Text): Text => text(`${zh}（副本）`, `${en} (copy)`);

/** A copy under a new name and address; where the nodes lie is kept. */
export function copyOf({ $schema: _schema, ...scenario }: Scenario, { id, name }: Naming): Scenario {
  return { ...structuredClone(scenario), id, name };
}

/** A scenario with nothing but a start and an end that says so. */
export const blankScenario = ({ id, name }: Naming): Scenario => ({
  id,
  name,
  summary: name,
  field: 'government',
  irVersion: 2,
  service: 'durable',
  nodes: [
    {
      id: 'start',
      kind: 'start',
      settings: { cardModes: ['contact'], environment: 'counter', network: 'government-private', inputs: [] },
    },
    {
      id: 'done',
      kind: 'end',
      settings: { outcome: 'done', label: text('已办成', 'Done'), success: true, prompts: [] },
    },
  ],
  edges: [{ from: 'start', port: 'done', to: 'done' }],
  prompts: {},
  clauses: [],
});

/** An address that is not among those taken: the one wished for, else with a number. */
export function freeAddress(wished: string, taken: ReadonlySet<string>): string {
  if (!taken.has(wished)) return wished;
  for (let number = 2; ; number += 1) {
    const next = `${wished.slice(0, 56)}-${number}`;
    if (!taken.has(next)) return next;
  }
}

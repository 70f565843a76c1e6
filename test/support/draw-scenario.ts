/** Draws a sound scenario from a few words, for the tests of what is checked: nodes by name, and the ways between them. */
import { graphOf } from '../../engine/core/graph.ts';
import { Scenario, type Edge, type ScenarioNode } from '../../engine/core/scenario.ts';
import { text } from '../../engine/core/text.ts';

/** A node as drawn: its kind, or all that is to be said of it. */
type DrawnNode = string | (Partial<ScenarioNode> & { kind: string });

export interface Drawing extends Partial<Omit<Scenario, 'nodes' | 'edges'>> {
  /** Settings of the start, over those of a counter. */
  start?: Record<string, unknown>;
  /** Besides `start`, and the ends `done` and `refused`. */
  nodes?: Record<string, DrawnNode>;
  /** Such as 'start > read.read > done': each names a node, and where it isn't `done` the port by which it is left. */
  ways: string[];
  /** Ports that no way leaves lead to `refused`, unless this is false. */
  complete?: boolean;
}

const counter = { cardModes: ['contact'], environment: 'counter', network: 'government-private' };
const told = { audience: 'cardholder', tone: 'info', text: text('请稍候', 'Please wait') } as const;

const endNode = (id: string, success: boolean): ScenarioNode => ({
  id,
  kind: 'end',
  settings: {
    outcome: id,
    label: success ? text('办成', 'Done') : text('未办成', 'Not done'),
    success,
    prompts: ['drawn.told'],
  },
});

/** The edges of ways such as 'start > read.read > done'. */
const edgesOf = (ways: readonly string[]): Edge[] =>
  ways.flatMap((way) => {
    const steps = way.split('>').map((step) => step.trim().split('.'));
    return steps.slice(1).map(([to = ''], index) => {
      const [from = '', port = 'done'] = steps[index] ?? [];
      return { from, port, to };
    });
  });

/** Draws a scenario. */
export function draw({ start = {}, nodes = {}, ways, complete = true, ...rest }: Drawing): Scenario {
  const drawn = Object.entries(nodes).map(([id, node]): ScenarioNode => {
    const { kind, settings = {}, ...options } = typeof node === 'string' ? { kind: node } : node;
    return { ...options, id, kind, settings };
  });
  const scenario: Scenario = {
    id: 'drawn',
    name: text('试画', 'Drawn'),
    summary: text('试画', 'Drawn'),
    field: 'government',
    service: 'durable',
    prompts: { 'drawn.told': told },
    clauses: [],
    ...rest,
    nodes: [
      { id: 'start', kind: 'start', settings: { ...counter, ...start } },
      ...drawn,
      endNode('done', true),
      endNode('refused', false),
    ],
    edges: edgesOf(ways),
  };
  return Scenario.parse(complete ? completed(scenario) : scenario);
}

/** With every port leading on, and without an end that nothing leads to. */
function completed(scenario: Scenario): Scenario {
  const open = graphOf(scenario).nodes.flatMap(({ id, ports, out }) =>
    (ports ?? [])
      .filter((port) => !out.some((edge) => edge.port === port.id))
      .map((port) => ({ from: id, port: port.id, to: 'refused' })),
  );
  const edges = [...scenario.edges, ...open];
  const isIdle = (id: string) => ['done', 'refused'].includes(id) && !edges.some(({ to }) => to === id);
  return { ...scenario, edges, nodes: scenario.nodes.filter(({ id }) => !isIdle(id)) };
}

const ways = (ids: readonly string[]) => ids.map((id) => ({ id, label: text('一条路', 'Way') }));

/** A split of some branches. */
export const split = (...ids: string[]) => ({ kind: 'split', settings: { branches: ways(ids) } });

/** A branch of ways by their conditions, each an expression. */
export const branch = (conditions: Record<string, string>, kind: 'branch' | 'branch-inclusive' = 'branch') => ({
  kind,
  settings: { ways: ways(Object.keys(conditions)).map((way) => ({ ...way, when: conditions[way.id] })) },
});

/** An assign of variables, each an expression. */
export const assign = (set: Record<string, string>) => ({ kind: 'assign', settings: { set } });

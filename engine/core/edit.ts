/** Small edits of a scenario, as data: each gives a new document and leaves the old one as it was. */
import type { Edge, Scenario, ScenarioNode } from './scenario.ts';
import { text, type Text } from './text.ts';

/** Without the edge at a place of the list. */
export const withoutEdge = (scenario: Scenario, index: number): Scenario => ({
  ...scenario,
  edges: scenario.edges.filter((_edge, at) => at !== index),
});

/** Without a node and the edges that touch it. */
export const withoutNode = (scenario: Scenario, id: string): Scenario => ({
  ...scenario,
  nodes: scenario.nodes.filter((node) => node.id !== id),
  edges: scenario.edges.filter(({ from, to }) => from !== id && to !== id),
});

/** With the first node of an id changed. */
export function withNode(scenario: Scenario, id: string, change: (node: ScenarioNode) => ScenarioNode): Scenario {
  const at = scenario.nodes.findIndex((node) => node.id === id);
  return { ...scenario, nodes: scenario.nodes.map((node, index) => (index === at ? change(node) : node)) };
}

/** With some settings of a node changed. */
export const withSettings = (scenario: Scenario, id: string, settings: Record<string, unknown>): Scenario =>
  withNode(scenario, id, (node) => ({ ...node, settings: { ...node.settings, ...settings } }));

/** With the value at a JSON Pointer replaced; unchanged where the pointer leads nowhere. */
export function withValueAt<T>(document: T, pointer: string, value: unknown): T {
  const [name, ...rest] = pointer.split('/').slice(1);
  if (name === undefined) return value as T;
  const key = name.replaceAll('~1', '/').replaceAll('~0', '~');
  if (typeof document !== 'object' || document === null || !Object.hasOwn(document, key)) return document;
  const below = withValueAt((document as Record<string, unknown>)[key], rest.map((part) => `/${part}`).join(''), value);
  return (
    Array.isArray(document)
      ? document.map((item: unknown, index) => (index === Number(key) ? below : item))
      : { ...document, [key]: below }
  ) as T;
}

/** An id like the wished one that no node has. */
export function freeId(scenario: Scenario, wished: string): string {
  const taken = new Set(scenario.nodes.map(({ id }) => id));
  const base = wished.slice(0, 54).replace(/-+$/, '');
  let id = base;
  for (let count = 2; taken.has(id); count += 1) id = `${base}-${count}`;
  return id;
}

/** With a node put in at an edge: it comes where the edge led, and goes on there by its port. */
export function withNodeAt(scenario: Scenario, edge: Edge, node: ScenarioNode, port: string): Scenario {
  const index = scenario.edges.findIndex(({ from, port: by }) => from === edge.from && by === edge.port);
  const edges = scenario.edges.map((each, at) => (at === index ? { ...each, to: node.id } : each));
  return { ...scenario, nodes: [...scenario.nodes, node], edges: [...edges, { from: node.id, port, to: edge.to }] };
}

const sorry = text(
  '这项业务暂时没有办成，请向工作人员咨询。',
  'This could not be done for now; please ask a member of staff.',
);

/** The scenario's own prompt for what was not done, which is added where it lacks. */
const apologyOf = ({ id, prompts }: Scenario): { code: string; prompts: Scenario['prompts'] } => {
  const code = `${id}.not-done`;
  return { code, prompts: { [code]: { audience: 'cardholder', tone: 'attention', text: sorry }, ...prompts } };
};

/** With an end telling the cardholder, in general words, that the matter was not done. */
export function withApology(scenario: Scenario, id: string): Scenario {
  const { code, prompts } = apologyOf(scenario);
  return { ...withSettings(scenario, id, { prompts: [code] }), prompts };
}

/** With a new end that tells the cardholder that the matter was not done, reached from a node by one of its ports. */
export function withRefusingEnd(scenario: Scenario, from: string, port: string, label: Text): Scenario {
  const { code, prompts } = apologyOf(scenario);
  const id = freeId(scenario, `${from}-${port}`);
  const settings = { outcome: 'not-done', label, success: false, prompts: [code] };
  return {
    ...scenario,
    nodes: [...scenario.nodes, { id, kind: 'end', settings, ...beside(scenario, from) }],
    edges: [...scenario.edges, { from, port, to: id }],
    prompts,
  };
}

/** A place on the canvas to the right of a node and below it. */
function beside(scenario: Scenario, id: string): Pick<ScenarioNode, 'position'> {
  const position = scenario.nodes.find((node) => node.id === id)?.position;
  return position ? { position: { x: position.x + 280, y: position.y + 160 } } : {};
}

/** Plans what an export draws: an element for every node, gateways where an activity has several ways out, events on borders for what it catches. */
import type { Edge, Scenario, ScenarioNode } from '../core/scenario.ts';
import { findNodeKind } from '../core/nodes/index.ts';
import type { Language } from '../core/text.ts';
import { drawingOf, type Drawn } from './element-of-kind.ts';
import { itemBodies } from './item-bodies.ts';
import { layInLanes } from './lanes.ts';
import { layOut, type Place } from './layout.ts';
import { conditionOfPort, errorOfPort, isLatePort, portLabel } from './node-ports.ts';
import type { Box, Plan, PlannedNode } from './plan.ts';
import { nameText } from './xml-text.ts';

const slot = { width: 120, height: 60 };
const sizes = { task: slot, event: { width: 36, height: 36 }, gateway: { width: 50, height: 50 } };
const margin = 60;

/** Plans the drawing of a scenario, with names in one language; in lanes it lies by who acts, not where its author put it. */
export function planExport(scenario: Scenario, language: Language, inLanes: boolean): Plan {
  const within = itemBodies(scenario);
  const laid = inLanes ? layInLanes(scenario, within) : { lanes: [], places: null };
  const plan: Plan = { lanes: laid.lanes, nodes: new Map(), flows: [], kept: [] };
  const elements = planNodes(plan, scenario, language, { within, lanePlaces: laid.places });
  planBorders(plan, scenario, elements);
  const ways = planGateways(plan, scenario, elements);
  planEdges(plan, scenario, elements, ways, language);
  return plan;
}

/** The first node of each id has that id in BPMN too; further ones of the same id get another, and no edges. */
type Elements = Map<string, { element: PlannedNode; node: ScenarioNode }>;

interface Laid {
  /** The for-each that holds a node. */
  within: ReadonlyMap<string, string>;
  /** Null where everything lies as its author put it. */
  lanePlaces: ReadonlyMap<string, Place> | null;
}

function planNodes(plan: Plan, scenario: Scenario, language: Language, { within, lanePlaces }: Laid): Elements {
  const elements: Elements = new Map();
  const bodied = new Set(within.values());
  const places = layOut(scenario);
  scenario.nodes.forEach((document, index) => {
    const repeated = elements.has(document.id);
    const drawn: Drawn = bodied.has(document.id) ? { type: 'SubProcess', shape: 'task' } : drawingOf(document);
    const place = lanePlaces?.get(document.id) ?? document.position ?? places.get(document.id) ?? { x: 0, y: 0 };
    const element: PlannedNode = {
      id: repeated ? `${document.id}_${index}` : document.id,
      drawn,
      box: boxIn(place, drawn),
      parent: within.get(document.id),
      name: nameText(nameOf(document, language)),
      node: { document, index },
    };
    plan.nodes.set(element.id, element);
    if (!repeated) elements.set(document.id, { element, node: document });
  });
  const depth = (id: string | undefined): number => (id === undefined ? 0 : 1 + depth(within.get(id)));
  for (const id of [...new Set(within.values())].sort((a, b) => depth(b) - depth(a))) planBody(plan, id);
  return elements;
}

const nameOf = ({ name, kind }: ScenarioNode, language: Language): string =>
  (name ?? findNodeKind(kind)?.label)?.[language] ?? kind;

function boxIn({ x, y }: Place, { shape }: Drawn): Box {
  const { width, height } = sizes[shape];
  return { x: x + (slot.width - width) / 2, y: y + (slot.height - height) / 2, width, height };
}

/** A sub-process needs a start and an end of its own, and a box around what it holds. */
function planBody(plan: Plan, id: string): void {
  const inside = [...plan.nodes.values()].filter(({ parent }) => parent === id);
  const left = Math.min(...inside.map(({ box }) => box.x));
  const right = Math.max(...inside.map(({ box }) => box.x + box.width));
  const top = Math.min(...inside.map(({ box }) => box.y));
  const bottom = Math.max(...inside.map(({ box }) => box.y + box.height));
  const middle = { y: (top + bottom) / 2 - slot.height / 2 };
  const add = (end: 'begin' | 'back', type: string, x: number) => {
    const drawn: Drawn = { type, shape: 'event' };
    const synthetic = { of: id, ...(end === 'begin' && { port: 'each' }) };
    const box = boxIn({ x, ...middle }, drawn);
    plan.nodes.set(`${id}_${end}`, { id: `${id}_${end}`, drawn, box, parent: id, name: '', synthetic });
  };
  add('begin', 'StartEvent', left - margin - slot.width);
  add('back', 'EndEvent', right + margin);
  const element = plan.nodes.get(id);
  if (!element) return;
  const x = left - 2 * margin - slot.width;
  element.box = { x, y: top - margin, width: right + 2 * margin + slot.width - x, height: bottom - top + 2 * margin };
}

/** An event on the border for every error a node catches, and for being late. */
function planBorders(plan: Plan, { edges }: Scenario, elements: Elements): void {
  for (const { element, node } of elements.values()) {
    if (element.drawn.shape !== 'task') continue;
    const used = edges.filter(({ from }) => from === node.id).map(({ port }) => port);
    const ports = [...(node.catches ?? []).map((code) => (code === '*' ? 'error' : `error-${code}`)), 'late', ...used];
    const events = [...new Set(ports)].filter((port) => isBorder(node, port));
    events.forEach((port, n) => {
      const drawn: Drawn = {
        type: 'BoundaryEvent',
        shape: 'event',
        event: isLatePort(node, port) ? 'TimerEventDefinition' : 'ErrorEventDefinition',
      };
      const { x, y, width, height } = element.box;
      const box = { x: x + (width * (n + 1)) / (events.length + 1) - 18, y: y + height - 18, width: 36, height: 36 };
      const border = { on: element.id, catches: errorOfPort(node, port) };
      const id = `${element.id}_${port}`;
      const synthetic = { of: node.id, port };
      plan.nodes.set(id, { id, drawn, box, parent: element.parent, name: '', synthetic, border });
    });
  }
}

const isBorder = (node: ScenarioNode, port: string) => isLatePort(node, port) || errorOfPort(node, port) !== null;

/** A gateway behind every node that has several ways out and is none itself; gives the element that a node is left from. */
function planGateways(plan: Plan, { edges }: Scenario, elements: Elements): Map<string, string> {
  const ways = new Map<string, string>();
  for (const { element, node } of elements.values()) {
    ways.set(node.id, element.id);
    const leaving = edges.filter((edge) => edge.from === node.id && !leavesAside(plan, element, node, edge));
    if (element.drawn.shape === 'gateway' || leaving.length < 2) continue;
    const id = `${element.id}_ways`;
    const box = { x: element.box.x + element.box.width + 30, y: middleOf(element.box) - 25, ...sizes.gateway };
    const drawn: Drawn = { type: 'ExclusiveGateway', shape: 'gateway' };
    plan.nodes.set(id, { id, drawn, box, parent: element.parent, name: '', synthetic: { of: node.id } });
    plan.flows.push({ id: `${element.id}_out`, from: element.id, to: id, parent: element.parent, name: '' });
    ways.set(node.id, id);
  }
  return ways;
}

const middleOf = ({ y, height }: Box) => y + height / 2;

/** Whether an edge leaves from the border of its node, or into its body. */
function leavesAside(plan: Plan, element: PlannedNode, node: ScenarioNode, { port, to }: Edge): boolean {
  if (plan.nodes.get(to)?.parent === element.id) return true;
  return element.drawn.shape === 'task' && isBorder(node, port);
}

function planEdges(
  plan: Plan,
  { edges }: Scenario,
  elements: Elements,
  ways: Map<string, string>,
  language: Language,
): void {
  edges.forEach((document, index) => {
    const source = elements.get(document.from);
    const target = elements.get(document.to)?.element;
    if (!source || !target) {
      plan.kept.push({ document, index });
      return;
    }
    const { element, node } = source;
    const into = target.parent === element.id;
    const back = element.parent === target.id;
    const aside = leavesAside(plan, element, node, document);
    const way = aside ? `${element.id}_${document.port}` : (ways.get(node.id) ?? element.id);
    plan.flows.push({
      id: `flow_${index}`,
      from: into ? `${element.id}_begin` : way,
      to: back ? `${target.id}_back` : target.id,
      parent: into ? element.id : element.parent,
      name: namesFlow(plan, way) ? nameText(portLabel(node, document.port)[language]) : '',
      edge: { document, index },
      ...waysOf(element, node, document.port),
    });
  });
}

function waysOf({ drawn }: PlannedNode, node: ScenarioNode, port: string): { condition?: string; otherwise?: boolean } {
  const condition = conditionOfPort(node, port);
  const decides = drawn.type === 'ExclusiveGateway' || drawn.type === 'InclusiveGateway';
  return { ...(condition !== undefined && { condition }), ...(decides && port === 'otherwise' && { otherwise: true }) };
}

/** A flow is named where it is one of several, or leaves from the border. */
const namesFlow = (plan: Plan, way: string): boolean => {
  const from = plan.nodes.get(way);
  return from !== undefined && (from.drawn.shape === 'gateway' || from.border !== undefined);
};

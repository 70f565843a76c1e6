/** Draws the diagram (BPMN DI) of a planned export: a shape for every element, an edge with its bends for every flow, and labels. */
import type { ModdleElement } from 'bpmn-moddle';
import type { Place } from './layout.ts';
import { model } from './moddle.ts';
import type { Box, Plan, PlannedFlow, PlannedNode } from './plan.ts';

const create = (type: string, properties: Record<string, unknown>): ModdleElement => model.create(type, properties);

/** Gives the diagram of a process, on one plane, with what lies behind and beside its flow. */
export function drawDiagram(
  plan: Plan,
  process: ModdleElement,
  elements: Map<string, ModdleElement>,
  { behind, beside }: { behind: readonly ModdleElement[]; beside: readonly ModdleElement[] },
): ModdleElement {
  const shapes = [...plan.nodes.values()].map((node) => drawShape(node, elements.get(node.id)));
  const edges = plan.flows.map((flow) => drawEdge(plan, flow, elements.get(flow.id)));
  const plane = create('bpmndi:BPMNPlane', {
    id: 'plane_1',
    bpmnElement: process,
    planeElement: [...behind, ...shapes, ...edges, ...beside],
  });
  return create('bpmndi:BPMNDiagram', { id: 'diagram_1', plane });
}

function drawShape(node: PlannedNode, bpmnElement: ModdleElement | undefined): ModdleElement {
  const { id, box, drawn, name } = node;
  const below = { x: box.x + box.width / 2 - 45, y: box.y + box.height + 4, width: 90, height: 27 };
  return create('bpmndi:BPMNShape', {
    id: `${id}_di`,
    bpmnElement,
    ...(drawn.type === 'SubProcess' && { isExpanded: true }),
    ...(drawn.type === 'ExclusiveGateway' && { isMarkerVisible: true }),
    bounds: create('dc:Bounds', { ...box }),
    ...(drawn.shape !== 'task' && name !== '' && { label: labelAt(below) }),
  });
}

function drawEdge({ nodes }: Plan, flow: PlannedFlow, bpmnElement: ModdleElement | undefined): ModdleElement {
  const from = nodes.get(flow.from);
  const to = nodes.get(flow.to);
  const bends = from && to ? bendsOf(from, to.box) : [];
  const [first, second] = bends;
  const label =
    flow.name !== '' && first && second
      ? { label: labelAt({ x: Math.min(first.x, second.x) + 4, y: first.y - 18, width: 80, height: 14 }) }
      : {};
  return create('bpmndi:BPMNEdge', {
    id: `${flow.id}_di`,
    bpmnElement,
    waypoint: bends.map((bend) => create('dc:Point', { ...bend })),
    ...label,
  });
}

const labelAt = (box: Box) => create('bpmndi:BPMNLabel', { bounds: create('dc:Bounds', { ...box }) });

/** From the right side to the left side in right angles; backwards below both; from a border event downwards. */
function bendsOf({ box: from, border }: PlannedNode, to: Box): Place[] {
  const target = { x: to.x, y: to.y + to.height / 2 };
  if (border) {
    const start = { x: from.x + from.width / 2, y: from.y + from.height };
    const under = Math.max(start.y + 20, target.y);
    return under === target.y
      ? [start, { x: start.x, y: under }, target]
      : [start, { x: start.x, y: under }, { x: to.x - 20, y: under }, { x: to.x - 20, y: target.y }, target];
  }
  const start = { x: from.x + from.width, y: from.y + from.height / 2 };
  if (start.x > target.x) {
    const under = Math.max(from.y + from.height, to.y + to.height) + 40;
    const [right, left] = [start.x + 20, target.x - 20];
    return [
      start,
      { x: right, y: start.y },
      { x: right, y: under },
      { x: left, y: under },
      { x: left, y: target.y },
      target,
    ];
  }
  if (start.y === target.y) return [start, target];
  const middle = (start.x + target.x) / 2;
  return [start, { x: middle, y: start.y }, { x: middle, y: target.y }, target];
}

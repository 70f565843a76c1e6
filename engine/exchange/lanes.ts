/** Lanes of BPMN by who acts: derived from the nodes when a scenario leaves, and nothing to keep when it comes back. */
import type { ModdleElement } from 'bpmn-moddle';
import type { Scenario } from '../core/scenario.ts';
import type { Language } from '../core/text.ts';
import { actors, whoActs, type ActorName } from '../core/who-acts.ts';
import { layOut, type Place } from './layout.ts';
import { model } from './moddle.ts';
import type { Plan, PlannedLane, PlannedNode } from './plan.ts';

const row = 140;
const margin = 80;

/** The places of all nodes in lanes, a lane for each who acts; what a for-each holds lies in its lane. */
export function layInLanes(
  { nodes, edges }: Scenario,
  within: ReadonlyMap<string, string>,
): { lanes: PlannedLane[]; places: ReadonlyMap<string, Place> } {
  const columns = layOut({ nodes: nodes.map(({ id }) => ({ id })), edges });
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const actorOf = (id: string): ActorName => {
    const holder = within.get(id);
    return holder === undefined ? whoActs(byId.get(id) ?? { kind: '' }) : actorOf(holder);
  };
  const byActor = Map.groupBy(byId.keys(), actorOf);
  const places = new Map<string, Place>();
  const lanes: PlannedLane[] = [];
  let y = 0;
  for (const actor of Object.keys(actors) as ActorName[]) {
    const ids = byActor.get(actor);
    if (!ids) continue;
    const taken = new Map<number, number>();
    for (const id of ids) {
      const x = columns.get(id)?.x ?? 0;
      const nth = taken.get(x) ?? 0;
      taken.set(x, nth + 1);
      places.set(id, { x, y: y + margin + nth * row });
    }
    const height = 2 * margin + Math.max(...taken.values()) * row - margin;
    lanes.push({ actor, nodes: new Set(ids), y, height });
    y += height;
  }
  return { lanes, places };
}

/** Of which node of the scenario an element is drawn. */
const ownerOf = ({ node, synthetic }: PlannedNode): string | undefined => node?.document.id ?? synthetic?.of;

/** What an export writes of the lanes: a lane set that names the elements of each, and their shapes. */
export function writeLanes(
  { lanes, nodes }: Plan,
  elements: ReadonlyMap<string, ModdleElement>,
  language: Language,
): { laneSet: ModdleElement | null; drawn: ModdleElement[] } {
  if (lanes.length === 0) return { laneSet: null, drawn: [] };
  const outer = [...nodes.values()].filter(({ parent }) => parent === undefined);
  const left = Math.min(...outer.map(({ box }) => box.x)) - margin;
  const right = Math.max(...outer.map(({ box }) => box.x + box.width)) + margin;
  const drawn: ModdleElement[] = [];
  const written = lanes.map(({ actor, nodes: inside, y, height }) => {
    const flowNodeRef = outer
      .filter((node) => inside.has(ownerOf(node) ?? ''))
      .flatMap(({ id }) => elements.get(id) ?? []);
    const lane = model.create('bpmn:Lane', {
      id: `lane_${actor}`,
      name: actors[actor][language],
      extensionElements: model.create('bpmn:ExtensionElements', {
        values: [model.create('yikatong:Synthetic', { of: actor })],
      }),
      flowNodeRef,
    });
    const bounds = model.create('dc:Bounds', { x: left, y, width: right - left, height });
    drawn.push(
      model.create('bpmndi:BPMNShape', { id: `lane_${actor}_di`, bpmnElement: lane, isHorizontal: true, bounds }),
    );
    return lane;
  });
  return { laneSet: model.create('bpmn:LaneSet', { id: 'lanes', lanes: written }), drawn };
}

/** The flow nodes and flows of a process, with those of its sub-processes, and which flows enter and leave each. */
import type { ModdleElement } from 'bpmn-moddle';
import { elementOf, isA, listOf } from './moddle.ts';

/** A process, laid open. */
export interface ReadProcess {
  element: ModdleElement;
  nodes: ModdleElement[];
  flows: ModdleElement[];
  /** What is neither: data, notes, lanes. */
  others: ModdleElement[];
  /** The sub-process that holds an element. */
  holder: Map<ModdleElement, ModdleElement>;
  incoming(element: ModdleElement): ModdleElement[];
  outgoing(element: ModdleElement): ModdleElement[];
  /** The events on an activity's border. */
  borders(element: ModdleElement): ModdleElement[];
}

/** Lays a process open, in the order of the document. */
export function readProcess(element: ModdleElement): ReadProcess {
  const read = { nodes: [], flows: [], others: [] } as Pick<ReadProcess, 'nodes' | 'flows' | 'others'>;
  const holder = new Map<ModdleElement, ModdleElement>();
  const open = (container: ModdleElement) => {
    read.others.push(...lanesOf(container), ...listOf(container, 'artifacts'));
    for (const child of listOf(container, 'flowElements')) {
      holder.set(child, container);
      if (isA(child, 'SequenceFlow')) read.flows.push(child);
      else if (isA(child, 'FlowNode')) read.nodes.push(child);
      else read.others.push(child);
      if (isA(child, 'SubProcess')) open(child);
    }
  };
  open(element);
  const incoming = grouped(read.flows, 'targetRef');
  const outgoing = grouped(read.flows, 'sourceRef');
  const borders = grouped(read.nodes, 'attachedToRef');
  return {
    element,
    ...read,
    holder,
    incoming: (node) => incoming.get(node) ?? [],
    outgoing: (node) => outgoing.get(node) ?? [],
    borders: (node) => borders.get(node) ?? [],
  };
}

function lanesOf(container: ModdleElement): ModdleElement[] {
  return listOf(container, 'laneSets').flatMap((set) => lanesOfSet(set));
}

function lanesOfSet(set: ModdleElement): ModdleElement[] {
  return listOf(set, 'lanes').flatMap((lane) => {
    const inner = elementOf(lane, 'childLaneSet');
    return [lane, ...(inner ? lanesOfSet(inner) : [])];
  });
}

function grouped(elements: ModdleElement[], property: string): Map<ModdleElement, ModdleElement[]> {
  const groups = new Map<ModdleElement, ModdleElement[]>();
  for (const element of elements) {
    const other = elementOf(element, property);
    if (!other) continue;
    const group = groups.get(other);
    if (group) group.push(element);
    else groups.set(other, [element]);
  }
  return groups;
}

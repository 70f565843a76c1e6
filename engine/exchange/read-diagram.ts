/** Reads the diagram of a file: where its elements stand. */
import type { ModdleElement } from 'bpmn-moddle';
import type { Place } from './layout.ts';
import { elementOf, listOf } from './moddle.ts';
import type { Box } from './plan.ts';

/** The box of every element that the diagram shows. */
export type Diagram = Map<ModdleElement, Box>;

/** Reads all diagrams of a file; what is not a number is as if it were not there. */
export function readDiagram(definitions: ModdleElement): Diagram {
  const boxes: Diagram = new Map();
  for (const diagram of listOf(definitions, 'diagrams')) {
    for (const shape of listOf(elementOf(diagram, 'plane'), 'planeElement')) {
      const element = elementOf(shape, 'bpmnElement');
      const bounds = elementOf(shape, 'bounds');
      const [x, y, width, height] = ['x', 'y', 'width', 'height'].map((name) => Number(bounds?.[name]));
      if (!element || x === undefined || y === undefined || width === undefined || height === undefined) continue;
      if (Number.isFinite(x + y + width + height)) boxes.set(element, { x, y, width, height });
    }
  }
  return boxes;
}

/** Where an element stands; undefined where the diagram does not show it. */
export const placeOfElement = (diagram: Diagram, element: ModdleElement): Place | undefined => diagram.get(element);

// Other tools draw closer together than our canvas does.
const stretch = { x: 2.25, y: 1.25 };
const slot = { width: 120, height: 60 };

/** The place on our canvas of an element of a foreign diagram. */
export function canvasPlace(diagram: Diagram, element: ModdleElement): Place | undefined {
  const box = diagram.get(element);
  if (!box) return undefined;
  const x = (box.x + box.width / 2) * stretch.x - slot.width / 2;
  const y = (box.y + box.height / 2) * stretch.y - slot.height / 2;
  return { x: Math.round(x), y: Math.round(y) };
}

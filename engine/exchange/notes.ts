/** Notes of a scenario as text annotations of BPMN, each associated with the element it is about, and back. */
import type { ModdleElement } from 'bpmn-moddle';
import { Note, type Scenario } from '../core/scenario.ts';
import { text } from '../core/text.ts';
import type { Box } from './plan.ts';
import { reportOn, type ElementReport } from './import-report.ts';
import { elementOf, extensionOf, isA, model, textOf } from './moddle.ts';
import { unusedName } from './names.ts';
import { canvasPlace, placeOfElement, type Diagram } from './read-diagram.ts';
import { parseJson } from './take-own.ts';
import type { Taken } from './taken.ts';
import { jsonText, plainText } from './xml-text.ts';

/** The size of a note that says none. */
export const usualNote = { width: 208, height: 96 };
const mostNotes = 200;
const longest = 2000;

const create = (type: string, properties: Record<string, unknown>): ModdleElement => model.create(type, properties);

/** What an export writes of the notes: annotations and associations, and their shapes and edges on the diagram. */
export function writeNotes(
  { notes = [] }: Scenario,
  elements: ReadonlyMap<string, ModdleElement>,
  boxes: ReadonlyMap<string, Box>,
): { artifacts: ModdleElement[]; drawn: ModdleElement[] } {
  const artifacts: ModdleElement[] = [];
  const drawn: ModdleElement[] = [];
  notes.forEach((note, index) => {
    const { x, y } = note.position;
    const annotation = create('bpmn:TextAnnotation', {
      id: `note_${index}`,
      text: plainText(note.text),
      extensionElements: create('bpmn:ExtensionElements', {
        values: [create('yikatong:Note', { at: `${x},${y}`, document: jsonText(note) })],
      }),
    });
    artifacts.push(annotation);
    const bounds = create('dc:Bounds', { x, y, ...(note.size ?? usualNote) });
    drawn.push(create('bpmndi:BPMNShape', { id: `note_${index}_di`, bpmnElement: annotation, bounds }));
    const about = note.about === undefined ? undefined : elements.get(note.about);
    const box = note.about === undefined ? undefined : boxes.get(note.about);
    if (!about || !box) return;
    const association = create('bpmn:Association', { id: `about_${index}`, sourceRef: annotation, targetRef: about });
    artifacts.push(association);
    const waypoint = [note.position, { x: box.x + box.width / 2, y: box.y + box.height / 2 }].map((point) =>
      create('dc:Point', { x: point.x, y: point.y }),
    );
    drawn.push(create('bpmndi:BPMNEdge', { id: `about_${index}_di`, bpmnElement: association, waypoint }));
  });
  return { artifacts, drawn };
}

/** Takes the annotations of a process as notes. Gives what came of each, and of the associations that say what they are about. */
export function takeNotes(
  taken: Taken,
  diagram: Diagram,
): { notes: Note[]; report: Map<ModdleElement, ElementReport> } {
  const report = new Map<ModdleElement, ElementReport>();
  const used = new Set<string>();
  const associations = taken.process.others.filter((element) => isA(element, 'Association'));
  const notes = taken.process.others
    .filter((element) => isA(element, 'TextAnnotation'))
    .slice(0, mostNotes)
    .map((element): Note => {
      const own = Note.safeParse(parseJson(textOf(extensionOf(element, 'Note'), 'document'))).data;
      const note = own ? takenBack(own, element, diagram) : foreign(element, diagram, associations, taken);
      const id = unusedName(note.id, used);
      for (const each of associations)
        if (endsOf(each).includes(element)) report.set(each, attached(each, id, own !== undefined));
      report.set(element, reportOn(element, own ? 'taken' : 'mapped', text('成为备注', 'Became a note'), { to: id }));
      return { ...note, id };
    });
  return { notes, report };
}

const attached = (association: ModdleElement, to: string, isOwn: boolean): ElementReport =>
  reportOn(association, isOwn ? 'taken' : 'mapped', text('成为备注所指的节点', 'Became what the note is about'), {
    to,
  });

const endsOf = (association: ModdleElement): (ModdleElement | undefined)[] => [
  elementOf(association, 'sourceRef'),
  elementOf(association, 'targetRef'),
];

/** A note of ours, with what was written on it, or where it was moved to, in another tool. */
function takenBack(note: Note, element: ModdleElement, diagram: Diagram): Note {
  const now = textOf(element, 'text') ?? '';
  // XML bends the ends of lines, which is no change of anybody's.
  const isSame = now.replace(/\s+/g, ' ').trim() === plainText(note.text).replace(/\s+/g, ' ').trim();
  const place = placeOfElement(diagram, element);
  const hasMoved = place && (place.x !== note.position.x || place.y !== note.position.y);
  return {
    ...note,
    ...(!isSame && { text: now.slice(0, longest) }),
    ...(hasMoved && { position: { x: place.x, y: place.y } }),
  };
}

function foreign(element: ModdleElement, diagram: Diagram, associations: readonly ModdleElement[], taken: Taken): Note {
  const about = associations
    .filter((each) => endsOf(each).includes(element))
    .flatMap(endsOf)
    .map((end) => (end ? taken.enters.get(end) : undefined))
    .find((id) => id !== undefined);
  return {
    id: 'note-1',
    text: (textOf(element, 'text') ?? '').slice(0, longest),
    position: canvasPlace(diagram, element) ?? { x: 0, y: 0 },
    ...(about !== undefined && { about }),
  };
}

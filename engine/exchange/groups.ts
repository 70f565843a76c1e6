/** Groups of a scenario as groups of BPMN, each with the value of a category that is its title, and back. */
import type { ModdleElement } from 'bpmn-moddle';
import { Group, type Scenario } from '../core/scenario.ts';
import { text } from '../core/text.ts';
import { reportOn, type ElementReport } from './import-report.ts';
import { elementOf, extensionOf, isA, model, textOf } from './moddle.ts';
import { unusedName } from './names.ts';
import { usualNote } from './notes.ts';
import type { Box } from './plan.ts';
import type { Diagram } from './read-diagram.ts';
import { parseJson } from './take-own.ts';
import type { Taken } from './taken.ts';
import { jsonText, plainText } from './xml-text.ts';

const mostGroups = 100;
const longest = 100;
const room = { side: 20, top: 40 };
/** Where there is nothing to draw a group around. */
const nowhere = { x: 0, y: 0, width: 120, height: 60 };

const create = (type: string, properties: Record<string, unknown>): ModdleElement => model.create(type, properties);

/** The box around what is in a group. */
function around(boxes: readonly Box[]): Box {
  if (boxes.length === 0) return nowhere;
  const [left, top] = [Math.min(...boxes.map(({ x }) => x)), Math.min(...boxes.map(({ y }) => y))];
  const right = Math.max(...boxes.map(({ x, width }) => x + width));
  const bottom = Math.max(...boxes.map(({ y, height }) => y + height));
  return {
    ...{ x: left - room.side, y: top - room.top },
    ...{ width: right - left + 2 * room.side, height: bottom - top + room.top + room.side },
  };
}

/** What an export writes of the groups: the groups, the category whose values are their titles, and their shapes. */
export function writeGroups(
  { groups = [], notes = [] }: Scenario,
  boxes: ReadonlyMap<string, Box>,
): { artifacts: ModdleElement[]; categories: ModdleElement[]; drawn: ModdleElement[] } {
  if (groups.length === 0) return { artifacts: [], categories: [], drawn: [] };
  const noteBoxes = new Map(notes.map(({ id, position, size = usualNote }) => [id, { ...position, ...size }]));
  const drawn: ModdleElement[] = [];
  const values: ModdleElement[] = [];
  const artifacts = groups.map((group, index) => {
    const value = create('bpmn:CategoryValue', { id: `group_${index}_title`, value: plainText(group.title) });
    values.push(value);
    const artifact = create('bpmn:Group', {
      id: `group_${index}`,
      extensionElements: create('bpmn:ExtensionElements', {
        values: [create('yikatong:Group', { document: jsonText(group) })],
      }),
      categoryValueRef: value,
    });
    const members = [
      ...group.nodes.flatMap((id) => boxes.get(id) ?? []),
      ...(group.notes ?? []).flatMap((id) => noteBoxes.get(id) ?? []),
    ];
    const bounds = create('dc:Bounds', { ...around(members) });
    drawn.push(create('bpmndi:BPMNShape', { id: `group_${index}_di`, bpmnElement: artifact, bounds }));
    return artifact;
  });
  return { artifacts, categories: [create('bpmn:Category', { id: 'groups', categoryValue: values })], drawn };
}

const titleOf = (element: ModdleElement): string => textOf(elementOf(element, 'categoryValueRef'), 'value') ?? '';

/** Takes the groups of a process; what is in a foreign one its diagram tells. Gives what came of each. */
export function takeGroups(
  taken: Taken,
  diagram: Diagram,
  noted: ReadonlyMap<ModdleElement, ElementReport>,
): { groups: Group[]; report: Map<ModdleElement, ElementReport> } {
  const report = new Map<ModdleElement, ElementReport>();
  const used = new Set<string>();
  const free = freeMembers(taken, noted);
  const groups = taken.process.others
    .filter((element) => isA(element, 'Group'))
    .slice(0, mostGroups)
    .flatMap((element): Group[] => {
      const own = Group.safeParse(parseJson(textOf(extensionOf(element, 'Group'), 'document'))).data;
      const group = own ? takenBack(own, element) : foreign(element, diagram, free);
      // Deleting tells whether it was still there and in no other group.
      const nodes = group.nodes.filter((id) => free.nodes.delete(id));
      const notes = (group.notes ?? []).filter((id) => free.notes.delete(id));
      if (nodes.length === 0) {
        report.set(element, reportOn(element, 'left', text('分组里没有节点', 'The group holds no node')));
        return [];
      }
      const id = unusedName(group.id, used);
      report.set(element, reportOn(element, own ? 'taken' : 'mapped', text('成为分组', 'Became a group'), { to: id }));
      const { notes: _notes, ...rest } = group;
      return [{ ...rest, id, nodes, ...(notes.length > 0 && { notes }) }];
    });
  return { groups, report };
}

/** The nodes and notes that are in no group yet, with the elements that they come from. */
interface Free {
  nodes: Map<string, ModdleElement>;
  notes: Map<string, ModdleElement>;
}

function freeMembers({ nodes }: Taken, noted: ReadonlyMap<ModdleElement, ElementReport>): Free {
  return {
    nodes: new Map(nodes.map(({ node, element }) => [node.id, element])),
    notes: new Map(
      [...noted].flatMap(([element, { to }]) =>
        isA(element, 'TextAnnotation') && to !== undefined ? [[to, element] as const] : [],
      ),
    ),
  };
}

/** A group of ours, with the title that another tool may have given it. */
function takenBack(group: Group, element: ModdleElement): Group {
  const plain = (title: string) => title.replace(/\s+/g, ' ').trim();
  const now = titleOf(element);
  // XML bends blanks, which is no change of anybody's.
  return plain(now) === plain(plainText(group.title)) ? group : { ...group, title: plain(now).slice(0, longest) };
}

/** What of these elements has its middle in the box of a group. */
function inside(members: ReadonlyMap<string, ModdleElement>, { x, y, width, height }: Box, diagram: Diagram): string[] {
  return [...members].flatMap(([id, element]) => {
    const box = diagram.get(element);
    if (!box) return [];
    const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    const isIn = middle.x > x && middle.x < x + width && middle.y > y && middle.y < y + height;
    return isIn ? [id] : [];
  });
}

function foreign(element: ModdleElement, diagram: Diagram, free: Free): Group {
  const box = diagram.get(element);
  const [nodes, notes] = box ? [inside(free.nodes, box, diagram), inside(free.notes, box, diagram)] : [[], []];
  const name = titleOf(element) || (textOf(element, 'name') ?? '');
  return { id: 'group-1', title: name.trim().slice(0, longest), nodes, ...(notes.length > 0 && { notes }) };
}

/** Imports BPMN 2.0 XML: a file that we exported gives the same scenario back, a foreign one gives a draft and says of every element what became of it. */
import type { ModdleElement } from 'bpmn-moddle';
import { fieldErrorsOf } from '../core/schema-errors.ts';
import { Scenario } from '../core/scenario.ts';
import { text, type Language } from '../core/text.ts';
import { type ElementReport, type Imported, type ImportProblem, reportOn } from './import-report.ts';
import { layOut, type Place } from './layout.ts';
import { leaveRest } from './leave-rest.ts';
import { extensionOf, extensionsOf, isA, listOf, textOf } from './moddle.ts';
import { slugOf } from './names.ts';
import { takeGroups } from './groups.ts';
import { takeNotes } from './notes.ts';
import { canvasPlace, readDiagram, type Diagram } from './read-diagram.ts';
import { readProcess, type ReadProcess } from './read-process.ts';
import { readXml } from './read-xml.ts';
import { takeBorder } from './take-borders.ts';
import { takeFlows } from './take-flows.ts';
import { takeForeign } from './take-foreign.ts';
import { parseJson, takeOwn, takeSynthetic } from './take-own.ts';
import { takePattern } from './take-patterns.ts';
import { beginTaking, tell, type Taken } from './taken.ts';
import { nameText } from './xml-text.ts';

/** The size of a node on our canvas, and how far below it the next one stands. */
const nodeBox = { width: 208, height: 64, below: 90 };
/** How often a node that would stand on another is moved down. */
const mostMoves = 20;

const mostElements = 2000;
const mostFlows = 4000;

/** Imports a file's text. Never throws: what is wrong with it is in `problems`, and the scenario is null where it can't be used. */
export async function importBpmn(xml: string): Promise<Imported> {
  const { definitions, problems } = await readXml(xml);
  if (!definitions) return { scenario: null, report: [], problems };
  const element = chooseProcess(definitions);
  if (!element) return unusable(problems, 'no-process', text('文件中没有流程', 'The file holds no process'));
  const process = readProcess(element);
  const own = process.nodes.filter((node) => !extensionOf(node, 'Synthetic'));
  if (own.length + process.others.length > mostElements || process.flows.length > mostFlows) {
    const message = text(
      `流程超过 ${mostElements} 个元素或 ${mostFlows} 条连线`,
      `The process has more than ${mostElements} elements or ${mostFlows} flows`,
    );
    return unusable(problems, 'too-many-elements', message);
  }
  return assemble(definitions, process, problems);
}

const unusable = (problems: ImportProblem[], rule: string, message: ImportProblem['message']): Imported => ({
  scenario: null,
  report: [],
  problems: [...problems, { rule, message }],
});

/** The process to import: ours, else one that is meant to run, else the first that holds anything. */
function chooseProcess(definitions: ModdleElement): ModdleElement | undefined {
  const processes = listOf(definitions, 'rootElements').filter((root) => isA(root, 'Process'));
  const filled = processes.filter((process) => listOf(process, 'flowElements').length > 0);
  return (
    processes.find((process) => extensionOf(process, 'Scenario')) ??
    filled.find((process) => process['isExecutable'] === true) ??
    filled[0] ??
    processes[0]
  );
}

function assemble(definitions: ModdleElement, process: ReadProcess, problems: ImportProblem[]): Imported {
  const taken = beginTaking(process);
  const diagram = readDiagram(definitions);
  const { header, headerReport, language } = takeHeader(process.element);
  takeNodes(taken, diagram, language);
  const edges = takeFlows(taken, extensionsOf(process.element, 'Kept'));
  placeNodes(taken, diagram, edges);
  const nodes = inOrder(taken).map(({ node }) => node);
  const { notes, report: noted } = takeNotes(taken, diagram);
  const { groups, report: grouped } = takeGroups(taken, diagram, noted);
  const beside = { ...(notes.length > 0 && { notes }), ...(groups.length > 0 && { groups }) };
  const parsed = Scenario.safeParse({ ...header, nodes, edges, ...beside });
  const elements = [...process.nodes, ...process.flows].map((element) => taken.report.get(element));
  const report = [
    headerReport,
    ...elements.filter((line) => line !== undefined),
    ...leaveRest(definitions, process, new Map([...noted, ...grouped])),
  ];
  const errors = parsed.success ? [] : fieldErrorsOf(parsed.error);
  const invalid = errors.map(({ pointer, rule, message }) => ({
    rule,
    message: text(`${pointer || '/'}：${message['zh-CN']}`, `${pointer || '/'}: ${message.en}`),
  }));
  return { scenario: parsed.data ?? null, report, problems: [...problems, ...taken.problems, ...invalid] };
}

/** Nodes of ours in the order they had, then the others in the order of the file. */
function inOrder({ nodes, process }: Taken): Taken['nodes'] {
  const places = new Map(process.nodes.map((element, place) => [element, place]));
  const placeOf = (element: ModdleElement) => places.get(element) ?? 0;
  return nodes.toSorted((a, b) => a.index - b.index || placeOf(a.element) - placeOf(b.element));
}

/** Nodes of ours first, so that what was drawn for them finds them; a start without event before other starts; borders last. */
function takeNodes(taken: Taken, diagram: Diagram, language: Language): void {
  const foreign = taken.process.nodes.filter((element) => !takeOwn(taken, element, diagram, language));
  const rest = foreign.filter((element) => {
    const synthetic = extensionOf(element, 'Synthetic');
    return !synthetic || !takeSynthetic(taken, element, synthetic);
  });
  const isBorder = (element: ModdleElement) => isA(element, 'BoundaryEvent');
  const isEventStart = (element: ModdleElement) =>
    isA(element, 'StartEvent') && listOf(element, 'eventDefinitions').length > 0;
  for (const element of rest) takePattern(taken, element);
  const single = rest.filter((element) => !taken.report.has(element));
  for (const element of single) if (!isBorder(element) && !isEventStart(element)) takeForeign(taken, element);
  for (const element of single) if (isEventStart(element)) takeForeign(taken, element);
  for (const element of single) if (isBorder(element)) takeBorder(taken, element);
  for (const element of rest) {
    if (!taken.report.has(element)) tell(taken, element, 'left', text('没有对应', 'It has no equal'));
  }
}

/** Nodes of a foreign file stand where its diagram shows them, else in layers. */
function placeNodes(taken: Taken, diagram: Diagram, edges: Scenario['edges']): void {
  const added = taken.nodes.filter(({ index, node }) => index === Number.MAX_SAFE_INTEGER && !node.position);
  const stands: Place[] = taken.nodes.flatMap(({ node: { position } }) => position ?? []);
  for (const { node, element } of added) {
    const place = canvasPlace(diagram, element);
    if (!place) continue;
    node.position = freePlace(place, stands);
    stands.push(node.position);
  }
  const places = layOut({ nodes: taken.nodes.map(({ node }) => node), edges });
  for (const { node } of added) node.position ??= places.get(node.id) ?? { x: 0, y: 0 };
}

/** The place, or the next one below it that no other node covers. */
function freePlace({ x, y }: Place, stands: readonly Place[]): Place {
  const isCovered = (at: number) =>
    stands.some((other) => Math.abs(other.x - x) < nodeBox.width && Math.abs(other.y - at) < nodeBox.height);
  for (let tries = 0; tries < mostMoves; tries += 1) {
    const free = y + tries * nodeBox.below;
    if (!isCovered(free)) return { x, y: free };
  }
  return { x, y };
}

/** What stands above nodes and edges: as we wrote it, or made from what the process says of itself. */
function takeHeader(process: ModdleElement): { header: object; headerReport: ElementReport; language: Language } {
  const own = extensionOf(process, 'Scenario');
  const kept = parseJson(textOf(own, 'document'));
  const language = textOf(own, 'language') === 'en' ? 'en' : 'zh-CN';
  if (typeof kept === 'object' && kept !== null && !Array.isArray(kept)) {
    return { header: kept, headerReport: reportOn(process, 'taken', text('原样', 'As it was')), language };
  }
  const name = nameText(textOf(process, 'name') ?? '').slice(0, 500) || (textOf(process, 'id') ?? 'imported');
  const said = nameText(textOf(listOf(process, 'documentation')[0], 'text') ?? '').slice(0, 2000) || name;
  const id = slugOf(textOf(process, 'id'), 'imported', 60);
  const header = { id, name: text(name, name), summary: text(said, said), field: 'government', service: 'durable' };
  const why = text(
    '成为应用场景，请设所属领域和两种语言的名称',
    'Became the scenario; set its field, and its name in both languages',
  );
  return { header, headerReport: reportOn(process, 'mapped', why, { to: id }), language };
}

/** Says of everything in a file that no scenario has a place for that it was left, and why. */
import type { ModdleElement } from 'bpmn-moddle';
import { text, type Text } from '../core/text.ts';
import { reportOn, type ElementReport } from './import-report.ts';
import { extensionOf, isA, listOf, textOf } from './moddle.ts';
import { readProcess, type ReadProcess } from './read-process.ts';

const reasons: Readonly<Record<string, Text>> = {
  Lane: text('泳道未保留，由谁办理在节点上设置', 'Lanes are left: who does the work is set on the node'),
  Participant: text('参与方未保留', 'Pools are left'),
  MessageFlow: text('参与方之间的消息流未保留', 'Message flows between pools are left'),
  TextAnnotation: text('注释未保留', 'Notes are left'),
  Association: text('注释的连线未保留', 'Associations are left'),
  Group: text('分组未保留', 'Groups are left'),
  DataObject: text('数据对象未保留，数据由变量表示', 'Data objects are left: data are variables'),
  DataObjectReference: text('数据对象未保留，数据由变量表示', 'Data objects are left: data are variables'),
  DataStoreReference: text('数据存储未保留', 'Data stores are left'),
  Process: text('一次导入一个流程，这个未导入', 'One process is imported at a time; this is another one'),
};
const nothing = text('应用场景中没有对应', 'A scenario has no place for it');
const byActor = text('由办理方得出，不单独保留', 'It follows from who acts, and is drawn anew');
const read = text('它所指的已并入用到它的节点', 'What refers to it has taken what it says');

/** Reports on what lies beside flow nodes and flows in the process, where that did not become a note or a group, and beside the process in the file. */
export function leaveRest(
  definitions: ModdleElement,
  process: ReadProcess,
  noted: ReadonlyMap<ModdleElement, ElementReport>,
): ElementReport[] {
  const beside = listOf(definitions, 'rootElements').filter((root) => root !== process.element);
  return [
    ...process.others.map((element) => noted.get(element) ?? leave(element)),
    ...beside.flatMap((root) => (isA(root, 'Collaboration') ? inCollaboration(root) : [besideProcess(root)])),
  ];
}

function leave(element: ModdleElement): ElementReport {
  if (isA(element, 'Lane') && extensionOf(element, 'Synthetic')) return reportOn(element, 'taken', byActor);
  const reason = reasons[element.$type.replace(/^bpmn:/, '')] ?? nothing;
  const note = textOf(element, 'text');
  return reportOn(element, 'left', reason, note === undefined ? {} : { source: note });
}

const inCollaboration = (collaboration: ModdleElement): ElementReport[] =>
  ['participants', 'messageFlows', 'artifacts'].flatMap((list) => listOf(collaboration, list).map(leave));

function besideProcess(root: ModdleElement): ElementReport {
  if (['Error', 'Message', 'Signal', 'Escalation', 'Category'].some((type) => isA(root, type))) {
    return reportOn(root, 'mapped', read);
  }
  if (!isA(root, 'Process')) return leave(root);
  const { nodes, flows, others } = readProcess(root);
  const inside = nodes.length + flows.length + others.length;
  const why = text(
    `一次导入一个流程，这个未导入（${inside} 个元素）`,
    `One process is imported at a time; this is another one (${inside} elements)`,
  );
  return reportOn(root, 'left', why);
}

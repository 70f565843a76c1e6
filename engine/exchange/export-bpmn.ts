/** Exports a scenario as BPMN 2.0 XML with its diagram, so that any modeller can show it and an import gives the same scenario back. */
import type { ModdleElement } from 'bpmn-moddle';
import type { Scenario } from '../core/scenario.ts';
import type { Language } from '../core/text.ts';
import { drawDiagram } from './draw-diagram.ts';
import { writeGroups } from './groups.ts';
import { writeLanes } from './lanes.ts';
import { model } from './moddle.ts';
import { writeNotes } from './notes.ts';
import { planExport } from './plan-export.ts';
import type { Plan, PlannedFlow, PlannedNode } from './plan.ts';
import { createRoots, type Roots } from './roots.ts';
import { jsonText, nameText, plainText } from './xml-text.ts';

/** Writes a scenario as BPMN 2.0 XML; names and labels are in one language, the other is kept in the extension elements. Drawn in lanes by who acts where that is asked. */
export async function exportBpmn(
  scenario: Scenario,
  language: Language = 'zh-CN',
  { inLanes = false }: { inLanes?: boolean | undefined } = {},
): Promise<string> {
  const plan = planExport(scenario, language, inLanes);
  const elements = new Map<string, ModdleElement>();
  const roots = createRoots();
  const process = model.create('bpmn:Process', {
    id: `scenario_${scenario.id}`,
    name: nameText(scenario.name[language]),
    isExecutable: false,
    documentation: [model.create('bpmn:Documentation', { text: nameText(scenario.summary[language]) })],
    extensionElements: extension([headerOf(scenario, language), ...keptOf(plan)]),
    flowElements: [],
  });
  for (const node of plan.nodes.values()) elements.set(node.id, createNode(node, roots));
  for (const flow of plan.flows) elements.set(flow.id, createFlow(flow, elements));
  for (const { id, parent } of [...plan.nodes.values(), ...plan.flows]) {
    const holder = (parent === undefined ? undefined : elements.get(parent)) ?? process;
    (holder['flowElements'] as ModdleElement[]).push(elements.get(id) as ModdleElement);
  }
  attachBorders(plan, elements);
  const boxes = new Map([...plan.nodes.values()].map(({ id, box }) => [id, box]));
  const notes = writeNotes(scenario, elements, boxes);
  const groups = writeGroups(scenario, boxes);
  const artifacts = [...notes.artifacts, ...groups.artifacts];
  if (artifacts.length > 0) process['artifacts'] = artifacts;
  const lanes = writeLanes(plan, elements, language);
  if (lanes.laneSet) process['laneSets'] = [lanes.laneSet];
  const definitions = model.create('bpmn:Definitions', {
    id: `definitions_${scenario.id}`,
    targetNamespace: 'urn:yikatong:scenarios',
    exporter: 'Yikatong',
    exporterVersion: '2',
    rootElements: [...roots.elements(), ...groups.categories, process],
    diagrams: [
      drawDiagram(plan, process, elements, { behind: lanes.drawn, beside: [...notes.drawn, ...groups.drawn] }),
    ],
  });
  return (await model.toXML(definitions, { format: true })).xml;
}

const extension = (values: ModdleElement[]) => model.create('bpmn:ExtensionElements', { values });

function headerOf(scenario: Scenario, language: Language): ModdleElement {
  const { nodes: _nodes, edges: _edges, notes: _notes, groups: _groups, ...header } = scenario;
  return model.create('yikatong:Scenario', { language, document: jsonText(header) });
}

const keptOf = ({ kept }: Plan): ModdleElement[] =>
  kept.map(({ document, index }) =>
    model.create('yikatong:Kept', { index: String(index), document: jsonText(document) }),
  );

function createNode(planned: PlannedNode, roots: Roots): ModdleElement {
  const { id, name, drawn, node, synthetic, box, border } = planned;
  const values = [
    ...(node
      ? [
          model.create('yikatong:Node', {
            index: String(node.index),
            at: `${box.x},${box.y}`,
            document: jsonText(node.document),
          }),
        ]
      : []),
    ...(synthetic ? [model.create('yikatong:Synthetic', { ...synthetic })] : []),
  ];
  return model.create(`bpmn:${drawn.type}`, {
    id,
    ...(name !== '' && { name }),
    extensionElements: extension(values),
    ...(drawn.event && { eventDefinitions: [roots.eventDefinition(drawn.event, planned)] }),
    ...(drawn.type === 'SubProcess' && { flowElements: [] }),
    ...(node?.document.kind === 'for-each' && {
      loopCharacteristics: model.create('bpmn:MultiInstanceLoopCharacteristics', {
        isSequential: node.document.settings['parallel'] === 1,
      }),
    }),
    ...(drawn.type === 'CallActivity' && node && { calledElement: plainText(node.document.settings['scenario']) }),
    ...(drawn.type === 'ReceiveTask' && node && { messageRef: roots.message(node.document) }),
    ...(border && { cancelActivity: true }),
  });
}

function createFlow(flow: PlannedFlow, elements: Map<string, ModdleElement>): ModdleElement {
  const { id, name, edge, condition, otherwise } = flow;
  const sourceRef = elements.get(flow.from);
  const targetRef = elements.get(flow.to);
  const value = edge
    ? model.create('yikatong:Edge', { index: String(edge.index), port: edge.document.port })
    : model.create('yikatong:Synthetic', { of: flow.from });
  const created = model.create('bpmn:SequenceFlow', {
    id,
    ...(name !== '' && { name }),
    extensionElements: extension([value]),
    ...(condition !== undefined && {
      conditionExpression: model.create('bpmn:FormalExpression', {
        language: 'urn:yikatong:expressions',
        body: plainText(condition),
      }),
    }),
    sourceRef,
    targetRef,
  });
  if (otherwise && sourceRef) sourceRef['default'] = created;
  link(sourceRef, 'outgoing', created);
  link(targetRef, 'incoming', created);
  return created;
}

function link(element: ModdleElement | undefined, property: 'incoming' | 'outgoing', flow: ModdleElement): void {
  if (element) element[property] = [...((element[property] as ModdleElement[] | undefined) ?? []), flow];
}

function attachBorders({ nodes }: Plan, elements: Map<string, ModdleElement>): void {
  for (const { id, border } of nodes.values()) {
    const event = elements.get(id);
    if (border && event) event['attachedToRef'] = elements.get(border.on);
  }
}

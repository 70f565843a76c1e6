/** The BPMN model with our own extension elements, and how its elements are looked into. */
import { BpmnModdle, type ModdleElement } from 'bpmn-moddle';

const text = (name: string) => ({ name, isAttr: true, type: 'String' });
const body = { name: 'document', isBody: true, type: 'String' };

/** Our namespace: what BPMN has no word for is kept there, as JSON. */
const yikatong = {
  name: 'Yikatong',
  uri: 'urn:yikatong:scenario',
  prefix: 'yikatong',
  xml: { tagAlias: 'lowerCase' },
  types: [
    { name: 'Scenario', superClass: ['Element'], properties: [text('language'), body] },
    { name: 'Node', superClass: ['Element'], properties: [text('index'), text('at'), body] },
    { name: 'Note', superClass: ['Element'], properties: [text('at'), body] },
    { name: 'Group', superClass: ['Element'], properties: [body] },
    { name: 'Edge', superClass: ['Element'], properties: [text('index'), text('port')] },
    { name: 'Synthetic', superClass: ['Element'], properties: [text('of'), text('port')] },
    { name: 'Kept', superClass: ['Element'], properties: [text('index'), body] },
  ],
};

/** The model. It keeps nothing of the documents that pass through it, so one serves all. */
export const model = new BpmnModdle({ yikatong });

/** The elements in a list property of an element. */
export function listOf(element: ModdleElement | undefined, property: string): ModdleElement[] {
  const list: unknown = element?.[property];
  return Array.isArray(list) ? (list as ModdleElement[]) : [];
}

/** The element that a property holds or refers to. */
export function elementOf(element: ModdleElement | undefined, property: string): ModdleElement | undefined {
  const value: unknown = element?.[property];
  return typeof value === 'object' && value !== null && '$type' in value ? (value as ModdleElement) : undefined;
}

/** The text of a property; undefined where it has none. */
export function textOf(element: ModdleElement | undefined, property: string): string | undefined {
  const value: unknown = element?.[property];
  return typeof value === 'string' ? value : undefined;
}

/** Whether an element is of a BPMN type or of one below it. */
export const isA = (element: ModdleElement | undefined, type: string): boolean =>
  element?.$instanceOf?.(`bpmn:${type}`) ?? false;

/** Our extension elements of one type on an element. */
export const extensionsOf = (element: ModdleElement, type: string): ModdleElement[] =>
  listOf(elementOf(element, 'extensionElements'), 'values').filter(({ $type }) => $type === `yikatong:${type}`);

/** Our extension element of one type on an element. */
export const extensionOf = (element: ModdleElement, type: string): ModdleElement | undefined =>
  extensionsOf(element, type)[0];

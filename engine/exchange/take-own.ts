/** Takes the elements that an export of ours wrote: nodes from their JSON, and what was drawn for BPMN's sake back into the node it belongs to. */
import type { ModdleElement } from 'bpmn-moddle';
import { fieldErrorsOf } from '../core/schema-errors.ts';
import { ScenarioNode } from '../core/scenario.ts';
import { text, type Language } from '../core/text.ts';
import { findNodeKind } from '../core/nodes/index.ts';
import { placeOfElement, type Diagram } from './read-diagram.ts';
import { extensionOf, isA, textOf } from './moddle.ts';
import { firstPort } from './node-ports.ts';
import { tell, type Taken } from './taken.ts';
import { nameText } from './xml-text.ts';

/** Reads JSON; undefined where it is none. */
export function parseJson(json: string | undefined): unknown {
  try {
    return JSON.parse(json ?? '') as unknown;
  } catch {
    return undefined;
  }
}

/** Takes an element that holds a node of ours. False where it holds none, or one that is not valid any more. */
export function takeOwn(taken: Taken, element: ModdleElement, diagram: Diagram, language: Language): boolean {
  const own = extensionOf(element, 'Node');
  if (!own) return false;
  const parsed = ScenarioNode.safeParse(parseJson(textOf(own, 'document')));
  if (!parsed.success) {
    const errors = fieldErrorsOf(parsed.error).map(({ pointer }) => pointer || '/');
    const message = text(
      `节点 ${textOf(element, 'id') ?? ''} 的内容无效：${errors.join('、')}`,
      `The content of node ${textOf(element, 'id') ?? ''} is not valid: ${errors.join(', ')}`,
    );
    taken.problems.push({ rule: 'invalid-node', message });
    return false;
  }
  const node = parsed.data;
  const renamed = rename(node, textOf(element, 'name') ?? '', language);
  const moved = move(node, textOf(own, 'at'), placeOfElement(diagram, element));
  const index = Number(textOf(own, 'index'));
  taken.nodes.push({ index: Number.isSafeInteger(index) ? index : Number.MAX_SAFE_INTEGER, node, element });
  taken.ids.add(node.id);
  taken.enters.set(element, node.id);
  taken.leaves.set(element, { node, port: () => firstPort(node) });
  const edited = [...(renamed ? [text('改名', 'renamed')] : []), ...(moved ? [text('移动', 'moved')] : [])];
  if (edited.length === 0) tell(taken, element, 'taken', text('原样', 'As it was'), { to: node.id });
  else {
    const why = text(
      `在别处${edited.map((word) => word['zh-CN']).join('、')}`,
      `It was ${edited.map(({ en }) => en).join(' and ')} elsewhere`,
    );
    tell(taken, element, 'mapped', why, { to: node.id });
  }
  return true;
}

/** Takes over a name that was changed in another tool, in the language of the file. */
function rename(node: ScenarioNode, name: string, language: Language): boolean {
  const known = (node.name ?? findNodeKind(node.kind)?.label)?.[language] ?? node.kind;
  const now = nameText(name);
  if (now === '' || now === nameText(known)) return false;
  node.name = { ...(node.name ?? { 'zh-CN': now, en: now }), [language]: now };
  return true;
}

/** Takes over a place that was changed in another tool. */
function move(node: ScenarioNode, at: string | undefined, place: { x: number; y: number } | undefined): boolean {
  const [x, y] = (at ?? '').split(',').map(Number);
  if (!place || x === undefined || y === undefined || !Number.isFinite(x + y)) return false;
  if (place.x === x && place.y === y) return false;
  const from = node.position ?? { x, y };
  node.position = { x: from.x + place.x - x, y: from.y + place.y - y };
  return true;
}

/** Takes an element that was drawn for the sake of a node of ours; to be called once all nodes are taken. */
export function takeSynthetic(taken: Taken, element: ModdleElement, synthetic: ModdleElement): boolean {
  const of = textOf(synthetic, 'of');
  const node = taken.nodes.find(({ node: { id } }) => id === of)?.node;
  if (!node) return false;
  const port = textOf(synthetic, 'port');
  if (isA(element, 'EndEvent')) taken.enters.set(element, node.id);
  else taken.leaves.set(element, { node, port: () => port ?? firstPort(node) });
  tell(taken, element, 'taken', text('为 BPMN 画出，属于该节点', 'Drawn for BPMN; it belongs to that node'), {
    to: node.id,
  });
  return true;
}

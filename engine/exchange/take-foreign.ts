/** Takes the elements of a foreign file: each becomes a node, is passed through, is opened out, or is left. */
import type { ModdleElement } from 'bpmn-moddle';
import type { ScenarioNode } from '../core/scenario.ts';
import { text, type Text } from '../core/text.ts';
import { meaningOf, type Meaning } from './meaning.ts';
import { elementOf, extensionOf, isA, listOf, textOf } from './moddle.ts';
import { nameOfElement, slugOf, unusedName } from './names.ts';
import { firstPort } from './node-ports.ts';
import { addNode, tell, type Taken } from './taken.ts';

/** Takes one element; holders come before what they hold. */
export function takeForeign(taken: Taken, element: ModdleElement): void {
  const { process } = taken;
  const holder = process.holder.get(element);
  const inside = holder !== undefined && isA(holder, 'SubProcess') ? holder : undefined;
  if (inside && taken.report.get(inside)?.verdict === 'left') {
    tell(taken, element, 'left', text('所在的子流程未保留', 'Its sub-process was left'));
    return;
  }
  const degree = { incoming: process.incoming(element).length, outgoing: process.outgoing(element).length };
  const meaning = meaningOf(element, degree);
  if (inside && isA(element, 'StartEvent')) takeInnerStart(taken, element, inside);
  else if (inside && meaning.as === 'node' && meaning.kind === 'end') takeInnerEnd(taken, element, inside);
  else if (isA(element, 'StartEvent') && taken.nodes.some(({ node }) => node.kind === 'start')) {
    tell(taken, element, 'left', text('一个场景只有一个开始', 'A scenario has one start'));
  } else take(taken, element, meaning);
}

function take(taken: Taken, element: ModdleElement, meaning: Meaning): void {
  switch (meaning.as) {
    case 'left':
      tell(taken, element, 'left', meaning.why);
      return;
    case 'through':
      taken.passes.set(element, () => taken.process.outgoing(element));
      tell(taken, element, meaning.verdict, meaning.why);
      return;
    case 'inside':
      takeInside(taken, element, meaning.why);
      return;
    case 'ways':
      takeWays(taken, element, meaning);
      return;
    case 'node':
      takeNode(taken, element, meaning);
  }
}

function takeNode(taken: Taken, element: ModdleElement, meaning: Extract<Meaning, { as: 'node' }>): void {
  const node = addNode(taken, element, meaning.kind, { ...meaning.settings });
  const first = meaning.first ?? firstPort(node);
  const repeats = elementOf(element, 'loopCharacteristics');
  const outer = repeats ? repeatFor(taken, element, repeats) : undefined;
  if (outer) {
    taken.links.push({ from: outer.id, port: 'each', to: node.id }, { from: node.id, port: first, to: outer.id });
  }
  taken.enters.set(element, (outer ?? node).id);
  leaveBy(taken, element, outer ?? node, outer ? 'done' : first);
  const source = textOf(element, 'script');
  const why = outer ? withRepeats(meaning.why) : meaning.why;
  tell(taken, element, 'mapped', why, { to: node.id, ...(source !== undefined && { source }) });
}

const withRepeats = (why: Text): Text =>
  text(`${why['zh-CN']}；多次执行改为“逐项”`, `${why.en}; its repetition became “for each”`);

/** A for-each node around what an element repeats; undefined for a loop without items, which has no equal. */
function repeatFor(taken: Taken, element: ModdleElement, repeats: ModdleElement): ScenarioNode | undefined {
  if (!isA(repeats, 'MultiInstanceLoopCharacteristics')) return undefined;
  return addNode(taken, element, 'for-each', { parallel: repeats['isSequential'] === true ? 1 : 10 }, 'each');
}

/** Several flows that leave an activity all run, as BPMN has it: a node that splits is put behind it. */
function leaveBy(taken: Taken, element: ModdleElement, node: ScenarioNode, port: string): void {
  const flows = taken.process.outgoing(element);
  if (flows.length < 2) {
    taken.leaves.set(element, { node, port: () => port });
    return;
  }
  const conditional = flows.some((flow) => elementOf(flow, 'conditionExpression'));
  const ways = addWays(taken, element, conditional ? 'branch-inclusive' : 'split', 'ways');
  taken.links.push({ from: node.id, port, to: ways.id });
}

function takeWays(taken: Taken, element: ModdleElement, meaning: Extract<Meaning, { as: 'ways' }>): void {
  const node = addWays(taken, element, meaning.kind);
  taken.enters.set(element, node.id);
  if (meaning.joins) {
    const join = addNode(taken, element, 'join', { waitsFor: 'all' }, 'join');
    taken.links.push({ from: join.id, port: 'done', to: node.id });
    taken.enters.set(element, join.id);
  }
  tell(taken, element, 'mapped', meaning.why, { to: node.id });
}

/** Adds a node with a way for every flow that leaves an element; what decides the way is for the author to write. */
function addWays(
  taken: Taken,
  element: ModdleElement,
  kind: 'branch' | 'branch-inclusive' | 'split',
  beside?: string,
): ScenarioNode {
  const used = new Set(['otherwise']);
  const otherwise = elementOf(element, 'default');
  const ports = new Map<ModdleElement, string>();
  const ways = taken.process.outgoing(element).flatMap((flow, n) => {
    if (flow === otherwise && kind !== 'split') {
      ports.set(flow, 'otherwise');
      return [];
    }
    const id = unusedName(slugOf(textOf(flow, 'name'), `way-${n + 1}`, 40), used);
    ports.set(flow, id);
    const always = kind === 'branch-inclusive' && !elementOf(flow, 'conditionExpression');
    return [{ id, label: nameOfElement(flow) ?? text(id, id), ...(always && { when: 'true' }) }];
  });
  const node = addNode(taken, element, kind, kind === 'split' ? { branches: ways } : { ways }, beside);
  taken.leaves.set(element, { node, port: (flow) => ports.get(flow) ?? 'otherwise' });
  return node;
}

function takeInside(taken: Taken, element: ModdleElement, why: Text): void {
  const { process } = taken;
  const within = process.nodes.filter((node) => process.holder.get(node) === element);
  const starts = within.filter((node) => isA(node, 'StartEvent'));
  const roots = within.filter((node) => process.incoming(node).length === 0 && !isA(node, 'BoundaryEvent'));
  const first = () => (starts.length > 0 ? starts.flatMap((start) => process.outgoing(start)) : roots);
  const repeats = elementOf(element, 'loopCharacteristics');
  const each = repeats ? repeatFor(taken, element, repeats) : undefined;
  if (!each) {
    taken.passes.set(element, first);
    tell(taken, element, 'mapped', why);
    return;
  }
  const name = nameOfElement(element);
  if (name) each.name = name;
  taken.enters.set(element, each.id);
  leaveBy(taken, element, each, 'done');
  for (const next of first()) taken.links.push({ from: each.id, port: 'each', to: next });
  tell(taken, element, 'mapped', withRepeats(why), { to: each.id });
}

function takeInnerStart(taken: Taken, element: ModdleElement, inside: ModdleElement): void {
  const each = taken.leaves.get(inside)?.node;
  if (each && extensionOf(inside, 'Node')) taken.leaves.set(element, { node: each, port: () => 'each' });
  tell(taken, element, 'mapped', text('子流程的开始，展开后略去', 'Start of a sub-process: passed over'));
}

function takeInnerEnd(taken: Taken, element: ModdleElement, inside: ModdleElement): void {
  if (
    ['Cancel', 'Compensate'].some((type) =>
      listOf(element, 'eventDefinitions').some((event) => isA(event, `${type}EventDefinition`)),
    )
  ) {
    tell(
      taken,
      element,
      'left',
      text('以取消或撤回结束没有对应', 'An end by cancellation or compensation has no equal'),
    );
    return;
  }
  const back = taken.enters.get(inside);
  if (back === undefined) taken.passes.set(element, () => taken.process.outgoing(inside));
  else taken.enters.set(element, back);
  tell(taken, element, 'mapped', text('子流程的结束，展开后略去', 'End of a sub-process: passed over'));
}

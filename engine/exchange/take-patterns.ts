/** Takes elements of a foreign file that mean one node together: a decision with the gateway behind it, and a choice between a message and a time. */
import type { ModdleElement } from 'bpmn-moddle';
import { text } from '../core/text.ts';
import { durationOf, messageNameOf } from './meaning.ts';
import { elementOf, isA, listOf, textOf } from './moddle.ts';
import { nameOfElement, slugOf, unusedName } from './names.ts';
import { addNode, tell, type Taken } from './taken.ts';

/** Takes a pattern that begins with this element; what belongs to it has its report then. */
export function takePattern(taken: Taken, element: ModdleElement): void {
  if (taken.report.has(element)) return;
  if (isA(element, 'BusinessRuleTask')) takeDecision(taken, element);
  else if (isA(element, 'EventBasedGateway')) takeRace(taken, element);
}

/** A rule task and the exclusive gateway behind it: the gateway's ways are the decision's outcomes. */
function takeDecision(taken: Taken, element: ModdleElement): void {
  const { process } = taken;
  const [flow, ...more] = process.outgoing(element);
  const gateway = flow && elementOf(flow, 'targetRef');
  if (!gateway || more.length > 0 || taken.report.has(gateway) || elementOf(element, 'loopCharacteristics')) return;
  const ways = process.outgoing(gateway);
  if (!isA(gateway, 'ExclusiveGateway') || process.incoming(gateway).length !== 1 || ways.length < 2) return;
  const used = new Set<string>();
  const ports = new Map(
    ways.map((way, n) => [way, unusedName(slugOf(textOf(way, 'name'), `way-${n + 1}`, 40), used)] as const),
  );
  const outcomes = [...ports].map(([way, id]) => ({ id, label: nameOfElement(way) ?? text(id, id) }));
  const node = addNode(taken, element, 'decide-by-policy', { outcomes });
  taken.enters.set(element, node.id);
  taken.leaves.set(gateway, { node, port: (way) => ports.get(way) ?? 'done' });
  taken.passes.set(element, () => []);
  const why = text('改为“策略决策”，请设策略', 'Became “decide by policy”; set its policy');
  tell(taken, element, 'mapped', why, { to: node.id });
  const told = text('它的出路成为决策的结果', 'Its ways became the outcomes of the decision before it');
  tell(taken, gateway, 'mapped', told, { to: node.id });
}

/** What comes first, a message or a time: a node that waits for the message, and expires. */
function takeRace(taken: Taken, gateway: ModdleElement): void {
  const { process } = taken;
  const targets = process.outgoing(gateway).map((flow) => elementOf(flow, 'targetRef'));
  const message = targets.find((target) => isA(target, 'ReceiveTask') || eventOf(target, 'Message'));
  const timer = targets.find((target) => eventOf(target, 'Timer'));
  const within = durationOf(eventOf(timer, 'Timer'));
  if (targets.length !== 2 || !message || !timer || within === undefined) return;
  const caught = [message, timer];
  if (caught.some((target) => process.incoming(target).length !== 1 || taken.report.has(target))) return;
  const name = messageNameOf(eventOf(message, 'Message') ?? message);
  const node = addNode(taken, message, 'wait-for-message', { name, expires: { within } });
  taken.enters.set(gateway, node.id);
  taken.passes.set(gateway, () => []);
  taken.leaves.set(message, { node, port: () => 'received' });
  taken.leaves.set(timer, { node, port: () => 'expired' });
  const why = text(
    '消息与定时先到先得，改为有期限的“等待消息”',
    'Message or time, whichever comes first: became “wait for a message” that expires',
  );
  for (const element of [gateway, message, timer]) tell(taken, element, 'mapped', why, { to: node.id });
}

/** The event definition of an intermediate event that catches only this. */
function eventOf(element: ModdleElement | undefined, event: string): ModdleElement | undefined {
  if (!isA(element, 'IntermediateCatchEvent')) return undefined;
  const [definition, ...more] = listOf(element, 'eventDefinitions');
  return more.length === 0 && isA(definition, `${event}EventDefinition`) ? definition : undefined;
}

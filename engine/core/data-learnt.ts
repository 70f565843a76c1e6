/** What a case knows at the beginning, and what each node adds to it when it is left by one of its ports. */
import { placeType, cardUseType } from './case-types.ts';
import { typeOfFields } from './asked-field.ts';
import { checkExpression, type Scope } from './expressions/expression.ts';
import { isForEach, type Graph, type GraphNode } from './graph.ts';
import { assign } from './nodes/assign.ts';
import { forEach } from './nodes/for-each.ts';
import { start } from './nodes/start.ts';
import type { Scenario } from './scenario.ts';
import { text } from './text.ts';
import type { ValueType } from './value-type.ts';

/** Variables by name, with their types. */
export type Variables = ReadonlyMap<string, ValueType>;

/** The scopes around a node: in which it is reached, and of a for-each in which its items end. */
interface Around {
  arriving: () => Scope;
  comingBack: () => Scope;
}

/** A variable, and the type that it has from here on. */
type Learnt = [name: string, type: ValueType];

const number: ValueType = { type: 'integer', label: text('第几项，从 0 起', 'Number of the item, from 0') };
const anything: ValueType = { type: 'any' };
const now: ValueType = { type: 'time', label: text('现在', 'Now') };

/** What is known before the first node: what the start asks for, the place, the time, and variables with a first value. */
export function beginsWith(scenario: Scenario, graph: Graph): Map<string, ValueType> {
  const declared = start.settings.safeParse(graph.start?.node.settings).data?.inputs ?? [];
  const begins = new Map<string, ValueType>([
    ['inputs', typeOfFields(declared, text('办理时填写的内容', 'What was asked for'))],
    ['place', placeType],
    ['use', cardUseType],
    ['now', now],
  ]);
  for (const [name, { type, initial }] of Object.entries(scenario.variables ?? {}))
    if (initial !== undefined) begins.set(name, type);
  return begins;
}

/** What a node adds when it is left by a port, by the scopes around it. */
export function learntBy(scenario: Scenario, graphNode: GraphNode, port: string, around: Around): Learnt[] {
  const { kind, node, settings } = graphNode;
  if (!kind || settings === undefined) return [];
  if (isForEach(graphNode)) return learntOfItems(graphNode, port, around);
  const assigned = assign.settings.safeParse(kind === assign ? settings : undefined).data?.set ?? {};
  const learnt = Object.entries(assigned).map(([name, source]): Learnt => {
    const given = checkExpression(source, around.arriving()).type ?? anything;
    const declared = scenario.variables?.[name]?.type ?? given;
    return [name, given.personal && !declared.personal ? { ...declared, personal: given.personal } : declared];
  });
  const output = kind.output?.(settings);
  if (output?.ports.includes(port)) learnt.push([node.as ?? output.as, output.type]);
  return learnt;
}

/** A for-each gives its body the item; what it leaves is the list of what was collected. */
function learntOfItems({ node, settings, kind }: GraphNode, port: string, around: Around): Learnt[] {
  const { items, item, collect } = forEach.settings.parse(settings);
  if (port === 'each') {
    const list = checkExpression(items, around.arriving()).type;
    return [
      [item, list?.type === 'list' ? list.of : anything],
      ['index', number],
    ];
  }
  const output = kind?.output?.(settings);
  if (collect === undefined || !output?.ports.includes(port)) return [];
  const of = checkExpression(collect, around.comingBack()).type ?? anything;
  return [[node.as ?? output.as, { ...output.type, type: 'list', of }]];
}

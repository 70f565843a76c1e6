/** Takes the sequence flows: each becomes an edge, through whatever passes on between two nodes. */
import type { ModdleElement } from 'bpmn-moddle';
import { Edge } from '../core/scenario.ts';
import { text } from '../core/text.ts';
import { elementOf, extensionOf, isA, textOf } from './moddle.ts';
import { parseJson } from './take-own.ts';
import { tell, type Taken } from './taken.ts';

interface Indexed {
  index: number;
  edge: Edge;
}

/** The edges of the scenario, in the order they had there; those of a foreign file in the order of the file. */
export function takeFlows(taken: Taken, kept: readonly ModdleElement[]): Edge[] {
  const edges: Indexed[] = [...kept.flatMap(keptEdge)];
  for (const flow of taken.process.flows) edges.push(...takeFlow(taken, flow));
  for (const { from, port, to } of taken.links) {
    const ends = typeof to === 'string' ? [to] : reached(taken, to);
    edges.push(...ends.map((end) => ({ index: last, edge: { from, port, to: end } })));
  }
  return edges.sort((a, b) => a.index - b.index).map(({ edge }) => edge);
}

const last = Number.MAX_SAFE_INTEGER;

function keptEdge(element: ModdleElement): Indexed[] {
  const parsed = Edge.safeParse(parseJson(textOf(element, 'document')));
  return parsed.success ? [{ index: indexOf(element), edge: parsed.data }] : [];
}

function indexOf(element: ModdleElement | undefined): number {
  const index = Number(textOf(element, 'index') ?? Number.NaN);
  return Number.isSafeInteger(index) ? index : last;
}

function takeFlow(taken: Taken, flow: ModdleElement): Indexed[] {
  const source = elementOf(flow, 'sourceRef');
  const target = elementOf(flow, 'targetRef');
  const condition = textOf(elementOf(flow, 'conditionExpression'), 'body');
  const said = condition === undefined ? {} : { source: condition };
  const leaves = source && taken.leaves.get(source);
  const own = extensionOf(flow, 'Edge');
  const belongs = target && extensionOf(flow, 'Synthetic') && extensionOf(target, 'Synthetic');
  if (leaves && belongs && textOf(belongs, 'of') === leaves.node.id) {
    tell(taken, flow, 'taken', text('为 BPMN 画出', 'Drawn for BPMN'));
    return [];
  }
  if (source && (taken.passes.has(source) || opensInside(taken, source))) {
    const verdict = condition === undefined ? 'taken' : 'mapped';
    tell(taken, flow, verdict, text('并入前面的连线', 'Part of the edges before it'), said);
    return [];
  }
  const ends = target ? reached(taken, target) : [];
  if (!leaves || ends.length === 0) {
    tell(taken, flow, 'left', text('两端有一端没有成为节点', 'One of its ends became no node'), said);
    return [];
  }
  const port = textOf(own, 'port') ?? leaves.port(flow);
  const edges = ends.map((to) => ({ index: indexOf(own), edge: { from: leaves.node.id, port, to } }));
  const to = edges.map(({ edge }) => `${edge.from}.${edge.port}>${edge.to}`).join(' ');
  if (own) tell(taken, flow, 'taken', text('原样', 'As it was'), { to });
  else if (condition === undefined) tell(taken, flow, 'taken', text('成为连线', 'Became an edge'), { to });
  else
    tell(taken, flow, 'mapped', text('成为连线，条件不运行', 'Became an edge; its condition is not run'), {
      to,
      ...said,
    });
  return edges;
}

/** Whether an element is the start of a sub-process that was opened out: its flows are reached from before it. */
const opensInside = ({ process, report, leaves }: Taken, element: ModdleElement): boolean =>
  isA(element, 'StartEvent') &&
  !leaves.has(element) &&
  isA(process.holder.get(element), 'SubProcess') &&
  report.get(element)?.verdict === 'mapped';

/** The nodes that a token reaches by entering an element, or by following a flow. */
function reached(taken: Taken, first: ModdleElement): string[] {
  const seen = new Set<ModdleElement>();
  const found = new Set<string>();
  const open = [first];
  for (let next = open.pop(); next; next = open.pop()) {
    const element = isA(next, 'SequenceFlow') ? elementOf(next, 'targetRef') : next;
    if (!element || seen.has(element)) continue;
    seen.add(element);
    const node = taken.enters.get(element);
    if (node !== undefined) found.add(node);
    else open.push(...(taken.passes.get(element)?.() ?? []).toReversed());
  }
  return [...found];
}

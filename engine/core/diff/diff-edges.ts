/** The difference of two scenarios' edges: which ways were added, removed, or lead elsewhere now. */
import type { Difference } from './diff.ts';
import { nodeName, sentence } from './diff-words.ts';
import { findNodeKind } from '../nodes/index.ts';
import type { Edge, Scenario } from '../scenario.ts';
import { text, type Text } from '../text.ts';

interface Placed extends Edge {
  index: number;
}

const portKey = ({ from, port }: Edge): string => `${from} ${port}`;
const wholeKey = (edge: Edge): string => `${portKey(edge)} ${edge.to}`;

/** The words on a port of a node, else its id. */
function portName({ nodes }: Scenario, { from, port }: Edge): Text {
  const node = nodes.find(({ id }) => id === from);
  const kind = node && findNodeKind(node.kind);
  const settings = kind?.settings.safeParse(node?.settings);
  const label = settings?.success ? kind?.ports(settings.data).find(({ id }) => id === port)?.label : undefined;
  return label ?? text(port, port);
}

function nameOf({ nodes }: Scenario, id: string): Text {
  const node = nodes.find((each) => each.id === id);
  return node ? nodeName(node) : text(id, id);
}

/** A way in words: out of which node, by which port, to which. */
function way(scenario: Scenario, edge: Edge): Text {
  const [from, port, to] = [nameOf(scenario, edge.from), portName(scenario, edge), nameOf(scenario, edge.to)];
  return text(
    `从${from['zh-CN']}的出口“${port['zh-CN']}”到${to['zh-CN']}的连线`,
    `the way from ${from.en} by “${port.en}” to ${to.en}`,
  );
}

const placed = ({ edges }: Scenario): Placed[] => edges.map((edge, index) => ({ ...edge, index }));

/** The only edge of a port among some, or undefined. */
const onlyOf = (edges: readonly Placed[], key: string): Placed | undefined => {
  const found = edges.filter((edge) => portKey(edge) === key);
  return found.length === 1 ? found[0] : undefined;
};

/** Every edge that was added, removed or moved; the ends of renamed nodes do not count as changed. */
export function diffEdges(before: Scenario, after: Scenario, renamed: ReadonlyMap<string, string>): Difference[] {
  const later = (id: string): string => renamed.get(id) ?? id;
  const old = placed(before).map((edge) => ({ ...edge, from: later(edge.from), to: later(edge.to) }));
  const fresh = placed(after);
  const [oldKeys, freshKeys] = [new Set(old.map(wholeKey)), new Set(fresh.map(wholeKey))];
  const gone = old.filter((edge) => !freshKeys.has(wholeKey(edge)));
  const come = fresh.filter((edge) => !oldKeys.has(wholeKey(edge)));
  const moved = new Map(
    gone.flatMap((edge) => {
      const only = onlyOf(gone, portKey(edge)) && onlyOf(come, portKey(edge));
      return only ? [[edge, only] as const] : [];
    }),
  );
  const arrived = new Set(moved.values());
  return [
    ...gone.map((edge) => {
      const to = moved.get(edge);
      return to ? edgeMoved(after, edge, to) : edgeRemoved(before, edge.index);
    }),
    ...come.filter((edge) => !arrived.has(edge)).map((edge) => edgeAdded(after, edge)),
  ];
}

function edgeMoved(after: Scenario, edge: Placed, to: Placed): Difference {
  const [from, port, target] = [nameOf(after, edge.from), portName(after, edge), nameOf(after, to.to)];
  return {
    what: 'edge-moved',
    pointer: `/edges/${to.index}/to`,
    node: edge.from,
    before: edge.to,
    after: to.to,
    words: sentence(
      `${from['zh-CN']}的出口“${port['zh-CN']}”改为通向${target['zh-CN']}`,
      `${from.en} by “${port.en}” now leads to ${target.en}`,
    ),
  };
}

function edgeRemoved(before: Scenario, index: number): Difference {
  const edge = before.edges[index] as Edge;
  const words = way(before, edge);
  return {
    what: 'edge-removed',
    pointer: `/edges/${index}`,
    node: edge.from,
    before: edge,
    words: sentence(`已删除${words['zh-CN']}`, `${words.en} was removed`),
  };
}

function edgeAdded(after: Scenario, { index, ...edge }: Placed): Difference {
  const words = way(after, edge);
  return {
    what: 'edge-added',
    pointer: `/edges/${index}`,
    node: edge.from,
    after: edge,
    words: sentence(`已新增${words['zh-CN']}`, `${words.en} was added`),
  };
}

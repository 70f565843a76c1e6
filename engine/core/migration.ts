/** Migration (在办迁移): whether an open case can go on in another version of its scenario, and where its tokens would stand. */
import type { TokenPhase } from './case.ts';
import { renamedNodes } from './diff/diff-nodes.ts';
import { sameText } from './diff/diff-values.ts';
import { nodeName } from './diff/diff-words.ts';
import { graphOf, leadingTo, reachableFrom, type Graph, type GraphNode } from './graph.ts';
import { unsetAfter } from './migration-data.ts';
import type { Overlay } from './run-scenario-ports.ts';
import { Text, text } from './text.ts';
import type { VersionContent } from './version.ts';

/** Where an open case stands, without its data: what the overlay of its workflow tells. */
export interface Standing {
  tokens: readonly (Pick<Overlay['tokens'][number], 'id' | 'path' | 'phase'> & {
    within: readonly { kind: string; at: string }[];
  })[];
}

/** A token, the node it stands on, and the node it would stand on. */
export interface Move {
  token: number;
  from: string;
  to: string;
}

/** What would become of an open case. `moves` is empty where it must stay. */
export interface MigrationPlan {
  possible: boolean;
  moves: Move[];
  problems: Text[];
}

/** The mapping that the difference of two versions suggests: the nodes that only got another id. */
export const suggestMapping = (from: VersionContent, to: VersionContent): Record<string, string> =>
  Object.fromEntries(renamedNodes(from.scenario, to.scenario));

/** A value without the words in it: those may change under way, nothing else. */
function withoutWords(value: unknown): unknown {
  if (Text.safeParse(value).success) return null;
  if (Array.isArray(value)) return value.map(withoutWords);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, withoutWords(each)]));
}

/** What the people or the parts that a node waits for have been told of it. */
const shapeOf = ({ node: { settings, as } }: GraphNode): string => sameText([withoutWords(settings), as]);

const words = ({ node }: GraphNode, zh: string, en: string): Text =>
  text(`${nodeName(node)['zh-CN']}${zh}`, `${nodeName(node).en} ${en}`);

/** Why a token's node and the one it is mapped to are not alike enough for its phase. */
function unlike(before: GraphNode, after: GraphNode, phase: TokenPhase): Text[] {
  const { kind } = after.node;
  if (before.node.kind !== kind)
    return [words(before, `在新版本中是另一类型（${kind}）`, `is of another kind there (${kind})`)];
  if (phase === 'waiting' && shapeOf(before) !== shapeOf(after))
    return [words(before, '正在等待，而它的设置已改变', 'is waiting, and its settings have changed')];
  if (phase === 'joining' && shapeOf(before) !== shapeOf(after))
    return [words(before, '正在汇合，而汇合条件已改变', 'is joining, and what it joins by has changed')];
  if (phase !== 'inside') return [];
  const kept = before.ports?.every(({ id }) => after.ports?.some((port) => port.id === id)) ?? false;
  return kept && shapeOf(before) === shapeOf(after)
    ? []
    : [words(before, '已展开分支，而它的设置已改变', 'has opened branches, and its settings have changed')];
}

/** What a plan is made from. */
interface Versions {
  from: VersionContent;
  to: VersionContent;
  /** Their graphs. */
  before: Graph;
  after: Graph;
  mapped: (id: string) => string;
}

type StandingToken = Standing['tokens'][number];

const nowhere = (name: Text): Text =>
  text(`新版本中没有与${name['zh-CN']}对应的节点`, `Nothing there corresponds to ${name.en}`);

/** Within a scenario that is called, nothing can be mapped: it must be pinned as it was. */
function placeWithinCall({ from, to, before: graph }: Versions, { id, path }: StandingToken): Place {
  const [caller = ''] = path.split('/');
  const called = String(graph.node(caller)?.node.settings['scenario']);
  const [before, after] = [from.subs?.[called]?.digest, to.subs?.[called]?.digest];
  const at = path.slice(path.lastIndexOf('/') + 1);
  if (before !== undefined && before === after) return { moves: [{ token: id, from: at, to: at }], problems: [] };
  const message = text(
    `正在执行子场景 ${called}，而新版本用的是它的另一版本`,
    `The sub-scenario ${called} is under way, and the new version has another version of it`,
  );
  return { moves: [], problems: [message] };
}

/** Where a token would stand, and what speaks against it. */
interface Place {
  moves: Move[];
  problems: Text[];
}

function placeOf(versions: Versions, token: StandingToken): Place {
  const { id, path, phase } = token;
  const before = versions.before.node(path);
  const name = before ? nodeName(before.node) : text(path, path);
  if (phase === 'performing') {
    const message = text(
      `${name['zh-CN']}正在写入，须等其完成`,
      `A write is under way at ${name.en}; it must end first`,
    );
    return { moves: [], problems: [message] };
  }
  if (path.includes('/')) return placeWithinCall(versions, token);
  const after = versions.after.node(versions.mapped(path));
  if (!before || !after) return { moves: [], problems: [nowhere(name)] };
  const problems = [
    ...unlike(before, after, phase),
    ...outside(versions, after, token),
    ...lacking(versions, before, after),
  ];
  return { moves: [{ token: id, from: path, to: after.id }], problems };
}

/** A token must stay among the branches that were opened around it. */
function outside({ after: graph, mapped }: Versions, after: GraphNode, { within }: StandingToken): Text[] {
  const opener = within.at(-1);
  if (!opener) return [];
  const target = graph.node(mapped(opener.at));
  if (target && reachableFrom([target]).has(after)) return [];
  return [words(after, '在新版本中不在原来的分支之内', 'does not lie within the same branches there')];
}

function lacking({ from, to, after: graph, mapped }: Versions, before: GraphNode, after: GraphNode): Text[] {
  const unset = unsetAfter({ content: from, node: before }, { content: to, node: after }).map((name) =>
    words(
      after,
      `之后要用到 ${name}，而原版本没有取得它`,
      `needs ${name} later, which the version before does not gather`,
    ),
  );
  // What may have been written is known by the path of its node: whoever takes it back must find it there.
  const written = [...leadingTo([before])].filter(({ kind }) => kind?.undo !== undefined);
  const lost = written.filter(({ id, kind }) => graph.node(id)?.kind !== kind || mapped(id) !== id);
  return [
    ...unset,
    ...lost.map((node) =>
      words(
        node,
        '可能已写入，而新版本无法撤销它',
        'may have been written, and the new version could not take it back',
      ),
    ),
  ];
}

const distinct = (texts: readonly Text[]): Text[] => [...new Map(texts.map((each) => [each.en, each])).values()];

/** Plans how a case would go on in another version. `mapping` names, by earlier node, the later one; a node that is not named keeps its id. */
export function planMigration(
  from: VersionContent,
  to: VersionContent,
  mapping: Readonly<Record<string, string>>,
  state: Standing,
): MigrationPlan {
  const mapped = (id: string): string => (Object.hasOwn(mapping, id) ? (mapping[id] ?? id) : id);
  const versions: Versions = { from, to, mapped, before: graphOf(from.scenario), after: graphOf(to.scenario) };
  const places = state.tokens.map((token) => placeOf(versions, token));
  const problems = places.flatMap((place) => place.problems);
  if (state.tokens.length === 0) problems.push(text('办件没有停在任何节点上', 'The case stands on no node'));
  const possible = problems.length === 0;
  return { possible, moves: possible ? places.flatMap(({ moves }) => moves) : [], problems: distinct(problems) };
}

/** What is wrong with a mapping itself: names of nodes that are not there. */
export function remarksOnMapping(
  from: VersionContent,
  to: VersionContent,
  mapping: Readonly<Record<string, string>>,
): { pointer: string; message: Text }[] {
  const has = ({ scenario }: VersionContent, node: string) => scenario.nodes.some(({ id }) => id === node);
  return Object.entries(mapping).flatMap(([before, after]) => {
    const pointer = `/mapping/${before}`;
    if (!has(from, before))
      return [{ pointer, message: text(`原版本没有节点 ${before}`, `The version before has no node ${before}`) }];
    if (!has(to, after))
      return [{ pointer, message: text(`新版本没有节点 ${after}`, `The new version has no node ${after}`) }];
    return [];
  });
}

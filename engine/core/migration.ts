/** Migration (在办迁移): whether an open case can go on in another version of its scenario, and where its tokens would stand. */
import type { Scope, Token, UndoEntry } from './case.ts';
import { renamedNodes } from './diff-nodes.ts';
import { sameText } from './diff-values.ts';
import { nodeName } from './diff-words.ts';
import { unsetAfter } from './migration-data.ts';
import { portsOf, reachableFrom } from './graph.ts';
import { findNodeKind } from './nodes/index.ts';
import type { Scenario, ScenarioNode } from './scenario.ts';
import { Text, text } from './text.ts';
import type { VersionContent } from './version.ts';

/** Where an open case stands, without its data: what the running workflow tells. */
export interface Standing {
  tokens: readonly (Pick<Token, 'id' | 'at' | 'phase' | 'scope'> & { undoing?: string; doomed?: true })[];
  scopes?: readonly Pick<Scope, 'id' | 'parent' | 'kind' | 'token' | 'scenario'>[];
  /** Writes that could be taken back. */
  undo?: readonly Pick<UndoEntry, 'node' | 'scope'>[];
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

const nodeOf = ({ nodes }: Scenario, id: string): ScenarioNode | undefined => nodes.find((node) => node.id === id);

/** A value without the words in it: those may change under way, nothing else. */
function withoutWords(value: unknown): unknown {
  if (Text.safeParse(value).success) return null;
  if (Array.isArray(value)) return value.map(withoutWords);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, withoutWords(each)]));
}

/** What the people or the parts that a node waits for have been told of it. */
const shapeOf = ({ settings, as }: ScenarioNode): string => sameText([withoutWords(settings), as]);

const words = (node: ScenarioNode, zh: string, en: string): Text =>
  text(`${nodeName(node)['zh-CN']}${zh}`, `${nodeName(node).en} ${en}`);

/** Why a token's node and the one it is mapped to are not alike enough for its phase. */
function unlike(before: ScenarioNode, after: ScenarioNode, phase: Token['phase']): Text[] {
  if (before.kind !== after.kind)
    return [words(before, `在新版本中是另一类型（${after.kind}）`, `is of another kind there (${after.kind})`)];
  if (phase === 'waiting' && shapeOf(before) !== shapeOf(after))
    return [words(before, '正在等待，而它的设置已改变', 'is waiting, and its settings have changed')];
  if (phase === 'joining' && shapeOf(before) !== shapeOf(after))
    return [words(before, '正在汇合，而汇合条件已改变', 'is joining, and what it joins by has changed')];
  if (phase !== 'inside') return [];
  const kept = portsOf(before)?.every((port) => portsOf(after)?.includes(port)) ?? false;
  const isSameWork = findNodeKind(before.kind)?.join !== undefined || shapeOf(before) === shapeOf(after);
  return kept && isSameWork
    ? []
    : [words(before, '已展开分支，而它的设置已改变', 'has opened branches, and its settings have changed')];
}

type Standings = Standing['tokens'][number];

/** One plan under way. */
class Planner {
  private readonly from: VersionContent;
  private readonly to: VersionContent;
  private readonly mapping: Readonly<Record<string, string>>;
  private readonly scopes: NonNullable<Standing['scopes']>;
  private readonly tokens: Standing['tokens'];

  constructor(from: VersionContent, to: VersionContent, mapping: Readonly<Record<string, string>>, state: Standing) {
    this.from = from;
    this.to = to;
    this.mapping = mapping;
    this.scopes = state.scopes ?? [];
    this.tokens = state.tokens;
  }

  mapped(id: string): string {
    return Object.hasOwn(this.mapping, id) ? (this.mapping[id] ?? id) : id;
  }

  /** The scopes around one, inmost first. */
  private around(scope: number): NonNullable<Standing['scopes']>[number][] {
    const found = this.scopes.find(({ id }) => id === scope);
    return found ? [found, ...this.around(found.parent)] : [];
  }

  private openerOf(scope: number): Standings | undefined {
    const token = this.around(scope)[0]?.token;
    return this.tokens.find(({ id }) => id === token);
  }

  /** The sub-scenario that a scope belongs to; undefined for the scenario itself. */
  private subOf(scope: number): string | undefined {
    return this.around(scope).find(({ kind }) => kind === 'sub')?.scenario;
  }

  /** Whether the version has the sub-scenario of a scope exactly as it was. */
  private keepsSub(id: string): boolean {
    const [before, after] = [this.from.subs?.[id]?.digest, this.to.subs?.[id]?.digest];
    return before !== undefined && before === after;
  }

  place({ id, at, phase, scope, undoing }: Standings): { move?: Move; problems: Text[] } {
    if (phase === 'performing' || undoing !== undefined) return { problems: [this.underWay(at, scope)] };
    const sub = this.subOf(scope);
    if (sub !== undefined) {
      if (this.keepsSub(sub)) return { move: { token: id, from: at, to: at }, problems: [] };
      const message = text(
        `正在执行子场景 ${sub}，而新版本用的是它的另一版本`,
        `The sub-scenario ${sub} is under way, and the new version has another version of it`,
      );
      return { problems: [message] };
    }
    const before = nodeOf(this.from.scenario, at);
    const after = nodeOf(this.to.scenario, this.mapped(at));
    if (!before || !after) {
      const name = before ? nodeName(before) : text(at, at);
      return {
        problems: [text(`新版本中没有与${name['zh-CN']}对应的节点`, `Nothing there corresponds to ${name.en}`)],
      };
    }
    const problems = [...unlike(before, after, phase), ...this.outside(after, scope), ...this.unset(before, after)];
    return { move: { token: id, from: at, to: after.id }, problems };
  }

  private underWay(at: string, scope: number): Text {
    const node = this.subOf(scope) === undefined ? nodeOf(this.from.scenario, at) : undefined;
    const name = node ? nodeName(node) : text(at, at);
    return text(`${name['zh-CN']}正在写入，须等其完成`, `A write is under way at ${name.en}; it must end first`);
  }

  /** A token must stay among the branches that were opened around it. */
  private outside(after: ScenarioNode, scope: number): Text[] {
    const opener = this.openerOf(scope);
    if (!opener) return [];
    const target = this.mapped(opener.at);
    if (nodeOf(this.to.scenario, target) && reachableFrom(this.to.scenario, target).has(after.id)) return [];
    return [words(after, '在新版本中不在原来的分支之内', 'does not lie within the same branches there')];
  }

  private unset(before: ScenarioNode, after: ScenarioNode): Text[] {
    return unsetAfter(this.from.scenario, before.id, this.to.scenario, after.id).map((name) =>
      words(
        after,
        `之后要用到 ${name}，而原版本没有取得它`,
        `needs ${name} later, which the version before does not gather`,
      ),
    );
  }

  /** What was written must still be known to whoever would take it back. */
  undoable({ node, scope }: Pick<UndoEntry, 'node' | 'scope'>): Text[] {
    const sub = this.subOf(scope);
    if (sub !== undefined) return [];
    const before = nodeOf(this.from.scenario, node);
    if (before && nodeOf(this.to.scenario, this.mapped(node))?.kind === before.kind) return [];
    const name = before ? nodeName(before) : text(node, node);
    return [
      text(
        `${name['zh-CN']}已写入，而新版本无法撤销它`,
        `${name.en} was written, and the new version could not take it back`,
      ),
    ];
  }
}

/** Plans how a case would go on in another version. `mapping` names, by earlier node, the later one; a node that is not named keeps its id. */
export function planMigration(
  from: VersionContent,
  to: VersionContent,
  mapping: Readonly<Record<string, string>>,
  state: Standing,
): MigrationPlan {
  const planner = new Planner(from, to, mapping, state);
  const places = state.tokens.filter(({ doomed }) => !doomed).map((token) => planner.place(token));
  const doomed = state.tokens
    .filter((token) => token.doomed)
    .flatMap((token) => planner.place({ ...token, phase: 'performing' }).problems);
  const undo = (state.undo ?? []).flatMap((entry) => planner.undoable(entry));
  const problems = [...places.flatMap((place) => place.problems), ...doomed, ...undo];
  const none = text('办件没有停在任何节点上', 'The case stands on no node');
  if (state.tokens.length === 0) problems.push(none);
  const possible = problems.length === 0;
  return { possible, moves: possible ? places.flatMap(({ move }) => move ?? []) : [], problems: distinct(problems) };
}

const distinct = (texts: readonly Text[]): Text[] => [...new Map(texts.map((each) => [each.en, each])).values()];

/** What is wrong with a mapping itself: names of nodes that are not there, or two nodes that become one. */
export function remarksOnMapping(
  from: VersionContent,
  to: VersionContent,
  mapping: Readonly<Record<string, string>>,
): { pointer: string; message: Text }[] {
  return Object.entries(mapping).flatMap(([before, after]) => {
    const pointer = `/mapping/${before}`;
    if (!nodeOf(from.scenario, before))
      return [{ pointer, message: text(`原版本没有节点 ${before}`, `The version before has no node ${before}`) }];
    if (!nodeOf(to.scenario, after))
      return [{ pointer, message: text(`新版本没有节点 ${after}`, `The new version has no node ${after}`) }];
    return [];
  });
}

/** The difference of two scenarios' nodes: added, removed, changed, and those that only got another id. */
import { diffValues, sameText } from './diff-values.ts';
import { nodeName, said, sentence } from './diff-words.ts';
import type { Difference } from './diff.ts';
import { findNodeKind } from '../nodes/index.ts';
import type { Scenario, ScenarioNode } from '../scenario.ts';
import { Text, text } from '../text.ts';

type ById = ReadonlyMap<string, ScenarioNode>;

const byId = ({ nodes }: Scenario): ById => new Map(nodes.map((node) => [node.id, node]));

/** What a node does, whatever it is called and wherever it stands. */
const essenceOf = ({ id: _id, name: _name, position: _position, ...rest }: ScenarioNode): string => sameText(rest);

/** The edges of a node, its neighbours by id where both scenarios have them. */
function edgesAround({ edges }: Scenario, id: string, isShared: (id: string) => boolean): string[] {
  const other = (neighbour: string): string =>
    neighbour === id ? 'itself' : isShared(neighbour) ? `=${neighbour}` : '?';
  return edges.flatMap(({ from, port, to }) => [
    ...(from === id ? [`out ${port} ${other(to)}`] : []),
    ...(to === id ? [`in ${port} ${other(from)}`] : []),
  ]);
}

/** How many edges two nodes have in common; -1 where they have edges but none in common. */
function likeness(before: readonly string[], after: readonly string[]): number {
  const rest = [...after];
  for (const edge of before) {
    const index = rest.indexOf(edge);
    if (index >= 0) rest.splice(index, 1);
  }
  const common = after.length - rest.length;
  return common === 0 && before.length + after.length > 0 ? -1 : common;
}

/** The nodes that only got another id, from the earlier to the later: the same kind and settings, and edges in common. */
export function renamedNodes(before: Scenario, after: Scenario): ReadonlyMap<string, string> {
  const [old, fresh] = [byId(before), byId(after)];
  const isShared = (id: string): boolean => old.has(id) && fresh.has(id);
  const added = [...fresh.values()].filter(({ id }) => !old.has(id));
  const addedBy = Map.groupBy(added, essenceOf);
  const pairs = [...old.values()]
    .filter(({ id }) => !fresh.has(id))
    .flatMap((removed) => {
      const around = edgesAround(before, removed.id, isShared);
      return (addedBy.get(essenceOf(removed)) ?? []).map(({ id }) => ({
        from: removed.id,
        to: id,
        likeness: likeness(around, edgesAround(after, id, isShared)),
      }));
    })
    .filter((pair) => pair.likeness >= 0)
    .sort((a, b) => b.likeness - a.likeness);
  const renamed = new Map<string, string>();
  const taken = new Set<string>();
  for (const { from, to } of pairs) {
    if (renamed.has(from) || taken.has(to)) continue;
    renamed.set(from, to);
    taken.add(to);
  }
  return renamed;
}

const optionWords: Record<string, Text> = {
  kind: text('类型', 'Kind'),
  name: text('名称', 'Name'),
  settings: text('设置', 'Settings'),
  as: text('输出变量', 'Output variable'),
  attempts: text('尝试次数', 'Attempts'),
  timeoutSeconds: text('超时秒数', 'Time-out in seconds'),
  catches: text('捕获的错误', 'Errors caught'),
  limit: text('时限', 'Time limit'),
};

/** The word on a setting's field in its kind's form, if it has one. */
function settingWord(kind: string, pointer: string): Text | undefined {
  const field = pointer.split('/')[2];
  const shape = (findNodeKind(kind)?.settings as { shape?: Record<string, { meta?: () => unknown }> } | undefined)
    ?.shape;
  const meta = field === undefined ? undefined : (shape?.[field]?.meta?.() as { label?: unknown } | undefined);
  const label = Text.safeParse(meta?.label);
  return label.success ? label.data : undefined;
}

function changesOf(before: ScenarioNode, after: ScenarioNode, base: string): Difference[] {
  const named = nodeName(after);
  return Object.entries(optionWords).flatMap(([option, word]) =>
    diffValues(before[option as keyof ScenarioNode], after[option as keyof ScenarioNode], [option]).map((each) => {
      const own = option === 'settings' ? settingWord(after.kind, each.pointer) : undefined;
      const words = own ? said({ ...each, pointer: each.pointer.slice('/settings'.length) }, own) : said(each, word);
      return {
        ...each,
        what: 'node-changed' as const,
        node: after.id,
        pointer: base + each.pointer,
        words: sentence(`${named['zh-CN']}：${words['zh-CN']}`, `${named.en}: ${words.en}`),
      };
    }),
  );
}

/** Every node that was added, removed, renamed or changed. */
export function diffNodes(before: Scenario, after: Scenario, renamed: ReadonlyMap<string, string>): Difference[] {
  const [old, fresh] = [byId(before), byId(after)];
  const came = new Map([...renamed].map(([from, to]) => [to, from]));
  const differences: Difference[] = [];
  for (const [index, node] of before.nodes.entries()) {
    if (fresh.has(node.id) || renamed.has(node.id)) continue;
    const words = sentence(`已删除${nodeName(node)['zh-CN']}`, `${nodeName(node).en} was removed`);
    differences.push({ what: 'node-removed', pointer: `/nodes/${index}`, node: node.id, before: node, words });
  }
  for (const [index, node] of after.nodes.entries()) {
    const pointer = `/nodes/${index}`;
    const from = came.get(node.id);
    const earlier = old.get(from ?? node.id);
    if (!earlier) {
      const words = sentence(`已新增${nodeName(node)['zh-CN']}`, `${nodeName(node).en} was added`);
      differences.push({ what: 'node-added', pointer, node: node.id, after: node, words });
      continue;
    }
    if (from !== undefined) {
      const words = sentence(`节点 ${from} 改名为 ${node.id}`, `node ${from} is now called ${node.id}`);
      differences.push({ what: 'node-renamed', pointer, node: node.id, before: from, after: node.id, words });
    }
    differences.push(...changesOf(earlier, node, pointer));
  }
  return differences;
}

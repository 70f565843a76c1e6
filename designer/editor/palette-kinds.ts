/** The node kinds as the palette has them: by group, searched in both languages. */
import { nodeGroups, type NodeGroup, type NodeKind } from '../../engine/core/node.ts';
import { nodeKinds } from '../../engine/core/nodes/index.ts';
import type { Text } from '../../engine/core/text.ts';

export interface PaletteDrawer {
  group: NodeGroup;
  label: Text;
  kinds: readonly NodeKind[];
}

const wordsOf = ({ kind, label, summary, group }: NodeKind): string =>
  [kind, ...Object.values(label), ...Object.values(summary), ...Object.values(nodeGroups[group])]
    .join('\n')
    .toLowerCase();

/** The kinds that have every word of the query, what is called so before what is described so. */
export function searchKinds(query: string): NodeKind[] {
  const wanted = query.toLowerCase().split(/\s+/).filter(Boolean);
  const found = Object.values<NodeKind>(nodeKinds).filter((kind) =>
    wanted.every((word) => wordsOf(kind).includes(word)),
  );
  const isCalled = ({ kind, label }: NodeKind): boolean =>
    wanted.some((word) => [kind, ...Object.values(label)].some((name) => name.toLowerCase().includes(word)));
  return [...found.filter(isCalled), ...found.filter((kind) => !isCalled(kind))];
}

/** The drawers with what of them fits the query; empty ones are left out. */
export function paletteDrawers(query: string): PaletteDrawer[] {
  const found = searchKinds(query);
  return Object.entries(nodeGroups)
    .map(([group, label]) => ({
      group: group as NodeGroup,
      label,
      kinds: found.filter((kind) => kind.group === group),
    }))
    .filter(({ kinds }) => kinds.length > 0);
}

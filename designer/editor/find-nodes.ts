/** Finds nodes by whatever an author remembers of them: name, kind, id, variable, policy, prompt or clause; and notes and groups by what they say. */
import { findNodeKind } from '../../engine/core/nodes/index.ts';
import type { Scenario, ScenarioNode } from '../../engine/core/scenario.ts';
import { groupKey } from '../canvas/group-key.ts';
import { noteKey } from '../canvas/note-key.ts';

/** The texts within a value, whatever its shape. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}

/** Everything that a node can be found by. */
function wordsOf(node: ScenarioNode): string {
  const kind = findNodeKind(node.kind);
  const words = [node.id, node.kind, node.as ?? '', ...textsIn(node.name), ...textsIn(node.settings)];
  return [...words, ...textsIn(kind?.label), ...(kind?.clauses ?? [])].join('\n').toLowerCase();
}

/** The ids of the nodes, and the keys of the notes and groups, that have every word of the query, in the order of the document. */
export function findNodes({ nodes, notes = [], groups = [] }: Scenario, query: string): string[] {
  const wanted = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return [];
  const fits = (words: string): boolean => wanted.every((word) => words.includes(word));
  return [
    ...nodes.filter((node) => fits(wordsOf(node))).map(({ id }) => id),
    ...notes.filter(({ text }) => fits(text.toLowerCase())).map(({ id }) => noteKey(id)),
    ...groups.filter(({ title }) => fits(title.toLowerCase())).map(({ id }) => groupKey(id)),
  ];
}

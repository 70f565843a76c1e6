/** Nodes as text on the clipboard, so that they can be pasted into any scenario, in any window. */
import { z } from 'zod';
import { Edge, Group, Note, Scenario, ScenarioNode } from '../../engine/core/scenario.ts';
import { freeId, type Point } from './edits.ts';
import { membersOf } from '../canvas/canvas-groups.ts';
import { groupKey } from '../canvas/group-key.ts';
import { noteKey } from '../canvas/note-key.ts';
import { addGroup, expanded, newGroup, withoutMembers } from './group-edits.ts';
import { freeNoteId } from './note-edits.ts';

const marker = 'yikatong/nodes/1';

const Clip = z.strictObject({
  yikatong: z.literal(marker),
  nodes: z.array(ScenarioNode).max(300),
  edges: z.array(Edge).max(1200),
  notes: z.array(Note).max(200).default([]),
  groups: z.array(Group).max(100).default([]),
  /** The scenario's own prompts and variables that the nodes use. */
  prompts: Scenario.shape.prompts,
  variables: Scenario.shape.variables,
});
export type Clip = z.infer<typeof Clip>;

/** Of a record, the entries that some text within a value names. */
function namedIn<T>(entries: Readonly<Record<string, T>>, value: unknown): Record<string, T> {
  const words = new Set(JSON.stringify(value).match(/[A-Za-z0-9_.-]+/g) ?? []);
  const roots = new Set([...words].map((word) => word.split('.')[0] ?? word));
  return Object.fromEntries(Object.entries(entries).filter(([name]) => words.has(name) || roots.has(name)));
}

/** The chosen nodes, notes and groups, the edges among them, and the prompts and variables of the scenario's own that they use. */
export function clipOf(scenario: Scenario, ids: readonly string[]): Clip {
  const { nodes, edges, notes = [], groups = [], prompts, variables = {} } = scenario;
  const chosen = new Set(expanded(scenario, ids));
  const taken = nodes.filter(({ id }) => chosen.has(id));
  const isTaken = (group: Group): boolean =>
    ids.includes(groupKey(group.id)) || group.nodes.every((id) => chosen.has(id));
  const left = new Set([...nodes.map(({ id }) => id), ...notes.map(({ id }) => noteKey(id))]);
  for (const id of chosen) left.delete(id);
  return {
    yikatong: marker,
    nodes: taken,
    edges: edges.filter(({ from, to }) => chosen.has(from) && chosen.has(to)),
    notes: notes.filter(({ id }) => chosen.has(noteKey(id))),
    groups: groups.filter(isTaken).map((group) => withoutMembers(group, left)),
    prompts: namedIn(prompts, taken),
    variables: namedIn(variables, taken),
  };
}

/** The clip a text holds; null where it is any other text. */
export function readClip(text: string): Clip | null {
  if (!text.includes(marker)) return null;
  try {
    const clip = Clip.safeParse(JSON.parse(text)).data;
    return clip && clip.nodes.length + clip.notes.length > 0 ? clip : null;
  } catch {
    return null;
  }
}

export interface Pasted {
  scenario: Scenario;
  /** What was put in, as it is chosen. */
  ids: string[];
  /** The prompts and variables that came along since the scenario had none of their names. */
  brought: string[];
}

/** Puts a clip into a scenario: under new ids, moved by as much, without a second start, with what its nodes use and the scenario lacks. */
export function pasted(scenario: Scenario, clip: Clip, by: Point): Pasted {
  const hasStart = scenario.nodes.some(({ kind }) => kind === 'start');
  const renamed = new Map<string, string>();
  const next = { ...scenario, nodes: [...scenario.nodes], edges: [...scenario.edges] };
  const moved = ({ x, y } = { x: 0, y: 0 }): Point => ({ x: x + by.x, y: y + by.y });
  for (const node of clip.nodes) {
    if ((node.kind === 'start' && hasStart) || renamed.has(node.id)) continue;
    const id = freeId(next, stem(node.id));
    renamed.set(node.id, id);
    next.nodes.push({ ...structuredClone(node), id, position: moved(node.position) });
  }
  for (const { from, port, to } of clip.edges) {
    const [source, target] = [renamed.get(from), renamed.get(to)];
    if (source !== undefined && target !== undefined) next.edges.push({ from: source, port, to: target });
  }
  for (const { about, ...note } of clip.notes) {
    const id = freeNoteId(next);
    const of = about === undefined ? undefined : renamed.get(about);
    const copy = { ...note, id, position: moved(note.position), ...(of !== undefined && { about: of }) };
    next.notes = [...(next.notes ?? []), copy];
    renamed.set(noteKey(note.id), noteKey(id));
  }
  const grouped = withCopiedGroups(next, clip.groups, renamed);
  const ids = [...renamed.values()];
  if (ids.length === 0) return { scenario, ids: [], brought: [] };
  return { ...withBrought(grouped, clip), ids };
}

/** With copies of groups, of as much of each as was put in. */
function withCopiedGroups(
  scenario: Scenario,
  groups: readonly Group[],
  renamed: ReadonlyMap<string, string>,
): Scenario {
  return groups.reduce((next, group) => {
    const members = membersOf(group).flatMap((member) => renamed.get(member) ?? []);
    const { id, nodes, notes } = newGroup(next, members, group.title) ?? { id: null };
    if (id === null) return next;
    const { notes: _notes, ...rest } = group;
    return addGroup({ ...rest, id, nodes, ...(notes && { notes }) })(next);
  }, scenario);
}

/** With the prompts and variables of a clip that a scenario has none of the name of. */
function withBrought(scenario: Scenario, { prompts, variables = {} }: Clip): Pick<Pasted, 'scenario' | 'brought'> {
  const lacking = <T>(from: Readonly<Record<string, T>>, has: object): [string, T][] =>
    Object.entries(from).filter(([name]) => !Object.hasOwn(has, name));
  const [newPrompts, newVariables] = [lacking(prompts, scenario.prompts), lacking(variables, scenario.variables ?? {})];
  return {
    scenario: {
      ...scenario,
      prompts: { ...scenario.prompts, ...Object.fromEntries(newPrompts) },
      ...(newVariables.length > 0 && { variables: { ...scenario.variables, ...Object.fromEntries(newVariables) } }),
    },
    brought: [...newPrompts, ...newVariables].map(([name]) => name),
  };
}

/** An id without the number that made it differ: read-card-2 is read-card again. */
const stem = (id: string): string => id.replace(/-\d+$/, '').slice(0, 54) || id;

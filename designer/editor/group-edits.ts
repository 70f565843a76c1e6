/** What an author does to groups. */
import type { Group, Scenario } from '../../engine/core/scenario.ts';
import { membersOf } from '../canvas/canvas-groups.ts';
import { groupIdOf } from '../canvas/group-key.ts';
import type { Positions } from '../canvas/layout.ts';
import { noteIdOf, noteKey } from '../canvas/note-key.ts';
import type { Edit, Point } from './edits.ts';

/** A name for a new group that no other has: group-1, group-2 … */
export function freeGroupId({ groups = [] }: Pick<Scenario, 'groups'>): string {
  const taken = new Set(groups.map(({ id }) => id));
  for (let number = 1; ; number += 1) if (!taken.has(`group-${number}`)) return `group-${number}`;
}

/** The scenario with its groups changed, those without a node left out; without any, it has none at all. */
export function withGroups(scenario: Scenario, change: (groups: readonly Group[]) => Group[]): Scenario {
  const { groups = [], ...rest } = scenario;
  const changed = change(groups).filter(({ nodes }) => nodes.length > 0);
  if (changed.length === groups.length && changed.every((each, index) => each === groups[index])) return scenario;
  return changed.length > 0 ? { ...scenario, groups: changed } : rest;
}

/** A group with these members of what a scenario has, in the order of the document. */
function holding(group: Group, { nodes, notes = [] }: Scenario, members: ReadonlySet<string>): Group {
  const { notes: _notes, ...rest } = group;
  const held = notes.map(({ id }) => id).filter((id) => members.has(noteKey(id)));
  return {
    ...rest,
    nodes: nodes.map(({ id }) => id).filter((id) => members.has(id)),
    ...(held.length > 0 && { notes: held }),
  };
}

/** A group without what is gone. */
export function withoutMembers(group: Group, gone: ReadonlySet<string>): Group {
  const left = membersOf(group).filter((member) => !gone.has(member));
  if (left.length === membersOf(group).length) return group;
  const { notes: _notes, ...rest } = group;
  const notes = left.map(noteIdOf).filter((id) => id !== null);
  return { ...rest, nodes: left.filter((member) => noteIdOf(member) === null), ...(notes.length > 0 && { notes }) };
}

/** A new group of what is chosen; null where no node is among it. Of a chosen group, what is in it counts. */
export function newGroup(scenario: Scenario, chosen: readonly string[], title: string): Group | null {
  const members = new Set(expanded(scenario, chosen));
  const group = holding({ id: freeGroupId(scenario), title, nodes: [] }, scenario, members);
  return group.nodes.length > 0 ? group : null;
}

/** Adds a group; what is in it leaves the groups it was in. */
export const addGroup =
  (group: Group): Edit =>
  (scenario) => {
    const members = new Set(membersOf(group));
    return withGroups(scenario, (groups) => [...groups.map((each) => withoutMembers(each, members)), group]);
  };

/** Takes frames away; what was in them stays. */
export const ungroup =
  (ids: readonly string[]): Edit =>
  (scenario) =>
    withGroups(scenario, (groups) => groups.filter(({ id }) => !ids.includes(id)));

/** What may be changed of a group by itself; a key given as undefined is taken away. */
export interface GroupChange {
  title?: string;
  colour?: Group['colour'] | undefined;
  collapsed?: true | undefined;
}

/** Changes a group's title or colour, or folds it. */
export const changeGroup =
  (id: string, change: GroupChange): Edit =>
  (scenario) =>
    withGroups(scenario, (groups) =>
      groups.map((group) => {
        if (group.id !== id) return group;
        const { colour, collapsed, ...rest } = { ...group, ...change };
        const next = { ...rest, ...(colour && { colour }), ...(collapsed && { collapsed }) };
        const isSame = next.title === group.title && colour === group.colour && collapsed === group.collapsed;
        return isSame ? group : next;
      }),
    );

/** Says anew which nodes and notes are in a group; those leave the groups they were in. */
export const regroup =
  (id: string, members: readonly string[]): Edit =>
  (scenario) => {
    const inside = new Set(members);
    return withGroups(scenario, (groups) =>
      groups.map((group) => (group.id === id ? holding(group, scenario, inside) : withoutMembers(group, inside))),
    );
  };

/** What is chosen, with what is in the groups that are chosen in place of these. */
export function expanded({ groups = [] }: Pick<Scenario, 'groups'>, chosen: readonly string[]): string[] {
  const members = chosen.flatMap((key) => {
    const id = groupIdOf(key);
    if (id === null) return [key];
    const group = groups.find((each) => each.id === id);
    return group ? membersOf(group) : [];
  });
  return [...new Set(members)];
}

/** Moves with what is in the groups that moved, each as far as its group, which was `from`; what is moved by itself stays so. */
export function withMembersMoved(
  scenario: Scenario,
  to: Positions,
  from: (group: string) => Point | undefined,
): Positions {
  const { nodes, notes = [], groups = [] } = scenario;
  const places = new Map<string, Point | undefined>([
    ...nodes.map(({ id, position }) => [id, position] as const),
    ...notes.map(({ id, position }) => [noteKey(id), position] as const),
  ]);
  const moved: Positions = {};
  for (const [key, at] of Object.entries(to)) {
    const id = groupIdOf(key);
    if (id === null) {
      moved[key] = at;
      continue;
    }
    const [before, group] = [from(id), groups.find((each) => each.id === id)];
    if (!before || !group) continue;
    for (const member of membersOf(group)) {
      const place = places.get(member);
      if (place && !Object.hasOwn(to, member))
        moved[member] = { x: place.x + at.x - before.x, y: place.y + at.y - before.y };
    }
  }
  return moved;
}

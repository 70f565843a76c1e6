/** Edits of nested conditions, each by the path of the condition it concerns; a condition that nobody filled in yet has an empty fact. */
import { assertExists } from '../../engine/core/control.ts';
import type { Condition, Conditions } from '../../engine/core/policies/policy.ts';

export type Path = readonly (string | number)[];
export type GroupKind = 'all' | 'any';

/** A condition still to be filled in. */
export const blank: Condition = { fact: '', operator: 'equal', value: '' };

/** The kind of a group and its members; null for what is none. */
export function groupOf(conditions: Conditions): { kind: GroupKind; members: Conditions[] } | null {
  if ('all' in conditions) return { kind: 'all', members: conditions.all };
  return 'any' in conditions ? { kind: 'any', members: conditions.any } : null;
}

/** A group. */
export const grouped = (kind: GroupKind, members: Conditions[]): Conditions =>
  kind === 'all' ? { all: members } : { any: members };

/** What stands at a path; undefined where nothing does. */
export function conditionsAt(conditions: Conditions, path: Path): Conditions | undefined {
  let at: unknown = conditions;
  for (const step of path)
    at = typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[step] : undefined;
  return at as Conditions | undefined;
}

/** Puts something else at a path. */
export function replaceAt(conditions: Conditions, path: Path, change: (old: Conditions) => Conditions): Conditions {
  const [step, ...rest] = path;
  if (step === undefined) return change(conditions);
  if ('not' in conditions) return { not: replaceAt(conditions.not, rest, change) };
  const group = assertExists(groupOf(conditions), 'a group on the path');
  const [index, ...inner] = rest;
  const members = group.members.map((each, at) => (at === index ? replaceAt(each, inner, change) : each));
  return grouped(group.kind, members);
}

/** Adds a member to the group at a path; what is no group becomes one first. */
export const addAt = (conditions: Conditions, path: Path, member: Conditions, kind: GroupKind = 'all'): Conditions =>
  replaceAt(conditions, path, (old) => {
    const group = groupOf(old);
    return group ? grouped(group.kind, [...group.members, member]) : grouped(kind, [old, member]);
  });

/** Takes away what stands at a path, and groups that are empty then; a rule without any condition gets a blank one. */
export function removeAt(conditions: Conditions, path: Path): Conditions {
  const last = path.at(-1);
  if (last === undefined) return blank;
  if (last === 'not') return removeAt(conditions, path.slice(0, -1));
  const parent = path.slice(0, -2);
  const group = groupOf(assertExists(conditionsAt(conditions, parent), 'a group on the path'));
  if (!group || group.members.length === 1) return removeAt(conditions, parent);
  const members = group.members.filter((_member, index) => index !== last);
  return replaceAt(conditions, parent, () => grouped(group.kind, members));
}

/** Puts a group around what stands at a path. */
export const wrapAt = (conditions: Conditions, path: Path, kind: GroupKind): Conditions =>
  replaceAt(conditions, path, (old) => grouped(kind, [old]));

/** Negates what stands at a path, or takes the negation away. */
export const negateAt = (conditions: Conditions, path: Path): Conditions =>
  replaceAt(conditions, path, (old) => ('not' in old ? old.not : { not: old }));

/** Whether a group can be taken away with its members left. */
export function canUnwrap(conditions: Conditions, path: Path): boolean {
  const group = groupOf(conditionsAt(conditions, path) ?? blank);
  return group !== null && (group.members.length === 1 || typeof path.at(-1) === 'number');
}

/** Takes a group away and leaves its members in its place. */
export function unwrapAt(conditions: Conditions, path: Path): Conditions {
  const group = groupOf(conditionsAt(conditions, path) ?? blank);
  const [only, ...others] = group?.members ?? [];
  if (!group || !only) return conditions;
  if (others.length === 0) return replaceAt(conditions, path, () => only);
  const index = path.at(-1);
  return replaceAt(conditions, path.slice(0, -2), (parent) => {
    const around = groupOf(parent);
    if (!around) return parent;
    return grouped(
      around.kind,
      around.members.flatMap((each, at) => (at === index ? group.members : [each])),
    );
  });
}

/** Changes whether all or any of a group must hold. */
export const turnAt = (conditions: Conditions, path: Path, kind: GroupKind): Conditions =>
  replaceAt(conditions, path, (old) => {
    const group = groupOf(old);
    return group ? grouped(kind, group.members) : old;
  });

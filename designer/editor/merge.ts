/** Merges what two authors made of one scenario: by node and setting, way, prompt and variable. What both changed differently is a conflict. */
import { isSame } from '../../engine/core/diff/diff-values.ts';
import { freeId } from '../../engine/core/edit.ts';
import { pointerOf } from '../../engine/core/schema-errors.ts';
import type { Edge, Group, Note, Scenario, ScenarioNode } from '../../engine/core/scenario.ts';

export type Side = 'mine' | 'theirs';

/** A place that both changed; undefined where a side has nothing there. */
export interface Conflict {
  /** By identity, not by place in a list: `/nodes/read/settings/mode`, `/edges/read.done`, `/prompts/CODE`. */
  pointer: string;
  path: readonly string[];
  base: unknown;
  mine: unknown;
  theirs: unknown;
}

export interface Merge {
  merged: Scenario;
  conflicts: readonly Conflict[];
}

/** Which side is taken where both changed, by the conflict's pointer; mine where nothing is said. */
export type Choices = Readonly<Record<string, Side>>;

type Fields = Readonly<Record<string, unknown>>;
type Three<T> = Record<'base' | Side, T>;

/** What a merge gathers on its way. */
interface Work {
  choices: Choices;
  conflicts: Conflict[];
}

const sides = ['base', 'mine', 'theirs'] as const;

const each = <T, U>({ base, mine, theirs }: Three<T>, change: (value: T, side: 'base' | Side) => U): Three<U> => ({
  base: change(base, 'base'),
  mine: change(mine, 'mine'),
  theirs: change(theirs, 'theirs'),
});

const same = (a: unknown, b: unknown): boolean => a === b || isSame(a, b);
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const at = (fields: Fields, key: string): unknown => (Object.hasOwn(fields, key) ? fields[key] : undefined);

/** Merges two documents made from a base. Where they conflict the choice is taken, and the conflict is told all the same. */
export function merge(base: Scenario, mine: Scenario, theirs: Scenario, choices: Choices = {}): Merge {
  if (same(base, mine) || same(mine, theirs)) return { merged: theirs, conflicts: [] };
  if (same(base, theirs)) return { merged: mine, conflicts: [] };
  const work: Work = { choices, conflicts: [] };
  const all = { base, mine: withOwnIds(base, mine, theirs), theirs };
  const { notes, groups, ...rest } = mergeFields(
    each(all, ({ nodes: _nodes, edges: _edges, ...others }) => ({
      ...others,
      notes: byId(others.notes),
      groups: byId(others.groups),
    })),
    [],
    work,
  );
  const graph = mergeGraph(all, work);
  const noted = notesIn(notes, graph);
  const merged = { ...rest, ...noted, ...groupsIn(groups, { ...graph, ...noted }), ...graph } as Scenario;
  return { merged, conflicts: work.conflicts };
}

/** Notes or groups under their ids, so that they are merged one by one. */
const byId = (items: readonly { id: string }[] = []): Fields =>
  Object.fromEntries(items.map((item) => [item.id, item]));

/** The merged notes as a list; a note of a node that is gone is of none. */
function notesIn(merged: unknown, { nodes }: Pick<Scenario, 'nodes'>): { notes?: Note[] } {
  if (!isFields(merged) || Object.keys(merged).length === 0) return {};
  const ids = new Set(nodes.map(({ id }) => id));
  return {
    notes: (Object.values(merged) as Note[]).map(({ about, ...note }) =>
      about !== undefined && ids.has(about) ? { ...note, about } : note,
    ),
  };
}

/** The merged groups as a list: of each what is still there and in no group before it; none that holds no node. */
function groupsIn(merged: unknown, { nodes, notes = [] }: Pick<Scenario, 'nodes' | 'notes'>): { groups?: Group[] } {
  if (!isFields(merged)) return {};
  const free = { nodes: new Set(nodes.map(({ id }) => id)), notes: new Set(notes.map(({ id }) => id)) };
  // Deleting tells whether it was still free.
  const groups = (Object.values(merged) as Group[]).map(({ nodes: inside = [], notes: held = [], ...group }): Group => {
    const left = held.filter((id) => free.notes.delete(id));
    return { ...group, nodes: inside.filter((id) => free.nodes.delete(id)), ...(left.length > 0 && { notes: left }) };
  });
  const filled = groups.filter((group) => group.nodes.length > 0);
  return filled.length > 0 ? { groups: filled } : {};
}

/** What both sides keep or added of a list of names, and neither took out. */
function mergeNames(all: Three<unknown>): string[] | undefined {
  const { base, mine, theirs } = each(all, (names) => new Set(Array.isArray(names) ? (names as string[]) : []));
  const merged = [...new Set([...mine, ...theirs])].filter((id) => !base.has(id) || (mine.has(id) && theirs.has(id)));
  return merged.length > 0 ? merged : undefined;
}

/** Mine, with nodes renamed that are new in both documents under one id but are not the same node. */
function withOwnIds(base: Scenario, mine: Scenario, theirs: Scenario): Scenario {
  const before = new Set(base.nodes.map(({ id }) => id));
  const other = new Map(theirs.nodes.map((node) => [node.id, node]));
  const taken = { ...mine, nodes: [...mine.nodes, ...theirs.nodes, ...base.nodes] };
  const names = new Map<string, string>();
  for (const node of mine.nodes) {
    if (before.has(node.id) || !other.has(node.id) || same(node, other.get(node.id))) continue;
    const id = freeId(taken, node.id);
    taken.nodes.push({ ...node, id });
    names.set(node.id, id);
  }
  if (names.size === 0) return mine;
  const named = (id: string): string => names.get(id) ?? id;
  return {
    ...mine,
    nodes: mine.nodes.map((node) => ({ ...node, id: named(node.id) })),
    edges: mine.edges.map((edge) => ({ ...edge, from: named(edge.from), to: named(edge.to) })),
  };
}

/** What is merged key by key; all else is one value. */
function isKeyed(path: readonly string[]): boolean {
  const [area, , part] = path;
  if (path.length === 1) return ['name', 'summary', 'prompts', 'variables', 'notes', 'groups'].includes(area ?? '');
  if (area === 'notes' || area === 'groups') return path.length === 2;
  if (area !== 'nodes') return false;
  return path.length === 2 || (path.length === 3 && (part === 'settings' || part === 'name'));
}

/** Where a node or a note lies, and how a group looks, is not worth a question. */
const isPlace = ([area, , part, ...rest]: readonly string[]): boolean =>
  rest.length === 0 &&
  (area === 'groups'
    ? part === 'colour' || part === 'collapsed'
    : (area === 'nodes' || area === 'notes') && (part === 'position' || part === 'size'));

/** What is in a group. */
const isMembers = ([area, , part]: readonly string[]): boolean =>
  area === 'groups' && (part === 'nodes' || part === 'notes');

function mergeValue({ base, mine, theirs }: Three<unknown>, path: readonly string[], work: Work): unknown {
  if (same(base, mine) || same(mine, theirs)) return theirs;
  if (same(base, theirs)) return mine;
  if (isPlace(path)) return mine ?? theirs;
  if (isMembers(path)) return mergeNames({ base, mine, theirs });
  const before = base ?? {};
  if (isKeyed(path) && isFields(before) && isFields(mine) && isFields(theirs) && sameKind(before, mine, theirs))
    return mergeFields({ base: before, mine, theirs }, path, work);
  return decide({ base, mine, theirs }, path, work);
}

/** The settings of one kind say nothing under another. */
const sameKind = (base: Fields, mine: Fields, theirs: Fields): boolean =>
  base['kind'] === mine['kind'] && base['kind'] === theirs['kind'];

function decide<T>(values: Three<T>, path: readonly string[], { choices, conflicts }: Work): T {
  const pointer = pointerOf(path);
  conflicts.push({ pointer, path, ...values });
  return values[choices[pointer] ?? 'mine'];
}

function mergeFields(all: Three<Fields>, path: readonly string[], work: Work): Fields {
  const keys = inOrder(each(all, (fields) => Object.keys(fields)));
  const merged = keys.map((key) => [
    key,
    mergeValue(
      each(all, (fields) => at(fields, key)),
      [...path, key],
      work,
    ),
  ]);
  return Object.fromEntries(merged.filter(([, value]) => value !== undefined)) as Fields;
}

/** Every key, in the order of the side that changed it; what only the other has comes after what it follows there. */
function inOrder({ base, mine, theirs }: Three<readonly string[]>): string[] {
  const [first, second] = same(base, mine) ? [theirs, mine] : [mine, theirs];
  const order = [...first];
  const known = new Set(first);
  second.forEach((key, index) => {
    if (known.has(key)) return;
    known.add(key);
    const before = second[index - 1];
    order.splice(before === undefined ? 0 : order.indexOf(before) + 1, 0, key);
  });
  return order;
}

/** The items of a list under their names; a name that comes again is told apart by its count. */
function keyed<T>(items: readonly T[], nameOf: (item: T) => string): Map<string, T> {
  const found = new Map<string, T>();
  for (const item of items) {
    const name = nameOf(item);
    let key = name;
    for (let count = 2; found.has(key); count += 1) key = `${name}#${count}`;
    found.set(key, item);
  }
  return found;
}

const slotOf = ({ from, port }: Edge): string => `${from}.${port}`;
const touches = ({ from, to }: Edge, ids: { has: (id: string) => boolean }): boolean => ids.has(from) || ids.has(to);

function mergeGraph(all: Three<Scenario>, work: Work): Pick<Scenario, 'nodes' | 'edges'> {
  const { nodes, kept } = mergeNodes(all, work);
  const left = new Set(nodes.map(({ id }) => id));
  const gone = new Set(sides.flatMap((side) => all[side].nodes.map(({ id }) => id)).filter((id) => !left.has(id)));
  const edges = each(all, (document) =>
    keyed(
      document.edges.filter((edge) => !touches(edge, gone)),
      slotOf,
    ),
  );
  const merged = inOrder(each(edges, (found) => [...found.keys()])).map((slot): Edge | undefined => {
    const three = each(edges, (found) => found.get(slot));
    for (const side of ['mine', 'theirs'] as const) {
      const edge = three[side];
      if (edge && touches(edge, kept[side])) return edge;
    }
    return mergeValue(three, ['edges', slot], work) as Edge | undefined;
  });
  return { nodes, edges: merged.filter((edge) => edge !== undefined) };
}

/** The nodes of both, and by side those that the other had taken away. A scenario keeps at least one node. */
function mergeNodes(all: Three<Scenario>, work: Work): { nodes: ScenarioNode[]; kept: Record<Side, Set<string>> } {
  const found = each(all, ({ nodes }) => keyed(nodes, ({ id }) => id));
  const kept = { mine: new Set<string>(), theirs: new Set<string>() };
  const nodes = inOrder(each(found, (nodesOf) => [...nodesOf.keys()])).flatMap((key) => {
    const three = each(found, (nodesOf) => nodesOf.get(key));
    const by = takenAwayBy(three);
    if (!by) return (mergeValue(three, ['nodes', key], work) as ScenarioNode | undefined) ?? [];
    if (!isWorkedOn(all, three, by.left)) return [];
    const node = decide(three, ['nodes', key], work);
    if (node) kept[by.left].add(node.id);
    return node ?? [];
  });
  return { nodes: nodes.length > 0 ? nodes : [...all.mine.nodes], kept };
}

/** The side that still has a node which the other took away, if so. */
function takenAwayBy({ base, mine, theirs }: Three<ScenarioNode | undefined>): { left: Side } | null {
  if (!base || (mine === undefined) === (theirs === undefined)) return null;
  return { left: mine ? 'mine' : 'theirs' };
}

/** Whether a side changed a node, or led a new way from or to it; where it lies on the canvas does not count. */
function isWorkedOn(all: Three<Scenario>, three: Three<ScenarioNode | undefined>, side: Side): boolean {
  const still = (node: ScenarioNode | undefined) => ({ ...node, position: null });
  if (!same(still(three.base), still(three[side]))) return true;
  const ids = new Set([three.base?.id ?? '']);
  const before = new Set(all.base.edges.map((edge) => `${slotOf(edge)}>${edge.to}`));
  return all[side].edges.some((edge) => touches(edge, ids) && !before.has(`${slotOf(edge)}>${edge.to}`));
}

/** What an author does to a scenario: each edit is a function from the document to the next, and never changes the one it is given. */
import { findNodeKind } from '../../engine/core/nodes/index.ts';
import type { Edge, Scenario, ScenarioNode } from '../../engine/core/scenario.ts';
import { snapped } from '../canvas/layout.ts';
import { noteKey } from '../canvas/note-key.ts';
import { groupKey } from '../canvas/group-key.ts';
import { withGroups, withoutMembers } from './group-edits.ts';
import { withNotes, withoutAbout } from './note-edits.ts';

export type Edit = (scenario: Scenario) => Scenario;

export interface Point {
  x: number;
  y: number;
}

/** A name for a new node that no other has: its kind, then kind-2, kind-3 … */
export function freeId({ nodes }: Scenario, kind: string): string {
  const taken = new Set(nodes.map(({ id }) => id));
  for (let number = 1; ; number += 1) {
    const id = number === 1 ? kind : `${kind}-${number}`;
    if (!taken.has(id)) return id;
  }
}

/** A new node of a kind with the settings of the kind's example. */
export const newNode = (scenario: Scenario, kind: string, at: Point): ScenarioNode => ({
  id: freeId(scenario, kind),
  kind,
  settings: structuredClone((findNodeKind(kind)?.example ?? {}) as Record<string, unknown>),
  position: snapped(at),
});

export const addNode =
  (node: ScenarioNode): Edit =>
  (scenario) => ({ ...scenario, nodes: [...scenario.nodes, node] });

/** Adds a node behind a port; what the port led to follows the new node's first way out. */
export const addAfter =
  (from: string, port: string, node: ScenarioNode): Edit =>
  (scenario) => {
    const led = scenario.edges.find((edge) => edge.from === from && edge.port === port);
    const kind = findNodeKind(node.kind);
    const settings = kind?.settings.safeParse(node.settings);
    const onward = settings?.success ? kind?.ports(settings.data)[0]?.id : undefined;
    const edges = scenario.edges.filter((edge) => edge !== led);
    edges.push({ from, port, to: node.id });
    if (led && onward !== undefined) edges.push({ from: node.id, port: onward, to: led.to });
    return { ...scenario, nodes: [...scenario.nodes, node], edges };
  };

/** Leads a port to a node; a port leads to one node, so what it led to before is no more. */
export const connect =
  ({ from, port, to }: Edge): Edit =>
  (scenario) => ({
    ...scenario,
    edges: [...scenario.edges.filter((edge) => edge.from !== from || edge.port !== port), { from, port, to }],
  });

export const disconnect =
  (from: string, port: string): Edit =>
  (scenario) => ({ ...scenario, edges: scenario.edges.filter((edge) => edge.from !== from || edge.port !== port) });

/** Removes nodes, with every way from and to them, notes, and the frames of groups; a scenario keeps at least one node. */
export const removeNodes =
  (ids: readonly string[]): Edit =>
  (scenario) => {
    const nodes = scenario.nodes.filter(({ id }) => !ids.includes(id));
    if (nodes.length === 0) return scenario;
    const edges = scenario.edges.filter(({ from, to }) => !ids.includes(from) && !ids.includes(to));
    const left = withNotes({ ...scenario, nodes, edges }, (notes) =>
      notes.filter(({ id }) => !ids.includes(noteKey(id))).map((note) => withoutAbout(note, ids)),
    );
    const gone = new Set(ids);
    return withGroups(left, (groups) =>
      groups.filter(({ id }) => !gone.has(groupKey(id))).map((group) => withoutMembers(group, gone)),
    );
  };

/** Puts nodes and notes where they were moved to. */
export const moveNodes =
  (to: Readonly<Record<string, Point>>): Edit =>
  (scenario) => {
    const moved = <T extends object>(each: T, at: Point | undefined): T =>
      at ? { ...each, position: snapped(at) } : each;
    const nodes = scenario.nodes.map((node) => moved(node, to[node.id]));
    return withNotes({ ...scenario, nodes }, (notes) => notes.map((note) => moved(note, to[noteKey(note.id)])));
  };

/** Changes a node; a key given as undefined is taken away. */
export const changeNode =
  (id: string, change: { [Key in keyof ScenarioNode]?: ScenarioNode[Key] | undefined }): Edit =>
  (scenario) => ({
    ...scenario,
    nodes: scenario.nodes.map((node) => (node.id === id ? withoutUndefined({ ...node, ...change }) : node)),
  });

/** Changes the scenario itself, such as its name; a key given as undefined is taken away. */
export const changeScenario =
  (change: { [Key in keyof Scenario]?: Scenario[Key] | undefined }): Edit =>
  (scenario) =>
    withoutUndefined({ ...scenario, ...change });

const withoutUndefined = <T extends object>(value: { [Key in keyof T]: T[Key] | undefined }): T =>
  Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as T;

/** What an author can do to the chosen nodes, by key, button or menu: one entry of the undo each, said aloud when done. */
import type { Edge, Scenario, ScenarioNode } from '../../engine/core/scenario.ts';
import type { Language } from '../../engine/core/text.ts';
import { foldedGroups, hiddenIn } from '../canvas/canvas-groups.ts';
import { groupIdOf } from '../canvas/group-key.ts';
import { layOut, withPlaces, type Positions } from '../canvas/layout.ts';
import { noteIdOf, noteKey } from '../canvas/note-key.ts';
import { nodeName, nodeNamed, nodePorts } from '../canvas/node-words.ts';
import { toggleBreakpoint } from '../try/trial-store.ts';
import { addNote, newNote, writeNote } from './note-edits.ts';
import { aligned, freePlace, nudged, type Alignment } from './align.ts';
import { grouping, sizing } from './group-commands.ts';
import { expanded } from './group-edits.ts';
import { clipOf, pasted, readClip, type Clip } from './clipboard.ts';
import type { Editor } from './editor.ts';
import { addAfter, addNode, connect, disconnect, moveNodes, newNode, removeNodes, type Point } from './edits.ts';

/** What is said of an edit, as `editor.said.WORD` has it. */
export type Said =
  | 'added'
  | 'connected'
  | 'disconnected'
  | 'removed'
  | 'copied'
  | 'pasted'
  | 'pasted-with'
  | 'noted'
  | 'grouped'
  | 'ungrouped'
  | 'folded'
  | 'unfolded'
  | 'group-needs-node'
  | 'laid-out'
  | 'keep-one'
  | 'not-into-start'
  | 'not-to-itself'
  | 'breakpoint-set'
  | 'breakpoint-gone';

export interface Voice {
  language: Language;
  say: (word: Said, holes: { name: string; to: string; count: number }) => void;
}

/** Why a port of one node cannot lead to another; null where it can. */
export function whyNotConnect({ nodes }: Scenario, from: string, to: string): Said | null {
  if (from === to) return 'not-to-itself';
  return nodes.find(({ id }) => id === to)?.kind === 'start' ? 'not-into-start' : null;
}

/** The first port of a node that leads nowhere yet. */
export const freePort = (scenario: Scenario, node: ScenarioNode): string | undefined =>
  nodePorts(scenario, node).find(({ id }) => !scenario.edges.some(({ from, port }) => from === node.id && port === id))
    ?.id;

const step = 280;
const pasteStep = 32;

/** The commands on an editor. */
export function createCommands(editor: Editor, { language, say }: Voice) {
  const now = () => editor.getState();
  const tell = (word: Said, { name = '', to = '', count = 1 } = {}) => {
    say(word, { name, to, count });
  };
  return {
    ...adding(editor, tell, language),
    ...leading(editor, tell, language),
    ...clipping(editor, tell),
    ...placing(editor, tell),
    ...noting(editor, tell),
    ...grouping(editor, tell),
    ...sizing(editor),
    remove: (ids: readonly string[]) => {
      const { scenario } = now();
      if (ids.length === 0) return;
      editor.change(removeNodes(ids), { select: [] });
      if (now().scenario === scenario) tell('keep-one');
      else
        tell('removed', {
          name: ids.map((id) => wordsFor(scenario, id, language)).join(language === 'en' ? ', ' : '、'),
        });
    },
    toggleBreakpoint: (node: string) => {
      const word = toggleBreakpoint(editor, node) ? 'breakpoint-set' : 'breakpoint-gone';
      tell(word, { name: nodeNamed(now().scenario, node, language) });
    },
    selectAll: () => {
      editor.select(allShown(now().scenario));
    },
  };
}
export type Commands = ReturnType<typeof createCommands>;

/** Says a word of an edit, with what fills its holes. */
export type Tell = (word: Said, holes?: { name?: string; to?: string; count?: number }) => void;

function adding(editor: Editor, tell: Tell, language: Language) {
  const added = (node: ScenarioNode): string => {
    tell('added', { name: nodeName(node, language) });
    return node.id;
  };
  const addAt = (kind: string, at: Point): string => {
    const { scenario } = editor.getState();
    const node = newNode(scenario, kind, freePlace(scenario, at));
    editor.change(addNode(node), { select: [node.id] });
    return added(node);
  };
  /** Adds the next node behind a port: beside its node, or where it was asked for. */
  const addNext = (from: string, port: string, kind: string, at?: Point): string => {
    const { scenario } = editor.getState();
    const before = scenario.nodes.find(({ id }) => id === from);
    const ports = before ? nodePorts(scenario, before) : [];
    const nth = Math.max(
      0,
      ports.findIndex(({ id }) => id === port),
    );
    const { x, y } = before?.position ?? { x: 0, y: 0 };
    const node = newNode(scenario, kind, freePlace(scenario, at ?? { x: x + step, y: y + nth * 96 }));
    editor.change(addAfter(from, port, node), { select: [node.id] });
    return added(node);
  };
  /** Adds a node behind the one that is chosen, where that has a way out free; else at the place. */
  const add = (kind: string, centre: Point): string => {
    const { scenario, selection } = editor.getState();
    const before = selection.length === 1 ? scenario.nodes.find(({ id }) => id === selection[0]) : undefined;
    const port = before && kind !== 'start' ? freePort(scenario, before) : undefined;
    return before && port !== undefined ? addNext(before.id, port, kind) : addAt(kind, centre);
  };
  return { add, addAt, addNext };
}

function leading(editor: Editor, tell: Tell, language: Language) {
  const named = (id: string) => nodeNamed(editor.getState().scenario, id, language);
  return {
    /** Leads a port to a node, or says why it cannot; what it replaces is taken away with it. */
    connect: (edge: Edge, instead?: Edge): boolean => {
      const why = whyNotConnect(editor.getState().scenario, edge.from, edge.to);
      if (why) {
        tell(why, { name: named(edge.to) });
        return false;
      }
      const without = instead ? disconnect(instead.from, instead.port) : (scenario: Scenario) => scenario;
      editor.change((scenario) => connect(edge)(without(scenario)));
      tell('connected', { name: named(edge.from), to: named(edge.to) });
      return true;
    },
    disconnect: (from: string, port: string) => {
      editor.change(disconnect(from, port));
      tell('disconnected', { name: named(from) });
    },
  };
}

function clipping(editor: Editor, tell: Tell) {
  let [last, times] = ['', 0];
  const put = (clip: Clip, by: number): string[] => {
    const { scenario, ids, brought } = pasted(editor.getState().scenario, clip, { x: by, y: by });
    if (ids.length === 0) return [];
    editor.change(() => scenario, { select: ids });
    if (brought.length > 0) tell('pasted-with', { count: ids.length, name: brought.join(', ') });
    else tell('pasted', { count: ids.length });
    return ids;
  };
  return {
    /** The chosen nodes as text for the clipboard; null where none is chosen. */
    copy: (): string | null => {
      const { scenario, selection } = editor.getState();
      if (selection.length === 0) return null;
      tell('copied', { count: selection.length });
      return JSON.stringify(clipOf(scenario, selection));
    },
    /** Puts what a clipboard holds beside what is there, farther each time; other text is left alone. */
    paste: (text: string): boolean => {
      const clip = readClip(text);
      if (!clip || !editor.getState().editable) return false;
      times = text === last ? times + 1 : 1;
      last = text;
      return put(clip, times * pasteStep).length > 0;
    },
    duplicate: () => {
      const { scenario, selection } = editor.getState();
      if (selection.length > 0) put(clipOf(scenario, selection), pasteStep);
    },
  };
}

function placing(editor: Editor, tell: Tell) {
  return {
    align: (how: Alignment) => {
      const { scenario, selection } = editor.getState();
      editor.change(moveNodes(aligned(scenario, selection, how)));
    },
    nudge: (by: Point) => {
      const { scenario, selection } = editor.getState();
      editor.change(moveNodes(nudged(scenario, expanded(scenario, selection), by)), {
        gesture: `nudge ${selection.join(' ')}`,
      });
    },
    /** Puts the nodes where they were laid out, else lays them out at once. */
    layOut: (places?: Positions) => {
      editor.change((scenario) => withPlaces(moveNodes(places ?? layOut(scenario))(scenario)));
      tell('laid-out');
    },
  };
}

function noting(editor: Editor, tell: Tell) {
  return {
    /** Adds an empty note: beside the chosen node and about it, else at the place. Gives its id. */
    addNote: (centre: Point): string => {
      const { scenario, selection } = editor.getState();
      const of = selection.length === 1 ? scenario.nodes.find(({ id }) => id === selection[0]) : undefined;
      const at = of?.position ? { x: of.position.x, y: of.position.y + 96 } : centre;
      const note = newNote(scenario, at, of?.id);
      editor.change(addNote(note), { select: [noteKey(note.id)] });
      tell('noted');
      return note.id;
    },
    writeNote: (id: string, text: string) => {
      editor.change(writeNote(id, text), { gesture: `note ${id}` });
    },
  };
}

/** The names of all that is drawn: of a folded group its own, not what is in it. */
function allShown(scenario: Scenario): string[] {
  const { nodes, notes = [] } = scenario;
  const hidden = hiddenIn(scenario, foldedGroups(scenario, []));
  const all = [...nodes.map(({ id }) => id), ...notes.map(({ id }) => noteKey(id))];
  return [...new Set(all.map((key) => hidden.get(key) ?? key))];
}

/** What a node is called; of a note, the beginning of what it says. */
function wordsFor(scenario: Scenario, key: string, language: Language): string {
  const group = groupIdOf(key);
  if (group !== null) return scenario.groups?.find(({ id }) => id === group)?.title || group;
  const id = noteIdOf(key);
  if (id === null) return nodeNamed(scenario, key, language);
  const text = scenario.notes?.find((note) => note.id === id)?.text ?? '';
  return text.slice(0, 20) || id;
}

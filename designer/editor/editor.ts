/** The editor: a draft as it stands, what of it is chosen, and every change so that it can be undone. Knows nothing of React or the network. */
import { isSame } from '../../engine/core/diff/diff-values.ts';
import type { Scenario } from '../../engine/core/scenario.ts';
import type { Edit } from './edits.ts';
import { groupKey } from '../canvas/group-key.ts';
import { noteKey } from '../canvas/note-key.ts';

/** How the draft stands to what the platform keeps. */
export type Saving = 'saved' | 'unsaved' | 'saving' | 'offline' | 'conflict' | 'refused';

export interface EditorState {
  scenario: Scenario;
  /** The document as the platform keeps it, and its revision. */
  base: Scenario;
  revision: number;
  saving: Saving;
  /** Ids of the nodes that are chosen, and keys of the notes and groups. */
  selection: readonly string[];
  /** False for whoever may only look. */
  editable: boolean;
  canUndo: boolean;
  canRedo: boolean;
}

interface Entry {
  before: Scenario;
  selection: readonly string[];
  gesture: string | null;
  at: number;
}

const mostEntries = 1_000;
/** A burst of typing under one gesture is one entry, unless the author paused so long. */
const burstMs = 1_500;

/** The names of all that can be chosen. */
const keysIn = ({ nodes, notes = [], groups = [] }: Scenario): string[] => [
  ...nodes.map(({ id }) => id),
  ...notes.map(({ id }) => noteKey(id)),
  ...groups.map(({ id }) => groupKey(id)),
];

export class Editor {
  #state: EditorState;
  #undo: Entry[] = [];
  #redo: Entry[] = [];
  readonly #listeners = new Set<() => void>();
  readonly #now: () => number;

  constructor(scenario: Scenario, revision: number, editable: boolean, now = () => Date.now()) {
    this.#now = now;
    this.#state = {
      ...{ scenario, base: scenario, revision, editable },
      ...{ saving: 'saved', selection: [], canUndo: false, canRedo: false },
    };
  }

  readonly getState = (): EditorState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  };

  /** Changes the document. Changes under the same gesture, close to each other, are undone together. */
  change(edit: Edit, { gesture = null, select }: { gesture?: string | null; select?: readonly string[] } = {}): void {
    const { scenario, selection, editable } = this.#state;
    if (!editable) return;
    const next = edit(scenario);
    if (next === scenario) return;
    const last = this.#undo.at(-1);
    const at = this.#now();
    if (gesture !== null && last?.gesture === gesture && at - last.at < burstMs) last.at = at;
    else this.#undo.push({ before: scenario, selection, gesture, at });
    if (this.#undo.length > mostEntries) this.#undo.shift();
    this.#redo = [];
    this.#set({ scenario: next, saving: this.#unsaved(), selection: select ?? selection });
  }

  undo(): void {
    this.#step(this.#undo, this.#redo);
  }

  redo(): void {
    this.#step(this.#redo, this.#undo);
  }

  select(selection: readonly string[]): void {
    const now = this.#state.selection;
    if (now.length === selection.length && now.every((id, index) => id === selection[index])) return;
    this.#set({ selection });
  }

  /** Says how saving goes. */
  setSaving(saving: Saving): void {
    if (saving !== this.#state.saving) this.#set({ saving });
  }

  /** The platform keeps this document now, under this revision. */
  saved(base: Scenario, revision: number): void {
    this.#set({ base, revision, saving: this.#state.scenario === base ? 'saved' : 'unsaved' });
  }

  /**
   * Takes over what the platform keeps as the base, with a document merged from both. Where `carry` brings a document of
   * before over to the new base, undoing takes back one's own changes only; else the merge itself can be undone.
   */
  rebase(base: Scenario, revision: number, merged: Scenario, carry?: (document: Scenario) => Scenario): void {
    const { scenario, selection } = this.#state;
    const before = carry ? carry(scenario) : scenario;
    for (const entry of carry ? [...this.#undo, ...this.#redo] : [])
      entry.before = carry?.(entry.before) ?? entry.before;
    if (!isSame(before, merged)) {
      this.#undo.push({ before, selection, gesture: null, at: this.#now() });
      this.#redo = [];
    }
    this.#set({ base, revision, scenario: merged, saving: merged === base ? 'saved' : 'unsaved' });
  }

  /** What is undone or redone in a conflict or without a network is still to be saved afterwards. */
  #unsaved(): Saving {
    const { saving } = this.#state;
    return saving === 'conflict' || saving === 'offline' ? saving : 'unsaved';
  }

  #step(from: Entry[], to: Entry[]): void {
    const entry = from.pop();
    if (!entry || !this.#state.editable) return;
    const { scenario, selection } = this.#state;
    to.push({ before: scenario, selection, gesture: null, at: this.#now() });
    this.#set({ scenario: entry.before, selection: entry.selection, saving: this.#unsaved() });
  }

  #set(change: Partial<EditorState>): void {
    const next = { ...this.#state, ...change };
    const known = new Set(keysIn(next.scenario));
    this.#state = {
      ...next,
      selection: next.selection.filter((id) => known.has(id)),
      canUndo: this.#undo.length > 0,
      canRedo: this.#redo.length > 0,
    };
    for (const listener of this.#listeners) listener();
  }
}

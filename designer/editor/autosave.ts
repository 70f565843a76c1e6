/** Saves a draft by itself: a moment after the last change, one request at a time; merges with what others saved, and keeps on the device what cannot be saved. */
import type { Draft } from '../../engine/core/api.ts';
import { diffScenarios } from '../../engine/core/diff/diff.ts';
import { isSame } from '../../engine/core/diff/diff-values.ts';
import type { Scenario } from '../../engine/core/scenario.ts';
import type { Text } from '../../engine/core/text.ts';
import type { Editor } from './editor.ts';
import type { EditsPlace } from './kept-edits.ts';
import { merge, type Choices, type Conflict } from './merge.ts';

/** What the platform says to a save. */
export type SaveAnswer =
  | { kind: 'saved'; draft: Draft }
  | { kind: 'edited-meanwhile' }
  | { kind: 'refused'; title: string; errors: readonly { pointer: string; message: string }[] }
  | { kind: 'unreachable' };

/** The way to the draft on the platform; never throws. */
export interface DraftDoor {
  save: (scenario: Scenario, revision: number) => Promise<SaveAnswer>;
  /** Null where the platform cannot be reached. */
  read: () => Promise<Draft | null>;
}

/** What the author is told once. */
export type Notice =
  | { kind: 'merged'; by: string; at: string; changes: readonly Text[] }
  | { kind: 'restored'; at: string }
  | { kind: 'no-room' };

export interface AutosaveState {
  /** What another saved that conflicts with the draft here. */
  theirs: Draft | null;
  /** Why the platform refused the draft. */
  refusal: Extract<SaveAnswer, { kind: 'refused' }> | null;
  notice: Notice | null;
}

const restMs = 800;
const keepMs = 250;
const firstRetryMs = 2_000;
const longestRetryMs = 30_000;

export class Autosave {
  #state: AutosaveState = { theirs: null, refusal: null, notice: null };
  readonly #listeners = new Set<() => void>();
  readonly #editor: Editor;
  readonly #door: DraftDoor;
  readonly #kept: EditsPlace;
  #running = false;
  #sending = false;
  #failures = 0;
  #seen: Scenario | null = null;
  /** Sent, but never answered: the platform may have them. */
  #unanswered: Scenario[] = [];
  #saveTimer: ReturnType<typeof setTimeout> | undefined;
  #keepTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(editor: Editor, door: DraftDoor, kept: EditsPlace) {
    this.#editor = editor;
    this.#door = door;
    this.#kept = kept;
  }

  readonly getState = (): AutosaveState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  };

  /** Takes up what was kept on the device, and saves from now on; gives a function that ends it, saving what is left. */
  start(): () => void {
    if (!this.#editor.getState().editable) return () => {};
    this.#running = true;
    this.#seen = this.#editor.getState().scenario;
    const end = this.#editor.subscribe(this.#look);
    this.#restore();
    return () => {
      end();
      this.flush();
      this.#running = false;
      clearTimeout(this.#saveTimer);
    };
  }

  /** Keeps and saves at once what is not saved yet. */
  flush(): void {
    this.#keep();
    void this.#send();
  }

  /** Tries again now, for the network is back. */
  retry(): void {
    if (this.#editor.getState().saving === 'offline') void this.#send();
  }

  /** What conflicts between the draft here and what another saved; a choice may settle more than one place, or raise another. */
  conflicts(choices: Choices = {}): readonly Conflict[] {
    const { theirs } = this.#state;
    const { base, scenario } = this.#editor.getState();
    return theirs ? merge(base, scenario, theirs.scenario, choices).conflicts : [];
  }

  /** Ends a conflict by what the author chose; what was given up can be brought back by undo. */
  resolve(choices: Choices): void {
    const { theirs } = this.#state;
    if (theirs) this.#take(theirs, choices);
  }

  /** The notice was read. */
  dismiss(): void {
    this.#set({ notice: null });
  }

  readonly #look = (): void => {
    const { scenario, base } = this.#editor.getState();
    if (scenario === this.#seen) return;
    this.#seen = scenario;
    if (scenario === base && !this.#sending && !this.#state.theirs) {
      this.#settled();
      return;
    }
    this.#keepTimer ??= setTimeout(() => {
      this.#keep();
    }, keepMs);
    if (this.#state.theirs) this.#meet(this.#state.theirs);
    else if (this.#failures === 0) this.#sendIn(restMs);
  };

  /** Everything is saved. */
  #settled(): void {
    clearTimeout(this.#saveTimer);
    clearTimeout(this.#keepTimer);
    this.#keepTimer = undefined;
    this.#kept.clear();
    this.#editor.setSaving('saved');
    this.#set({ theirs: null, refusal: null });
  }

  #keep(): void {
    clearTimeout(this.#keepTimer);
    this.#keepTimer = undefined;
    const { scenario: document, base, revision } = this.#editor.getState();
    if (document === base) return;
    const at = new Date().toISOString();
    if (!this.#kept.keep({ document, base, revision, at })) this.#set({ notice: { kind: 'no-room' } });
  }

  #restore(): void {
    const kept = this.#kept.read();
    if (!kept) return;
    const { scenario, base, revision } = this.#editor.getState();
    if (isSame(kept.document, scenario)) {
      if (scenario === base) this.#kept.clear();
      return;
    }
    if (kept.revision === revision) this.#editor.change(() => kept.document);
    else this.#editor.rebase(kept.base, kept.revision, kept.document);
    this.#set({ notice: { kind: 'restored', at: kept.at } });
  }

  #sendIn(ms: number): void {
    clearTimeout(this.#saveTimer);
    if (!this.#running) return;
    this.#saveTimer = setTimeout(() => void this.#send(), ms);
  }

  async #send(): Promise<void> {
    const { scenario, base, revision, saving } = this.#editor.getState();
    if (this.#sending || this.#state.theirs || scenario === base) return;
    clearTimeout(this.#saveTimer);
    this.#sending = true;
    if (saving !== 'offline') this.#editor.setSaving('saving');
    const answer = await this.#door.save(scenario, revision);
    const theirs = answer.kind === 'edited-meanwhile' ? await this.#door.read() : null;
    this.#sending = false;
    if (answer.kind === 'saved') this.#saved(scenario, answer.draft.revision);
    else if (answer.kind === 'refused') this.#refused(answer, scenario);
    else if (theirs) this.#edited(theirs);
    else this.#failed(scenario);
  }

  #saved(sent: Scenario, revision: number): void {
    this.#failures = 0;
    this.#unanswered = [];
    this.#editor.saved(sent, revision);
    this.#set({ refusal: null });
    this.#goOn();
  }

  #goOn(): void {
    const { scenario, base } = this.#editor.getState();
    if (scenario === base) this.#settled();
    else {
      this.#keep();
      this.#sendIn(restMs);
    }
  }

  #refused(refusal: Extract<SaveAnswer, { kind: 'refused' }>, sent: Scenario): void {
    this.#failures = 0;
    this.#keep();
    this.#editor.setSaving('refused');
    this.#set({ refusal });
    if (this.#editor.getState().scenario !== sent) this.#sendIn(restMs);
  }

  #failed(sent: Scenario): void {
    if (this.#unanswered.at(-1) !== sent) this.#unanswered.push(sent);
    this.#failures += 1;
    this.#keep();
    this.#editor.setSaving('offline');
    this.#sendIn(Math.min(longestRetryMs, firstRetryMs * 2 ** (this.#failures - 1)));
  }

  #edited(theirs: Draft): void {
    this.#failures = 0;
    const ours = this.#unanswered.find((sent) => isSame(sent, theirs.scenario));
    this.#unanswered = [];
    if (ours) this.#saved(ours, theirs.revision);
    else this.#meet(theirs);
  }

  /** Merges by itself where nothing conflicts; else waits for the author. */
  #meet(theirs: Draft): void {
    const { base, scenario } = this.#editor.getState();
    if (merge(base, scenario, theirs.scenario).conflicts.length === 0) this.#take(theirs, {});
    else {
      this.#editor.setSaving('conflict');
      this.#set({ theirs });
      this.#keep();
    }
  }

  #take(theirs: Draft, choices: Choices): void {
    const { base, scenario } = this.#editor.getState();
    const { merged } = merge(base, scenario, theirs.scenario, choices);
    const next = isSame(merged, theirs.scenario) ? theirs.scenario : merged;
    const changes = diffScenarios(base, theirs.scenario).map(({ words }) => words);
    this.#seen = next;
    this.#editor.rebase(
      theirs.scenario,
      theirs.revision,
      next,
      (document) => merge(base, document, theirs.scenario).merged,
    );
    this.#set({ theirs: null, notice: { kind: 'merged', by: theirs.savedBy, at: theirs.savedAt, changes } });
    this.#goOn();
  }

  #set(change: Partial<AutosaveState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }
}

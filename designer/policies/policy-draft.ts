/** The draft of a policy and the rows that test it, with every change so that it can be undone. Knows nothing of React or the network. */
import { isSame } from '../../engine/core/diff/diff-values.ts';
import type { Policy } from '../../engine/core/policies/policy.ts';
import type { PolicyEdit } from './policy-edits.ts';
import { appended, newRows } from './rows-merge.ts';
import type { TestRow } from '../../engine/core/policies/policy-rows.ts';

/** What is written: the policy, and beside it its test rows. */
export interface Written {
  policy: Policy;
  rows: readonly TestRow[];
}

/** Rows as the platform keeps them, and under which revision. */
export interface SavedRows {
  rows: readonly TestRow[];
  revision: number;
}

export interface DraftState extends Written {
  /** The version it was made from. */
  base: { policy: Policy; version: number };
  /** The rows that those here were made from. */
  saved: SavedRows;
  /** Rows that only this device keeps, to be taken over or dropped. */
  offered: readonly TestRow[];
  canUndo: boolean;
  canRedo: boolean;
  /** Differs from the version it was made from. */
  isChanged: boolean;
  /** The rows differ from those that are saved. */
  areRowsChanged: boolean;
}

/** What a draft of rows begins with. */
type Begun = Partial<Pick<DraftState, 'saved' | 'offered'>>;

interface Entry extends Written {
  gesture: string | null;
  at: number;
}

const mostEntries = 500;
/** A burst of typing under one gesture is one entry, unless the author paused so long. */
const burstMs = 1_500;

export class PolicyDraft {
  #state: DraftState;
  #undo: Entry[] = [];
  #redo: Entry[] = [];
  readonly #listeners = new Set<() => void>();
  readonly #now: () => number;

  constructor(base: DraftState['base'], { policy, rows }: Written, begun: Begun = {}, now = () => Date.now()) {
    this.#now = now;
    const { saved = { rows, revision: 0 }, offered = [] } = begun;
    this.#state = {
      ...{ base, saved, offered, policy, rows, canUndo: false, canRedo: false },
      isChanged: !isSame(base.policy, policy),
      areRowsChanged: !isSame(saved.rows, rows),
    };
  }

  readonly getState = (): DraftState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  };

  /** Changes the policy. Changes under the same gesture, close to each other, are undone together. */
  change(edit: PolicyEdit, gesture: string | null = null): void {
    const { policy, rows } = this.#state;
    this.#write({ policy: edit(policy), rows }, gesture);
  }

  /** Changes the test rows, in the same way. */
  changeRows(edit: (rows: readonly TestRow[]) => readonly TestRow[], gesture: string | null = null): void {
    const { policy, rows } = this.#state;
    this.#write({ policy, rows: edit(rows) }, gesture);
  }

  undo(): void {
    this.#step(this.#undo, this.#redo);
  }

  redo(): void {
    this.#step(this.#redo, this.#undo);
  }

  /** Takes another version as what the draft is made from; what is written stays. */
  rebase(base: DraftState['base']): void {
    this.#set({ base });
  }

  /** Takes other rows as those that the ones here are made from; what is written stays. */
  rebaseRows(saved: SavedRows): void {
    this.#set({ saved });
  }

  /** Ends the offer of rows that only this device keeps; taken over, they stand behind the others. */
  endOffer(isTaken: boolean): void {
    const { offered } = this.#state;
    this.#set({ offered: [] });
    if (isTaken) this.changeRows((rows) => appended(rows, newRows(offered, rows)));
  }

  #write(next: Written, gesture: string | null): void {
    const { policy, rows } = this.#state;
    if (next.policy === policy && next.rows === rows) return;
    const last = this.#undo.at(-1);
    const at = this.#now();
    if (gesture !== null && last?.gesture === gesture && at - last.at < burstMs) last.at = at;
    else this.#undo.push({ policy, rows, gesture, at });
    if (this.#undo.length > mostEntries) this.#undo.shift();
    this.#redo = [];
    this.#set(next);
  }

  #step(from: Entry[], to: Entry[]): void {
    const entry = from.pop();
    if (!entry) return;
    const { policy, rows } = this.#state;
    to.push({ policy, rows, gesture: null, at: this.#now() });
    this.#set({ policy: entry.policy, rows: entry.rows });
  }

  #set(change: Partial<Written & Pick<DraftState, 'base' | 'saved' | 'offered'>>): void {
    const next = { ...this.#state, ...change };
    this.#state = {
      ...next,
      canUndo: this.#undo.length > 0,
      canRedo: this.#redo.length > 0,
      isChanged: !isSame(next.base.policy, next.policy),
      areRowsChanged: !isSame(next.saved.rows, next.rows),
    };
    for (const listener of this.#listeners) listener();
  }
}

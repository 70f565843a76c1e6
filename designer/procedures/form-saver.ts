/** Saves a form by itself: a moment after the last change, one request at a time; tries again where the platform cannot be reached, and asks where another has saved meanwhile. Nothing is kept on the device, for what is filled in is personal. */
import type { Form } from './form-steps.ts';

/** A form as the platform has it. */
export interface SavedForm {
  form: Form;
  revision: number;
  savedAt: string;
  savedBy: string;
}

/** What the platform says to a save. */
export type SaveAnswer =
  | { kind: 'saved'; saved: SavedForm }
  | { kind: 'edited-meanwhile'; theirs: SavedForm }
  | { kind: 'refused'; error: unknown }
  | { kind: 'unreachable' };

/** The way to the form on the platform; never throws. */
export type SaveForm = (form: Form, revision: number) => Promise<SaveAnswer>;

/** saved: the platform has everything; waiting: not sent yet; offline: tried in vain, and tried again; conflict: another saved meanwhile. */
export type SavingState = 'saved' | 'waiting' | 'saving' | 'offline' | 'refused' | 'conflict';

export interface FormSaverState {
  form: Form;
  saving: SavingState;
  saved: SavedForm;
  /** What another saved. */
  theirs: SavedForm | null;
  error: unknown;
}

const restMs = 800;
const firstRetryMs = 2_000;
const longestRetryMs = 30_000;

export class FormSaver {
  #state: FormSaverState;
  readonly #save: SaveForm;
  readonly #listeners = new Set<() => void>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #sending: Promise<void> | null = null;
  #failures = 0;

  constructor(saved: SavedForm, save: SaveForm) {
    this.#state = { form: saved.form, saving: 'saved', saved, theirs: null, error: null };
    this.#save = save;
  }

  readonly getState = (): FormSaverState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  };

  /** Takes a change in. */
  change(edit: (form: Form) => Form): void {
    this.#set({ form: edit(this.#state.form) });
    if (this.#state.saving === 'conflict') return;
    if (!this.#sending) this.#set({ saving: this.#failures > 0 ? 'offline' : 'waiting' });
    this.#sendIn(restMs);
  }

  /** Saves at once what is not saved yet, and waits for it; true once the platform has everything. */
  async flush(): Promise<boolean> {
    clearTimeout(this.#timer);
    await this.#sending;
    if (this.#isDirty() && this.#state.saving !== 'conflict') await this.#send();
    return this.#state.saving === 'saved';
  }

  /** Ends a conflict: takes what the other saved, or saves over it. */
  resolve(choice: 'theirs' | 'mine'): void {
    const { theirs } = this.#state;
    if (!theirs) return;
    if (choice === 'theirs') this.#set({ form: theirs.form, saved: theirs, theirs: null, saving: 'saved' });
    else {
      this.#set({ saved: theirs, theirs: null, saving: 'waiting' });
      this.#sendIn(0);
    }
  }

  /** What the platform has, read again: taken over where nothing is being changed here. */
  refresh(saved: SavedForm): void {
    if (this.#isDirty() || this.#sending || saved.revision <= this.#state.saved.revision) return;
    this.#set({ form: saved.form, saved });
  }

  #isDirty(): boolean {
    return this.#state.form !== this.#state.saved.form;
  }

  #sendIn(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      if (!this.#sending && this.#isDirty()) void this.#send();
    }, ms);
  }

  #send(): Promise<void> {
    this.#sending = this.#sendNow().finally(() => {
      this.#sending = null;
    });
    return this.#sending;
  }

  async #sendNow(): Promise<void> {
    const { form, saved } = this.#state;
    this.#set({ saving: 'saving', error: null });
    const answer = await this.#save(form, saved.revision);
    switch (answer.kind) {
      case 'saved':
        this.#failures = 0;
        this.#taken(form, answer.saved);
        return;
      case 'edited-meanwhile':
        this.#set({ saving: 'conflict', theirs: answer.theirs });
        return;
      case 'refused':
        this.#set({ saving: 'refused', error: answer.error });
        return;
      case 'unreachable':
        this.#failures += 1;
        this.#set({ saving: 'offline' });
        this.#sendIn(Math.min(longestRetryMs, firstRetryMs * 2 ** (this.#failures - 1)));
    }
  }

  /** What was sent is saved; what was changed meanwhile is not. */
  #taken(sent: Form, { revision, savedAt, savedBy }: SavedForm): void {
    const isLatest = this.#state.form === sent;
    this.#set({ saved: { form: sent, revision, savedAt, savedBy }, saving: isLatest ? 'saved' : 'waiting' });
    if (!isLatest) this.#sendIn(restMs);
  }

  #set(change: Partial<FormSaverState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }
}

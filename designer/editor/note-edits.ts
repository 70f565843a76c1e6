/** What an author does to notes. */
import type { Note, Scenario } from '../../engine/core/scenario.ts';
import { snapped } from '../canvas/layout.ts';
import type { Edit, Point } from './edits.ts';

/** A name for a new note that no other has: note-1, note-2 … */
export function freeNoteId({ notes = [] }: Pick<Scenario, 'notes'>): string {
  const taken = new Set(notes.map(({ id }) => id));
  for (let number = 1; ; number += 1) if (!taken.has(`note-${number}`)) return `note-${number}`;
}

/** An empty note at a place, about a node where one is given. */
export const newNote = (scenario: Scenario, at: Point, about?: string): Note => ({
  ...{ id: freeNoteId(scenario), text: '', position: snapped(at) },
  ...(about !== undefined && { about }),
});

export const addNote =
  (note: Note): Edit =>
  (scenario) => ({ ...scenario, notes: [...(scenario.notes ?? []), note] });

/** Changes what a note says. */
export const writeNote =
  (id: string, text: string): Edit =>
  (scenario) => {
    const note = scenario.notes?.find((each) => each.id === id);
    if (!note || note.text === text) return scenario;
    return withNotes(scenario, (notes) => notes.map((each) => (each === note ? { ...note, text } : each)));
  };

/** The scenario with its notes changed; without any, it has none at all. */
export function withNotes(scenario: Scenario, change: (notes: readonly Note[]) => Note[]): Scenario {
  const { notes, ...rest } = scenario;
  if (!notes) return scenario;
  const changed = change(notes);
  return changed.length > 0 ? { ...scenario, notes: changed } : rest;
}

/** A note that is about none of the nodes that are gone. */
export function withoutAbout(note: Note, gone: readonly string[]): Note {
  const { about, ...rest } = note;
  return about !== undefined && gone.includes(about) ? rest : note;
}

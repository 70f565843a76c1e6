/** What an author does to notes. */
import type { Note, Scenario } from '../../engine/core/scenario.ts';
import { noteLimits, noteSize } from '../canvas/note-size.ts';
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

const within = (value: number, { min, max }: { min: number; max: number }): number =>
  Math.min(max, Math.max(min, Math.round(value)));

/** Gives a note another size, within what is allowed, and where its corner was moved another place. */
export const sizeNote =
  (id: string, { width, height, ...at }: { width: number; height: number; x?: number; y?: number }): Edit =>
  (scenario) => {
    const note = scenario.notes?.find((each) => each.id === id);
    if (!note) return scenario;
    const size = { width: within(width, noteLimits.width), height: within(height, noteLimits.height) };
    const position = { x: at.x ?? note.position.x, y: at.y ?? note.position.y };
    const before = { ...(note.size ?? noteSize), ...note.position };
    const after = { ...size, ...position };
    if (Object.entries(after).every(([key, value]) => before[key as keyof typeof after] === value)) return scenario;
    return withNotes(scenario, (notes) => notes.map((each) => (each === note ? { ...note, position, size } : each)));
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

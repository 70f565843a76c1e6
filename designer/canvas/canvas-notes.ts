/** The notes of a scenario as the canvas draws them, each with a thread to the node it is about. */
import { Position, type Edge as FlowEdge } from '@xyflow/react';
import type { Note, Scenario } from '../../engine/core/scenario.ts';
import type { Box } from './map-shape.ts';
import type { NoteNode } from './note-face.tsx';
import { noteSize } from './note-size.ts';
import { noteKey } from './note-key.ts';

/** Where a note lies. */
export const noteBox = ({ position, size = noteSize }: Note): Box => ({ ...position, ...size });

const known = new WeakMap<Note, NoteNode>();

/** The same object as before where a note did not change: React Flow draws no such note again. */
function noteNode(note: Note, words: string): NoteNode {
  const before = known.get(note);
  if (before?.ariaLabel === words) return before;
  const size = note.size ?? noteSize;
  const node: NoteNode = {
    ...{ id: noteKey(note.id), type: 'note', position: note.position, data: { note } },
    ...{ ...size, measured: size, selected: false, ariaLabel: words, connectable: false },
    handles:
      note.about === undefined
        ? []
        : [{ id: null, type: 'source', position: Position.Left, x: 0, y: size.height / 2, width: 1, height: 1 }],
  };
  known.set(note, node);
  return node;
}

/** The notes; `words` is what is read aloud before what one says. */
export const noteNodes = ({ notes = [] }: Scenario, words: string): NoteNode[] =>
  notes.map((note) => noteNode(note, `${words} ${note.text}`.trim()));

/** The threads from notes to what they are about. */
export const noteThreads = ({ notes = [], nodes }: Scenario): FlowEdge[] =>
  notes.flatMap(({ id, about }) =>
    about !== undefined && nodes.some((node) => node.id === about)
      ? [
          {
            ...{ id: `thread:${id}`, source: noteKey(id), target: about, type: 'straight' },
            ...{ className: 'note-thread', focusable: false, selectable: false, reconnectable: false },
          },
        ]
      : [],
  );

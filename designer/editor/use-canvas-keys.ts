/** The keys of the canvas: what they do to the node in focus, else to those that are chosen. */
import { useReactFlow, type Edge as FlowEdge } from '@xyflow/react';
import type { KeyboardEvent } from 'react';
import { noteIdOf } from '../canvas/note-key.ts';
import { useEditorView } from './editor-view.ts';
import { commandOf, type Command } from './shortcuts.ts';
import { useAddNote } from './use-add-note.ts';
import { useEditor } from './use-editor.ts';

const arrows: Partial<Record<Command, [x: number, y: number]>> = {
  left: [-16, 0],
  right: [16, 0],
  up: [0, -16],
  down: [0, 16],
};

/** The node in focus. */
const focused = (target: Element): string | null =>
  target.closest('.react-flow__node')?.getAttribute('data-id') ?? null;

/** The handler. */
export function useCanvasKeys(edge: FlowEdge | null): (event: KeyboardEvent) => void {
  const { editor } = useEditor();
  const { commands, openMenu, askWriting, openSub } = useEditorView();
  const addNote = useAddNote();
  const flow = useReactFlow();
  return (event) => {
    const target = event.target as Element;
    const command = commandOf(event, 'canvas');
    if (command === null || target.closest('input, select, textarea, button, [role=dialog]')) return;
    const { selection } = editor.getState();
    const node = focused(target) ?? (selection.length === 1 ? (selection[0] ?? null) : null);
    const arrow = arrows[command];
    if (arrow) {
      event.preventDefault();
      const [x, y] = arrow;
      if (selection.length > 0) commands.nudge({ x, y });
      else {
        const now = flow.getViewport();
        void flow.setViewport({ ...now, x: now.x - 4 * x, y: now.y - 4 * y });
      }
      return;
    }
    const actions: Partial<Record<Command, () => void>> = {
      'add-next': () => {
        if (node !== null && noteIdOf(node) === null) openMenu({ mode: 'add', node });
      },
      connect: () => {
        if (node !== null && noteIdOf(node) === null) openMenu({ mode: 'connect', node });
      },
      breakpoint: () => {
        if (node !== null) commands.toggleBreakpoint(node);
      },
      delete: () => {
        if (edge && selection.length === 0) commands.disconnect(edge.source, edge.sourceHandle ?? 'done');
        else commands.remove(selection.length > 0 ? selection : node === null ? [] : [node]);
      },
      duplicate: commands.duplicate,
      choose: () => {
        const note = node === null ? null : noteIdOf(node);
        if (note !== null) askWriting(note);
        else if (node !== null) editor.select([node]);
      },
      note: addNote,
      'open-sub': () => {
        openSub(node);
      },
      'select-all': commands.selectAll,
      'select-none': () => {
        editor.select([]);
      },
      fit: () => void flow.fitView({ minZoom: 0.2, maxZoom: 1, padding: 0.08 }),
    };
    const action = actions[command];
    if (!action) return;
    event.preventDefault();
    action();
  };
}

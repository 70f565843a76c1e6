/** The keys of the canvas: what they do to the node in focus, else to those that are chosen. */
import { useReactFlow, type Edge as FlowEdge } from '@xyflow/react';
import type { KeyboardEvent } from 'react';
import { groupIdOf, groupKey } from '../canvas/group-key.ts';
import { noteIdOf } from '../canvas/note-key.ts';
import { useEditorView } from './editor-view.ts';
import { commandOf, type Command } from './shortcuts.ts';
import { useAddNote } from './use-add-note.ts';
import { useGroup } from './use-group.ts';
import { useEditor } from './use-editor.ts';

const arrows: Partial<Record<Command, [x: number, y: number]>> = {
  left: [-16, 0],
  right: [16, 0],
  up: [0, -16],
  down: [0, 16],
};

/** By how much a key makes the chosen notes larger; with no note among what is chosen it moves that, like the arrow alone. */
const growths: Partial<Record<Command, { by: { width: number; height: number }; else: Command }>> = {
  narrower: { by: { width: -16, height: 0 }, else: 'left' },
  wider: { by: { width: 16, height: 0 }, else: 'right' },
  lower: { by: { width: 0, height: -16 }, else: 'up' },
  higher: { by: { width: 0, height: 16 }, else: 'down' },
};

/** The node in focus. */
const focused = (target: Element): string | null =>
  target.closest('.react-flow__node')?.getAttribute('data-id') ?? null;

/** The handler. */
export function useCanvasKeys(edge: FlowEdge | null): (event: KeyboardEvent) => void {
  const { editor } = useEditor();
  const { commands, openMenu, askWriting, openSub } = useEditorView();
  const addNote = useAddNote();
  const makeGroup = useGroup();
  const flow = useReactFlow();
  return (event) => {
    const target = event.target as Element;
    const command = commandOf(event, 'canvas');
    if (command === null || target.closest('input, select, textarea, button, [role=dialog]')) return;
    const { selection } = editor.getState();
    const node = focused(target) ?? (selection.length === 1 ? (selection[0] ?? null) : null);
    const growth = growths[command];
    if (growth && commands.growNotes(growth.by)) {
      event.preventDefault();
      return;
    }
    const arrow = arrows[growth?.else ?? command];
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
    const group = node === null ? null : groupIdOf(node);
    const isNode = node !== null && group === null && noteIdOf(node) === null;
    const actions: Partial<Record<Command, () => void>> = {
      'add-next': () => {
        if (isNode) openMenu({ mode: 'add', node });
      },
      connect: () => {
        if (isNode) openMenu({ mode: 'connect', node });
      },
      breakpoint: () => {
        if (isNode) commands.toggleBreakpoint(node);
      },
      delete: () => {
        if (edge && selection.length === 0) commands.disconnect(edge.source, edge.sourceHandle ?? 'done');
        else commands.remove(selection.length > 0 ? selection : node === null ? [] : [node]);
      },
      duplicate: commands.duplicate,
      choose: () => {
        const note = node === null ? null : noteIdOf(node);
        if (note !== null) askWriting(note);
        else if (group !== null) askWriting(node);
        else if (node !== null) editor.select([node]);
      },
      note: addNote,
      group: makeGroup,
      ungroup: () => {
        commands.ungroup();
      },
      fold: () => {
        if (group !== null) commands.foldGroup(group, flow.getNode(groupKey(group))?.data['isFolded'] !== true);
      },
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

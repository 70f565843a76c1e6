/** Moves, sizes and chooses what lies on the canvas: a drag is one entry of the undo, however much it moves. */
import { applyNodeChanges, useStoreApi, type NodeChange } from '@xyflow/react';
import { useCallback, useRef } from 'react';
import { noteIdOf } from '../canvas/note-key.ts';
import type { Positions } from '../canvas/layout.ts';
import type { CanvasNode } from '../canvas/use-read-nodes.ts';
import { chosenAfter, framesMoved, isSizing, movesIn, resting } from './canvas-changes.ts';
import { moveNodes } from './edits.ts';
import { withMembersMoved } from './group-edits.ts';
import { sizeNote } from './note-edits.ts';
import { useEditor } from './use-editor.ts';

type Changes = NodeChange<CanvasNode>[];

/**
 * The handler of what happens to nodes, `drawn` at rest. While a drag lasts only React Flow knows where they are: the document,
 * and with it the page, changes once, at the end.
 */
export function useMoving(drawn: CanvasNode[], folded: ReadonlySet<string>) {
  const { editor } = useEditor();
  const flow = useStoreApi<CanvasNode>();
  const isDragging = useRef(false);
  const onNodesChange = useCallback(
    (changes: Changes) => {
      const { selection, scenario } = editor.getState();
      const { nodes, setNodes, userSelectionActive } = flow.getState();
      if (changes.some(({ type }) => type === 'select'))
        editor.select(chosenAfter(selection, changes, userSelectionActive ? folded : null));
      const sizing = changes.find(isSizing);
      if (sizing) {
        const now = applyNodeChanges<CanvasNode>(changes, nodes);
        setNodes(now);
        const [note, at] = [noteIdOf(sizing.id), now.find(({ id }) => id === sizing.id)];
        if (sizing.resizing || note === null || !at) return;
        editor.change(sizeNote(note, { width: at.width ?? 0, height: at.height ?? 0, ...at.position }));
        if (editor.getState().scenario === scenario) setNodes(drawn);
        return;
      }
      const moves = movesIn(changes);
      if (moves.length === 0) return;
      const asked: Positions = Object.fromEntries(
        moves.flatMap(({ id, position }) => (position ? [[id, position] as const] : [])),
      );
      const to = withMembersMoved(scenario, asked, resting(drawn));
      if (moves.some(({ dragging }) => dragging)) {
        isDragging.current = true;
        setNodes(framesMoved(scenario, applyNodeChanges<CanvasNode>(moves, nodes), to, folded));
        return;
      }
      editor.change(moveNodes(to), { gesture: isDragging.current ? null : `nudge ${Object.keys(to).join(' ')}` });
      isDragging.current = false;
      if (editor.getState().scenario === scenario) setNodes(drawn);
    },
    [editor, flow, drawn, folded],
  );
  return { onNodesChange, isDragging };
}

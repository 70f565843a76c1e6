/** Moves and chooses nodes: a drag is one entry of the undo, however many nodes it moves. */
import { applyNodeChanges, useStoreApi, type NodeChange, type NodePositionChange } from '@xyflow/react';
import { useCallback, useRef } from 'react';
import type { FaceNode } from '../canvas/node-face.tsx';
import type { NoteNode } from '../canvas/note-face.tsx';
import { moveNodes } from './edits.ts';
import { useEditor } from './use-editor.ts';

/** What lies on the canvas of the editor. */
export type CanvasNode = FaceNode | NoteNode;

/** What is chosen after some changes of it. */
function chosenAfter(now: readonly string[], changes: readonly NodeChange<CanvasNode>[]): readonly string[] {
  const chosen = new Set(now);
  for (const change of changes) {
    if (change.type !== 'select') continue;
    if (change.selected) chosen.add(change.id);
    else chosen.delete(change.id);
  }
  return [...chosen];
}

/** What has a new place among some changes. */
const movesIn = (changes: readonly NodeChange<CanvasNode>[]) =>
  changes.filter((change) => change.type === 'position' && change.position !== undefined) as NodePositionChange[];

/**
 * The handler of what happens to nodes. While a drag lasts only React Flow knows where its nodes are: the document, and with
 * it the page, changes once, at the end.
 */
export function useMoving(faces: CanvasNode[]) {
  const { editor } = useEditor();
  const flow = useStoreApi<CanvasNode>();
  const isDragging = useRef(false);
  const onNodesChange = useCallback(
    (changes: NodeChange<CanvasNode>[]) => {
      const { selection, scenario } = editor.getState();
      if (changes.some(({ type }) => type === 'select')) editor.select(chosenAfter(selection, changes));
      const moves = movesIn(changes);
      if (moves.length === 0) return;
      const { nodes, setNodes } = flow.getState();
      if (moves.some(({ dragging }) => dragging)) {
        isDragging.current = true;
        setNodes(applyNodeChanges<CanvasNode>(moves, nodes));
        return;
      }
      const to = Object.fromEntries(moves.flatMap(({ id, position }) => (position ? [[id, position] as const] : [])));
      editor.change(moveNodes(to), { gesture: isDragging.current ? null : `nudge ${Object.keys(to).join(' ')}` });
      isDragging.current = false;
      if (editor.getState().scenario === scenario) setNodes(faces);
    },
    [editor, flow, faces],
  );
  return { onNodesChange, isDragging };
}

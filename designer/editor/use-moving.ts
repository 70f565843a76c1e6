/** Moves and chooses nodes: a drag is one entry of the undo, however many nodes it moves. */
import type { NodeChange } from '@xyflow/react';
import { useCallback, useRef, useState } from 'react';
import type { Positions } from '../canvas/layout.ts';
import type { FaceNode } from '../canvas/node-face.tsx';
import { moveNodes } from './edits.ts';
import { useEditor } from './use-editor.ts';

/** What is chosen after some changes of it. */
function chosenAfter(now: readonly string[], changes: readonly NodeChange<FaceNode>[]): readonly string[] {
  const chosen = new Set(now);
  for (const change of changes) {
    if (change.type !== 'select') continue;
    if (change.selected) chosen.add(change.id);
    else chosen.delete(change.id);
  }
  return [...chosen];
}

/** Where nodes are moved to while a drag lasts, and the handler of what happens to nodes. */
export function useMoving() {
  const { editor } = useEditor();
  const [moving, setMoving] = useState<Positions | null>(null);
  const isDragging = useRef(false);
  const onNodesChange = useCallback(
    (changes: NodeChange<FaceNode>[]) => {
      const { selection } = editor.getState();
      editor.select(chosenAfter(selection, changes));
      const moved = changes.flatMap((change) =>
        change.type === 'position' && change.position ? [[change.id, change.position, change.dragging] as const] : [],
      );
      if (moved.length === 0) return;
      const to: Positions = Object.fromEntries(moved.map(([id, position]) => [id, position]));
      if (moved.some(([, , dragging]) => dragging)) {
        isDragging.current = true;
        setMoving((now) => ({ ...now, ...to }));
        return;
      }
      editor.change(moveNodes(to), { gesture: isDragging.current ? null : `nudge ${Object.keys(to).join(' ')}` });
      isDragging.current = false;
      setMoving(null);
    },
    [editor],
  );
  return { moving, onNodesChange };
}

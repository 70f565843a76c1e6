/** What lies on the canvas of the editor: faces, notes and groups, what is folded away left out; in lanes the faces alone. */
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Scenario } from '../../engine/core/scenario.ts';
import { foldedGroups, groupBoxes, groupNodes } from '../canvas/canvas-groups.ts';
import { noteBox, noteNodes } from '../canvas/canvas-notes.ts';
import type { Lanes } from '../canvas/lanes.ts';
import { nodeSize } from '../canvas/layout.ts';
import type { Box } from '../canvas/map-shape.ts';
import type { FaceNode } from '../canvas/node-face.tsx';
import { noteKey } from '../canvas/note-key.ts';
import { useFolded, type Folded } from '../canvas/use-folded.ts';
import { useGroupWords } from '../canvas/use-group-words.ts';
import type { CanvasNode } from '../canvas/use-read-nodes.ts';

const none: ReadonlySet<string> = new Set();

/** Which groups are folded: none in lanes, and none while a trial shows its way. */
export function useFolding(scenario: Scenario, selection: readonly string[], showsAll: boolean): Folded {
  return useFolded(scenario, showsAll ? none : foldedGroups(scenario, selection));
}

/** The nodes. */
export function useCanvasNodes(
  scenario: Scenario,
  faces: FaceNode[],
  selection: readonly string[],
  lanes: Lanes | null,
  { folded, hidden }: Folded,
): CanvasNode[] {
  const { t } = useTranslation();
  const noteWord = t('canvas.note.label');
  const words = useGroupWords();
  return useMemo((): CanvasNode[] => {
    if (lanes) return faces;
    const chosen = new Set(selection);
    const beside = [...noteNodes(scenario, noteWord), ...groupNodes(scenario, {}, folded, words)];
    const all = [...faces, ...beside.map((each) => (chosen.has(each.id) ? { ...each, selected: true } : each))];
    return hidden.size > 0 ? all.filter(({ id }) => !hidden.has(id)) : all;
  }, [faces, lanes, scenario, selection, noteWord, words, folded, hidden]);
}

/** The boxes of what lies there, frames left out. */
export function useCanvasBoxes(scenario: Scenario, lanes: Lanes | null, { folded, hidden }: Folded): Box[] {
  return useMemo(() => {
    const faces = scenario.nodes.filter(({ id }) => lanes !== null || !hidden.has(id));
    const drawn = faces.map(({ id, position = { x: 0, y: 0 } }) => ({
      ...(lanes?.places[id] ?? position),
      ...nodeSize,
    }));
    if (lanes) return drawn;
    const notes = (scenario.notes ?? []).filter(({ id }) => !hidden.has(noteKey(id))).map(noteBox);
    const groups = folded.size > 0 ? [...groupBoxes(scenario, {}, folded)] : [];
    return [...drawn, ...notes, ...groups.filter(([id]) => folded.has(id)).map(([, box]) => box)];
  }, [scenario, lanes, folded, hidden]);
}

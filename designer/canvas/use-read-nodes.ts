/** The nodes of a drawing that is read: faces with what is said of them, notes and groups; in lanes the faces alone. */
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { findNodeKind } from '../../engine/core/nodes/index.ts';
import type { Scenario } from '../../engine/core/scenario.ts';
import { useLanguage } from '../app/use-language.ts';
import { foldedGroups, groupNodes } from './canvas-groups.ts';
import { noteNodes } from './canvas-notes.ts';
import { fixedFace } from './fixed-face.ts';
import type { GroupNode } from './group-face.tsx';
import type { Lanes } from './lanes.ts';
import type { Positions } from './layout.ts';
import type { FaceNode } from './node-face.tsx';
import { nodeFace, nodeName, nodePorts } from './node-words.ts';
import type { NoteNode } from './note-face.tsx';
import type { Overlay } from './overlay.ts';
import { useFolded, type Folded } from './use-folded.ts';
import { useGroupWords } from './use-group-words.ts';

/** What lies on a canvas. */
export type CanvasNode = FaceNode | NoteNode | GroupNode;

/** The nodes in the order of the way through the scenario, which is also the order of the tab key. */
export function facesOf(scenario: Scenario, positions: Positions): FaceNode[] {
  return scenario.nodes.map((node) => ({
    id: node.id,
    type: 'face',
    position: positions[node.id] ?? { x: 0, y: 0 },
    ...fixedFace(nodePorts(scenario, node)),
    data: { node, ports: nodePorts(scenario, node) },
  }));
}

/** The faces with what is read aloud of them; one is chosen, one active. */
export function useReadFaces(
  faces: readonly FaceNode[],
  { selected, active }: { selected: string | null; active: string | null },
  { changes, heat }: Pick<Overlay, 'changes' | 'heat'>,
): FaceNode[] {
  const { t } = useTranslation();
  const { language } = useLanguage();
  return useMemo(
    () =>
      faces.map((face): FaceNode => {
        const { node } = face.data;
        const kind = findNodeKind(node.kind)?.label[language] ?? node.kind;
        const change = changes?.get(face.id);
        const words = [
          nodeName(node, language),
          kind,
          nodeFace(node, language),
          change && t(`publish.change.${change}`),
          heat?.get(face.id)?.words,
        ];
        return {
          ...face,
          ...(face.id === active && { data: { ...face.data, active: true } }),
          selected: face.id === selected,
          ariaLabel: words.filter(Boolean).join(language === 'en' ? ', ' : '，'),
        };
      }),
    [faces, selected, active, language, changes, heat, t],
  );
}

/** Which groups are folded for whoever reads, at first those the author folded; none where every node matters. */
export function useReadFolding(
  scenario: Scenario,
  selected: string | null,
  showsAll: boolean,
): Folded & { fold: ((group: string, folded: boolean) => void) | null } {
  const [by, setBy] = useState<Readonly<Record<string, boolean>>>({});
  const fold = useCallback((group: string, folded: boolean) => {
    setBy((now) => ({ ...now, [group]: folded }));
  }, []);
  const seen = useMemo(() => {
    const { groups = [], ...rest } = scenario;
    const asRead = groups.map(({ collapsed, ...group }) =>
      (by[group.id] ?? collapsed === true) ? { ...group, collapsed: true as const } : group,
    );
    return foldedGroups({ ...rest, groups: showsAll ? [] : asRead }, selected === null ? [] : [selected]);
  }, [scenario, by, selected, showsAll]);
  const folded = useFolded(scenario, seen);
  return { ...folded, fold: showsAll ? null : fold };
}

/** All that is drawn. */
export function useReadNodes(
  scenario: Scenario,
  faces: FaceNode[],
  lanes: Lanes | null,
  { folded, hidden }: Folded,
): CanvasNode[] {
  const { t } = useTranslation();
  const noteWord = t('canvas.note.label');
  const words = useGroupWords();
  return useMemo((): CanvasNode[] => {
    if (lanes)
      return faces.map((face) => ({ ...face, position: lanes.places[face.id] ?? face.position, draggable: false }));
    const places = Object.fromEntries(faces.map(({ id, position }) => [id, position]));
    const beside = [...noteNodes(scenario, noteWord), ...groupNodes(scenario, places, folded, words)];
    return [...faces, ...beside.map((each) => ({ ...each, draggable: false, selectable: false }))].filter(
      ({ id }) => !hidden.has(id),
    );
  }, [faces, lanes, scenario, folded, hidden, noteWord, words]);
}

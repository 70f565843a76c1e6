/** The nodes of the draft as the canvas draws them: drawn again only where something of them changed. */
import { useMemo } from 'react';
import { findNodeKind } from '../../engine/core/nodes/index.ts';
import type { Scenario, ScenarioNode } from '../../engine/core/scenario.ts';
import type { Language } from '../../engine/core/text.ts';
import { fixedFace } from '../canvas/fixed-face.ts';
import type { Positions } from '../canvas/layout.ts';
import type { FaceNode } from '../canvas/node-face.tsx';
import { nodeFace, nodeName, nodePorts } from '../canvas/node-words.ts';

/** What is read aloud of a node. */
function wordsOf(node: ScenarioNode, language: Language): string {
  const kind = findNodeKind(node.kind)?.label[language] ?? node.kind;
  const words = [nodeName(node, language), kind, nodeFace(node, language)];
  return [...new Set(words)].filter(Boolean).join(language === 'en' ? ', ' : '，');
}

interface Known {
  key: string;
  face: FaceNode;
}

const known = new WeakMap<ScenarioNode, Known>();

/** The face of a node at rest; the same object as before where nothing of it changed: React Flow looks at no other. */
function faceOf(scenario: Scenario, node: ScenarioNode, used: ReadonlySet<string>, language: Language): FaceNode {
  const ports = nodePorts(scenario, node);
  const free = ports.map(({ id }) => id).filter((id) => !used.has(`${node.id} ${id}`));
  const key = `${language}|${ports.map(({ id }) => id).join(' ')}|${free.join(' ')}`;
  const before = known.get(node);
  if (before?.key === key) return before.face;
  const face: FaceNode = {
    ...{ id: node.id, type: 'face' },
    ...fixedFace(ports),
    position: node.position ?? { x: 0, y: 0 },
    data: { node, ports, free },
    selected: false,
    ariaLabel: wordsOf(node, language),
  };
  known.set(node, { key, face });
  return face;
}

/** The faces; one is `active`: its ports are named. Where `places` are given they lie there, and cannot be moved. */
export function useFaces(
  scenario: Scenario,
  selection: readonly string[],
  active: string | null,
  places: Positions | null,
  language: Language,
): FaceNode[] {
  const still = useMemo(() => {
    const used = new Set(scenario.edges.map(({ from, port }) => `${from} ${port}`));
    const faces = scenario.nodes.map((node) => faceOf(scenario, node, used, language));
    return places
      ? faces.map((face) => ({ ...face, position: places[face.id] ?? face.position, draggable: false }))
      : faces;
  }, [scenario, places, language]);
  return useMemo(() => {
    const chosen = new Set(selection);
    return still.map((face) => {
      if (face.id !== active && !chosen.has(face.id)) return face;
      const data = face.id === active ? { ...face.data, active: true } : face.data;
      return { ...face, data, selected: chosen.has(face.id) };
    });
  }, [still, selection, active]);
}

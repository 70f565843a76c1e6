/** The nodes of the draft as the canvas draws them: drawn again only where something of them changed. */
import { useMemo } from 'react';
import type { Port } from '../../engine/core/node.ts';
import { findNodeKind } from '../../engine/core/nodes/index.ts';
import type { Scenario, ScenarioNode } from '../../engine/core/scenario.ts';
import type { Language } from '../../engine/core/text.ts';
import { fixedFace } from '../canvas/fixed-face.ts';
import type { Positions } from '../canvas/layout.ts';
import type { FaceNode } from '../canvas/node-face.tsx';
import { nodeFace, nodeName, nodePorts } from '../canvas/node-words.ts';

interface Known {
  key: string;
  data: { node: ScenarioNode; ports: readonly Port[]; free: readonly string[] };
}

/** What is read aloud of a node. */
function wordsOf(node: ScenarioNode, language: Language): string {
  const kind = findNodeKind(node.kind)?.label[language] ?? node.kind;
  const words = [nodeName(node, language), kind, nodeFace(node, language)];
  return [...new Set(words)].filter(Boolean).join(language === 'en' ? ', ' : '，');
}

const known = new WeakMap<ScenarioNode, Known>();

/** The ports of each node, and which lead nowhere; the same object as before where both are the same. */
function dataOf(scenario: Scenario, node: ScenarioNode, used: Set<string>): Known['data'] {
  const ports = nodePorts(scenario, node);
  const free = ports.map(({ id }) => id).filter((id) => !used.has(`${node.id} ${id}`));
  const key = `${ports.map(({ id }) => id).join(' ')}|${free.join(' ')}`;
  const before = known.get(node);
  if (before?.key === key) return before.data;
  const data = { node, ports, free };
  known.set(node, { key, data });
  return data;
}

/** The faces, with those that are being moved where they are moved to. */
export function useFaces(
  scenario: Scenario,
  selection: readonly string[],
  moving: Positions | null,
  language: Language,
): FaceNode[] {
  const still = useMemo(() => {
    const used = new Set(scenario.edges.map(({ from, port }) => `${from} ${port}`));
    return scenario.nodes.map((node): FaceNode => ({
      ...{ id: node.id, type: 'face' },
      ...fixedFace(nodePorts(scenario, node)),
      position: node.position ?? { x: 0, y: 0 },
      data: dataOf(scenario, node, used),
      selected: false,
      ariaLabel: wordsOf(node, language),
    }));
  }, [scenario, language]);
  return useMemo(() => {
    const chosen = new Set(selection);
    // A face that is neither chosen nor moved stays the same object: React Flow looks at no other.
    return still.map((face) => {
      const position = moving?.[face.id];
      if (!position && !chosen.has(face.id)) return face;
      return { ...face, selected: chosen.has(face.id), position: position ?? face.position };
    });
  }, [still, selection, moving]);
}

/** What a node is called and what it is set to, in words; also of a node whose kind or settings are not known. */
import { optionPorts } from '../../engine/core/graph.ts';
import type { NodeKind, Port } from '../../engine/core/node.ts';
import { findNodeKind } from '../../engine/core/nodes/index.ts';
import type { Scenario, ScenarioNode } from '../../engine/core/scenario.ts';
import type { Language } from '../../engine/core/text.ts';
import type { VersionContent } from '../../engine/core/version.ts';

/** The author's name for it, else its kind's. */
export const nodeName = (node: ScenarioNode, language: Language): string =>
  node.name?.[language] ?? findNodeKind(node.kind)?.label[language] ?? node.kind;

/** The name of a node by its id, or the id where it is gone. */
export function nodeNamed(scenario: Scenario, id: string, language: Language): string {
  const node = scenario.nodes.find((each) => each.id === id);
  return node ? nodeName(node, language) : id;
}

interface Known {
  kind: NodeKind;
  settings: unknown;
}

/** Nodes never change, so each is looked through once. */
const known = new WeakMap<ScenarioNode, Known | null>();

/** The kind of a node with its settings as that reads them; null where either is not known. */
function knownOf(node: ScenarioNode): Known | null {
  const before = known.get(node);
  if (before !== undefined) return before;
  const kind = findNodeKind(node.kind);
  const parsed = kind?.settings.safeParse(node.settings);
  const found = kind && parsed?.success ? { kind, settings: parsed.data } : null;
  known.set(node, found);
  return found;
}

/** The one line on its face. */
export function nodeFace(node: ScenarioNode, language: Language): string {
  const found = knownOf(node);
  if (!found) return '';
  const { kind, settings } = found;
  const line = kind.face(settings, language);
  // An end is often called as its outcome is: saying it twice tells nothing.
  return line === nodeName(node, language) ? kind.label[language] : line;
}

/** Its ways out, those of its options included; where the settings are not valid, the ports that its edges use. */
export function nodePorts(scenario: Scenario, node: ScenarioNode): readonly Port[] {
  const found = knownOf(node);
  if (found) return [...found.kind.ports(found.settings), ...optionPorts(node)];
  const used = new Set(scenario.edges.filter(({ from }) => from === node.id).map(({ port }) => port));
  return [...used].map((id) => ({ id, label: { 'zh-CN': id, en: id } }));
}

/** What a port is called. */
export const portName = (scenario: Scenario, node: ScenarioNode, port: string, language: Language): string =>
  nodePorts(scenario, node).find(({ id }) => id === port)?.label[language] ?? port;

/** A step's node by its path: what it is called, each called scenario before it, and the way it was left by. */
export function stepWords(
  content: VersionContent,
  { node: path, port }: { node: string; port: string },
  language: Language,
): { name: string; way: string | null } {
  const ids = path.split('/');
  const names: string[] = [];
  let scene: VersionContent | undefined = content;
  let node: ScenarioNode | undefined;
  for (const id of ids) {
    node = scene?.scenario.nodes.find((each) => each.id === id);
    names.push(node ? nodeName(node, language) : id);
    const called: unknown = node?.settings['scenario'];
    if (id !== ids.at(-1)) scene = typeof called === 'string' ? scene?.subs?.[called] : undefined;
  }
  const way = node && scene && port !== 'end' ? portName(scene.scenario, node, port, language) : null;
  return { name: names.join(' ▸ '), way };
}

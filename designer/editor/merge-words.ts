/** Where two authors conflict, in words, and what each of them has there. */
import { findNodeKind } from '../../engine/core/nodes/index.ts';
import { quoted } from '../../engine/core/diff/diff-words.ts';
import type { Edge, Scenario, ScenarioNode } from '../../engine/core/scenario.ts';
import type { Language } from '../../engine/core/text.ts';
import { nodeNamed, portName } from '../canvas/node-words.ts';
import type { Conflict } from './merge.ts';

/** What a conflict is about: the kind of place, and the names that its words need. */
export interface ConflictPlace {
  area: 'scenario' | 'node' | 'node-part' | 'setting' | 'edge' | 'prompt' | 'variable' | 'note' | 'group';
  node: string;
  /** Of a setting, a field, a port, a prompt or a variable. */
  name: string;
  /** The language of a text, where only one of them is in question. */
  language?: string;
}

const isFields = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** The node of an id in the first document that has it. */
const nodeIn = (documents: readonly Scenario[], id: string): ScenarioNode | undefined =>
  documents.flatMap(({ nodes }) => nodes).find((node) => node.id === id);

/** The place of a conflict; nodes are called as the first of the documents calls them. */
export function placeOf({ path }: Conflict, documents: readonly Scenario[], language: Language): ConflictPlace {
  const [area = '', id = '', part, key] = path;
  const holder = documents.find(({ nodes }) => nodes.some((node) => node.id === id));
  const node = holder ? nodeNamed(holder, id, language) : id;
  if (area === 'prompts') return { area: 'prompt', node: '', name: id };
  if (area === 'variables') return { area: 'variable', node: '', name: id };
  if (area === 'notes') return { area: 'note', node: '', name: id };
  if (area === 'groups') return { area: 'group', node: '', name: id };
  if (area === 'edges') return edgePlace(id, documents, language);
  if (area !== 'nodes') return { area: 'scenario', node: '', name: area, ...(id && { language: id }) };
  if (part === undefined) return { area: 'node', node, name: '' };
  if (part === 'settings' && key !== undefined) return { area: 'setting', node, name: key };
  return { area: 'node-part', node, name: part, ...(key !== undefined && { language: key }) };
}

function edgePlace(slot: string, documents: readonly Scenario[], language: Language): ConflictPlace {
  const [from = '', port = ''] = slot.split('.');
  const node = nodeIn(documents, from);
  const holder = documents.find(({ nodes }) => nodes.some(({ id }) => id === from));
  if (!node || !holder) return { area: 'edge', node: from, name: port };
  return { area: 'edge', node: nodeNamed(holder, from, language), name: portName(holder, node, port, language) };
}

/** What one side has there, in words; null where it has nothing. */
export function valueWords(value: unknown, { path }: Conflict, document: Scenario, language: Language): string | null {
  if (value === undefined) return null;
  if (path[0] === 'edges') return `→ ${nodeNamed(document, (value as Edge).to, language)}`;
  if (path[0] === 'groups' && isFields(value)) return quoted(value['title'], language);
  if (path[0] === 'notes' && isFields(value)) return quoted(value['text'], language);
  if (path[0] === 'nodes' && path.length === 2 && isFields(value)) return nodeWords(value as ScenarioNode, language);
  if (path[0] === 'prompts' && isFields(value) && 'text' in value) return quoted(value['text'], language);
  return quoted(value, language);
}

function nodeWords(node: ScenarioNode, language: Language): string {
  const kind = findNodeKind(node.kind);
  const parsed = kind?.settings.safeParse(node.settings);
  const face = kind && parsed?.success ? kind.face(parsed.data, language) : '';
  return [node.name?.[language] ?? kind?.label[language] ?? node.kind, face].filter(Boolean).join(' · ');
}

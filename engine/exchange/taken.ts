/** What an import has taken so far: nodes, and for every BPMN element where a token that enters it goes and how one leaves it. */
import type { ModdleElement } from 'bpmn-moddle';
import type { ScenarioNode } from '../core/scenario.ts';
import type { Text } from '../core/text.ts';
import { reportOn, type ElementReport, type ImportProblem, type Verdict } from './import-report.ts';
import { idFor, nameOfElement, unusedName } from './names.ts';
import type { ReadProcess } from './read-process.ts';

/** How flows leave an element. */
export interface Leaves {
  node: ScenarioNode;
  /** The port of a flow that does not say its own. */
  port(flow: ModdleElement): string;
}

/** What an import has taken so far. */
export interface Taken {
  process: ReadProcess;
  nodes: { index: number; node: ScenarioNode; element: ModdleElement }[];
  /** The node that a token reaches by entering an element. */
  enters: Map<ModdleElement, string>;
  /** Elements where nothing happens: the flows, or elements, that follow. */
  passes: Map<ModdleElement, () => ModdleElement[]>;
  leaves: Map<ModdleElement, Leaves>;
  /** Edges that no flow stands for. */
  links: { from: string; port: string; to: ModdleElement | string }[];
  report: Map<ModdleElement, ElementReport>;
  problems: ImportProblem[];
  ids: Set<string>;
}

/** Begins to take a process. */
export const beginTaking = (process: ReadProcess): Taken => ({
  process,
  nodes: [],
  enters: new Map(),
  passes: new Map(),
  leaves: new Map(),
  links: [],
  report: new Map(),
  problems: [],
  ids: new Set(),
});

/** Says what came of an element. */
export function tell(
  taken: Taken,
  element: ModdleElement,
  verdict: Verdict,
  why: Text,
  more?: Pick<ElementReport, 'to' | 'source'>,
): void {
  taken.report.set(element, reportOn(element, verdict, why, more));
}

/** Adds a node for an element of a foreign file. The element keeps its name; what is added beside it is told apart by a word. */
export function addNode(
  taken: Taken,
  element: ModdleElement,
  kind: string,
  settings: Record<string, unknown>,
  beside?: string,
): ScenarioNode {
  const wanted = idFor(element, beside === undefined ? kind : 'node');
  const name = beside === undefined ? nameOfElement(element) : undefined;
  const id = unusedName(beside === undefined ? wanted : `${wanted}-${beside}`, taken.ids);
  const node: ScenarioNode = { id, kind, ...(name && { name }), settings };
  taken.nodes.push({ index: Number.MAX_SAFE_INTEGER, node, element });
  return node;
}

/** What an export draws: BPMN elements and flows with their ids and places, before any XML. */
import type { Edge, ScenarioNode } from '../core/scenario.ts';
import type { ActorName } from '../core/who-acts.ts';
import type { Drawn } from './element-of-kind.ts';
import type { Place } from './layout.ts';

/** A box on the diagram. */
export interface Box extends Place {
  width: number;
  height: number;
}

/** A flow node of the BPMN document. */
export interface PlannedNode {
  id: string;
  drawn: Drawn;
  box: Box;
  /** Id of the sub-process that holds it; undefined for the process itself. */
  parent: string | undefined;
  name: string;
  /** The scenario's node, and its place in the document's list. */
  node?: { document: ScenarioNode; index: number };
  /** Drawn for BPMN's sake: for the node of this id. */
  synthetic?: { of: string; port?: string };
  /** Of an event on the border of an activity. */
  border?: { on: string; catches: string | null };
}

/** A sequence flow of the BPMN document. */
export interface PlannedFlow {
  id: string;
  from: string;
  to: string;
  parent: string | undefined;
  name: string;
  edge?: { document: Edge; index: number };
  /** The condition of a way, and whether it is taken where none holds. */
  condition?: string;
  otherwise?: boolean;
}

/** A lane of who acts: the nodes in it by id, and how high it lies. */
export interface PlannedLane {
  actor: ActorName;
  nodes: ReadonlySet<string>;
  y: number;
  height: number;
}

/** Everything an export draws. */
export interface Plan {
  /** None where it is not drawn in lanes. */
  lanes: readonly PlannedLane[];
  nodes: Map<string, PlannedNode>;
  flows: PlannedFlow[];
  /** Edges that BPMN can not hold, since a node they name is missing. */
  kept: { document: Edge; index: number }[];
}

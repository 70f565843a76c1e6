/** What lies over the drawn scenario: a run, findings, changes, and the node that is looked at. */
import { createContext, use } from 'react';
import type { Finding } from '../../engine/core/finding.ts';
import type { RunView } from './run-view.ts';

/** What became of a node between two drawings that are compared. */
export type NodeChange = 'added' | 'removed' | 'changed';

/** What the running cases make of a node: how much, of the most, in words. */
export interface NodeHeat {
  /** 0 where there is nothing, 4 where there is most. */
  level: number;
  /** In short, for its face, and as it is read aloud. */
  short: string;
  words: string;
  /** How many cases are held there. */
  held: number;
}

export interface Overlay {
  run: RunView | null;
  findings: readonly Finding[];
  /** Of a drawing that is compared with another: its changed nodes by id. */
  changes?: ReadonlyMap<string, NodeChange> | undefined;
  /** Of the running cases: the nodes by id. */
  heat?: ReadonlyMap<string, NodeHeat> | undefined;
  /** The node that is hovered, focused or selected: its ports are named. */
  active: string | null;
}

export const OverlayContext = createContext<Overlay>({ run: null, findings: [], active: null });

/** The overlay of the canvas around. */
export const useOverlay = (): Overlay => use(OverlayContext);

/** What may be done at the face of a node, where the drawing is edited. */
export interface Editing {
  /** Asks for the next node behind a port. */
  askNext: (node: string, port: string) => void;
}

export const EditingContext = createContext<Editing | null>(null);

/** How the canvas around is edited; null where it is only read. */
export const useEditing = (): Editing | null => use(EditingContext);

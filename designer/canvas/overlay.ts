/** What lies over the drawn scenario: a run, findings, changes, and the node that is looked at. */
import { createContext, use } from 'react';
import type { Finding } from '../../engine/core/finding.ts';
import type { RunView } from './run-view.ts';

/** What became of a node between two drawings that are compared. */
export type NodeChange = 'added' | 'removed' | 'changed';

export interface Overlay {
  run: RunView | null;
  findings: readonly Finding[];
  /** Of a drawing that is compared with another: its changed nodes by id. */
  changes?: ReadonlyMap<string, NodeChange> | undefined;
  /** Nodes at which a trial is to stop. */
  breakpoints?: ReadonlySet<string>;
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
  /** Has a trial stop at a node, or no longer. */
  toggleBreakpoint: (node: string) => void;
}

export const EditingContext = createContext<Editing | null>(null);

/** How the canvas around is edited; null where it is only read. */
export const useEditing = (): Editing | null => use(EditingContext);

/** What lies over the drawn scenario: a run, findings, and the node that is looked at. */
import { createContext, use } from 'react';
import type { Finding } from '../../engine/core/finding.ts';
import type { RunView } from './run-view.ts';

export interface Overlay {
  run: RunView | null;
  findings: readonly Finding[];
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

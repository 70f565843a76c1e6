/** What lies over the drawn scenario, and from how far it is seen. */
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
  /** Nodes at which a trial is to stop. */
  breakpoints?: ReadonlySet<string>;
  /** Of the running cases: the nodes by id. */
  heat?: ReadonlyMap<string, NodeHeat> | undefined;
}

export const OverlayContext = createContext<Overlay>({ run: null, findings: [] });

/** The overlay of the canvas around. */
export const useOverlay = (): Overlay => use(OverlayContext);

/** What may be done at the face of a node, where the drawing is edited. */
export interface Editing {
  /** Asks for the next node behind a port. */
  askNext: (node: string, port: string) => void;
  /** Has a trial stop at a node, or no longer. */
  toggleBreakpoint: (node: string) => void;
  /** Asks to write on a note; null ends it. */
  askWriting: (note: string | null) => void;
  /** The note that is written on, or the name on the canvas of the group. */
  writing: string | null;
  writeNote: (note: string, text: string) => void;
  nameGroup: (group: string, title: string) => void;
}

export const EditingContext = createContext<Editing | null>(null);

/** How the canvas around is edited; null where it is only read. */
export const useEditing = (): Editing | null => use(EditingContext);

/** Folds a group to one box, or unfolds it; null where the canvas around has no groups that can. */
export const FoldingContext = createContext<((group: string, folded: boolean) => void) | null>(null);

/** How many threads of comments are open at a node, by its id; none where nothing is said around the canvas. */
export const CommentCountsContext = createContext<ReadonlyMap<string, number>>(new Map());

/** near: everything; middle: a larger name alone; far: a plain box with its icon. */
export type Distance = 'near' | 'middle' | 'far';

/** How far a zoom is. */
export const distanceAt = (zoom: number): Distance => (zoom < 0.5 ? 'far' : zoom < 0.8 ? 'middle' : 'near');

export const DistanceContext = createContext<Distance>('near');

/** From how far the canvas around is seen. */
export const useDistance = (): Distance => use(DistanceContext);

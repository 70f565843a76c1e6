/** What the parts of the editor's page share beside the document: its commands, and what is open. */
import { createContext, useContext } from 'react';
import { assertExists } from '../../engine/core/control.ts';
import type { Commands } from './editor-commands.ts';
import type { Point } from './edits.ts';

/** The menu that asks for the next node (add), or for the node that a port is to lead to (connect). */
export interface NextMenu {
  mode: 'add' | 'connect';
  node: string;
  /** The port it was asked at; else the first that is free. */
  port?: string;
  /** Where the new node is to lie, on the canvas. */
  at?: Point;
}

export interface EditorView {
  commands: Commands;
  menu: NextMenu | null;
  openMenu: (menu: NextMenu | null) => void;
  isFinding: boolean;
  setFinding: (finding: boolean) => void;
  isHelping: boolean;
  setHelping: (helping: boolean) => void;
  /** Drawn in lanes by who acts: a view only. */
  inLanes: boolean;
  setInLanes: (inLanes: boolean) => void;
  /** The note that is written on. */
  writing: string | null;
  askWriting: (note: string | null) => void;
  /** The node whose called scenario is opened in place. */
  sub: string | null;
  openSub: (node: string | null) => void;
  /** The id of the side panel in front. */
  panel: string | undefined;
  showPanel: (id: string) => void;
}

export const EditorViewContext = createContext<EditorView | null>(null);

/** The view of the page around. */
export const useEditorView = (): EditorView =>
  assertExists(useContext(EditorViewContext), "an editor's page around the component");

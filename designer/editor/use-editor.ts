/** The editor of the page for its parts: what they show of its state, and the editor to change it by. */
import { createContext, useContext, useSyncExternalStore } from 'react';
import type { Ground } from '../../engine/core/check.ts';
import { assertExists } from '../../engine/core/control.ts';
import type { Editor, EditorState } from './editor.ts';
import type { LiveFinding } from './live-checks.ts';

/** What the page gives to all its parts. */
export interface EditorGround {
  editor: Editor;
  /** The policies, prompts and scenarios that the platform has, as the checks want them. */
  ground: Ground;
  /** What is wrong with the draft as it stands, errors first; checked anew a moment after each change. */
  findings: readonly LiveFinding[];
}

export const EditorContext = createContext<EditorGround | null>(null);

/** The editor, the ground and the findings. */
export const useEditor = (): EditorGround => assertExists(useContext(EditorContext), 'an editor around the component');

/** A part of the editor's state; give a function that picks something that stays the same while nothing changed. */
export function useEditorState<T>(pick: (state: EditorState) => T): T {
  const { editor } = useEditor();
  return useSyncExternalStore(editor.subscribe, () => pick(editor.getState()));
}

/** Saves the draft while it is edited. */
import type { Editor } from './editor.ts';

/** Saves a moment after each change. */
export function useAutosave(_editor: Editor): void {
  // Until saving lands, the draft stays in the page.
}

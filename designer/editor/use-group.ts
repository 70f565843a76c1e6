/** Puts a frame around what is chosen and lets its title be written at once. */
import { groupKey } from '../canvas/group-key.ts';
import { useEditorView } from './editor-view.ts';

/** What to call for a new group. */
export function useGroup(): () => void {
  const { commands, askWriting } = useEditorView();
  return () => {
    const id = commands.group();
    if (id !== null) askWriting(groupKey(id));
  };
}

/** Adds a note and lets it be written on at once. */
import { noteSize } from '../canvas/note-size.ts';
import { useEditorView } from './editor-view.ts';
import { useCentre } from './use-centre.ts';

/** What to call for a new note. */
export function useAddNote(): () => void {
  const { commands, askWriting } = useEditorView();
  const centre = useCentre(noteSize);
  return () => {
    askWriting(commands.addNote(centre()));
  };
}

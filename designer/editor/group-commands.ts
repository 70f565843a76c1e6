/** What an author can do to groups and to the size of notes, by key, button or menu. */
import type { GroupColour } from '../../engine/core/scenario.ts';
import { noteSize } from '../canvas/note-size.ts';
import { groupIdOf, groupKey } from '../canvas/group-key.ts';
import { noteIdOf } from '../canvas/note-key.ts';
import type { Tell } from './editor-commands.ts';
import type { Editor } from './editor.ts';
import type { Edit } from './edits.ts';
import { addGroup, changeGroup, newGroup, regroup, ungroup } from './group-edits.ts';
import { sizeNote } from './note-edits.ts';

/** The commands on groups. */
export function grouping(editor: Editor, tell: Tell) {
  /** Puts a frame around what is given, else what is chosen. Gives its id; null where no node is among it. */
  const group = (members?: readonly string[], title = ''): string | null => {
    const { scenario, selection, editable } = editor.getState();
    const made = newGroup(scenario, members ?? selection, title);
    if (!editable) return null;
    if (!made) {
      tell('group-needs-node');
      return null;
    }
    editor.change(addGroup(made), { select: [groupKey(made.id)] });
    tell('grouped', { count: made.nodes.length });
    return made.id;
  };
  return {
    group,
    /** Takes away the frames that are given, else those chosen, else those around what is chosen. */
    ungroup: (given?: readonly string[]) => {
      const { scenario, selection } = editor.getState();
      const { groups = [] } = scenario;
      const chosen = selection.map(groupIdOf).filter((id) => id !== null);
      const around = groups.filter(({ nodes }) => nodes.some((id) => selection.includes(id))).map(({ id }) => id);
      const ids = given ?? (chosen.length > 0 ? chosen : around);
      const gone = groups.filter(({ id }) => ids.includes(id));
      if (gone.length === 0) return;
      editor.change(ungroup(ids), { select: gone.flatMap(({ nodes }) => nodes) });
      tell('ungrouped', { name: gone.map(({ id, title }) => title || id).join(', ') });
    },
    nameGroup: (id: string, title: string) => {
      editor.change(changeGroup(id, { title }), { gesture: `group ${id}` });
    },
    colourGroup: (id: string, colour: GroupColour) => {
      editor.change(changeGroup(id, { colour: colour === 'grey' ? undefined : colour }));
    },
    foldGroup: (id: string, folded: boolean) => {
      const { scenario } = editor.getState();
      const title = scenario.groups?.find((each) => each.id === id)?.title;
      if (title === undefined) return;
      editor.change(changeGroup(id, { collapsed: folded ? true : undefined }));
      editor.select([groupKey(id)]);
      tell(folded ? 'folded' : 'unfolded', { name: title || id });
    },
    regroup: (id: string, members: readonly string[]) => {
      editor.change(regroup(id, members));
    },
  };
}

/** The commands on the size of notes. */
export function sizing(editor: Editor) {
  return {
    /** Gives a note the size and place that its corner was dragged to. */
    sizeNote: (id: string, box: { width: number; height: number; x?: number; y?: number }) => {
      editor.change(sizeNote(id, box));
    },
    /** Makes the chosen notes wider and higher by as much; false where none is chosen. */
    growNotes: (by: { width: number; height: number }): boolean => {
      const { scenario, selection } = editor.getState();
      const ids = selection.map(noteIdOf);
      const notes = (scenario.notes ?? []).filter(({ id }) => ids.includes(id));
      const edits = notes.map(({ id, size = noteSize }): Edit =>
        sizeNote(id, { width: size.width + by.width, height: size.height + by.height }),
      );
      if (edits.length === 0) return false;
      editor.change((now) => edits.reduce((next, edit) => edit(next), now), { gesture: `size ${ids.join(' ')}` });
      return true;
    },
  };
}

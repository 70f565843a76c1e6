/** Autosave for the page of an editor: started with it, and ended with what is left saved. */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { newKey } from '../app/request.ts';
import { useSession } from '../app/session.ts';
import { openDraftDoor } from './autosave-door.ts';
import { Autosave } from './autosave.ts';
import type { Editor } from './editor.ts';
import { keptEdits } from './kept-edits.ts';

const running = new WeakMap<Editor, Autosave>();

/** The autosave of an editor, if its page has one. */
export const autosaveOf = (editor: Editor): Autosave | undefined => running.get(editor);

/** One autosave for one editor, however often it is asked for. */
function autosaveFor(editor: Editor, account: string, signedOut: () => void): Autosave {
  const known = running.get(editor);
  if (known) return known;
  const scenario = editor.getState().base.id;
  const kept = keptEdits(localStorage, { account, scenario, by: newKey() });
  const made = new Autosave(editor, openDraftDoor(scenario, signedOut), kept);
  running.set(editor, made);
  return made;
}

/** Saves what the editor holds, from the page's first moment to after its last. */
export function useAutosave(editor: Editor): void {
  const client = useQueryClient();
  const account = useSession().data?.actor.account ?? '';
  const { id } = editor.getState().base;
  const autosave = useMemo(
    () => autosaveFor(editor, account, () => client.setQueryData(['session'], null)),
    [editor, account, client],
  );
  useEffect(() => {
    const end = autosave.start();
    const flush = () => {
      if (document.visibilityState === 'hidden') autosave.flush();
    };
    const leave = () => {
      autosave.flush();
    };
    const retry = () => {
      autosave.retry();
    };
    document.addEventListener('visibilitychange', flush);
    window.addEventListener('pagehide', leave);
    window.addEventListener('online', retry);
    return () => {
      document.removeEventListener('visibilitychange', flush);
      window.removeEventListener('pagehide', leave);
      window.removeEventListener('online', retry);
      end();
      // What other pages read of the draft is older than what was saved here.
      void client.invalidateQueries({ queryKey: ['draft', id], refetchType: 'none' });
    };
  }, [autosave, client, id]);
}

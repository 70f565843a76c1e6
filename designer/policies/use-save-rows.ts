/** Saves the test rows of a draft; where others were saved meanwhile, both are brought together. */
import { useState } from 'react';
import type { SavedPolicySuite } from '../../engine/core/api.ts';
import { ApiProblem } from '../app/request.ts';
import type { PolicyDraft } from './policy-draft.ts';
import { tidyRows } from './row-edits.ts';
import { mergeRows } from './rows-merge.ts';
import { readPolicySuite, useSavePolicySuite } from './use-policies.ts';

const isConflict = (error: unknown): boolean => error instanceof ApiProblem && error.slug === 'edited-meanwhile';

/** The way to save the rows, and what stands in it. */
export function useSaveRows(draft: PolicyDraft) {
  const { name } = draft.getState().policy;
  const save = useSavePolicySuite(name);
  const [theirs, setTheirs] = useState<SavedPolicySuite | null>(null);
  const [both, setBoth] = useState(0);
  return {
    theirs,
    /** How many rows both changed when they were merged. */
    both,
    isPending: save.isPending,
    error: save.error && !(theirs && isConflict(save.error)) ? save.error : null,

    /** Saves what is changed; tells whether everything is saved then. */
    async save(): Promise<boolean> {
      draft.changeRows(tidyRows);
      const { rows, saved, areRowsChanged } = draft.getState();
      if (!areRowsChanged) return true;
      try {
        const { revision, suite } = await save.mutateAsync({ rows, revision: saved.revision });
        draft.rebaseRows({ revision, rows: suite.rows });
        return true;
      } catch (error) {
        if (isConflict(error)) setTheirs(await readPolicySuite(name).catch(() => null));
        return false;
      }
    },

    /** Takes over what another saved. */
    merge: (): void => {
      if (!theirs) return;
      const { rows, saved } = draft.getState();
      const merged = mergeRows(saved.rows, rows, theirs.suite.rows);
      draft.changeRows(() => merged.rows);
      draft.rebaseRows({ revision: theirs.revision, rows: theirs.suite.rows });
      setBoth(merged.both.length);
      setTheirs(null);
      save.reset();
    },
  };
}

export type SavingRows = ReturnType<typeof useSaveRows>;

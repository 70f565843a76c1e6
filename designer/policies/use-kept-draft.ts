/** The draft of a page: begun from what this device keeps, else from the version in force, and kept as it is written. */
import { useEffect, useState } from 'react';
import type { PolicyView, SavedPolicySuite } from '../../engine/core/api.ts';
import type { Policy } from '../../engine/core/policies/policy.ts';
import { keptPolicy, type KeptPolicy, type PolicyPlace } from './kept-policy.ts';
import { PolicyDraft, type SavedRows } from './policy-draft.ts';
import { newRows } from './rows-merge.ts';

const restMs = 300;

/** The rows to begin with, and those they were made from: what this device changed, else what the platform keeps. */
function beginRows(kept: KeptPolicy | null, { revision, suite: { rows } }: SavedPolicySuite) {
  const here = kept?.suite;
  const saved: SavedRows = here ? { revision: here.revision, rows: here.base } : { revision, rows };
  const begun = here?.rows ?? rows;
  return { rows: begun, saved, offered: newRows(kept?.offered ?? [], begun) };
}

/** Begins a draft; `from` is an older version to begin with instead. */
export function beginDraft(
  place: PolicyPlace,
  { policy, version }: Pick<PolicyView, 'policy' | 'version'>,
  from: Policy | null,
  suite: SavedPolicySuite,
): { draft: PolicyDraft; isRestored: boolean } {
  const kept = place.read();
  const { rows, ...begun } = beginRows(kept, suite);
  const written = kept?.draft;
  const base = written ? { policy: written.base, version: written.version } : { policy, version };
  const draft = new PolicyDraft(base, { policy: written?.policy ?? policy, rows }, begun);
  // Undoing leads back to what was kept.
  if (from) draft.change(() => from);
  return { draft, isRestored: written !== undefined && written !== null && from === null };
}

function keep(place: PolicyPlace, draft: PolicyDraft): boolean {
  const { policy, rows, saved, offered, base, isChanged, areRowsChanged } = draft.getState();
  const written = { policy, base: base.policy, version: base.version, at: new Date().toISOString() };
  const suite = { rows: [...rows], base: [...saved.rows], revision: saved.revision };
  return place.keep({ draft: isChanged ? written : null, suite: areRowsChanged ? suite : null, offered: [...offered] });
}

/** The draft of one account, kept a moment after each change; `isFull` where the device has no room for it. */
export function useKeptDraft(account: string, view: PolicyView, from: Policy | null, suite: SavedPolicySuite) {
  const [isFull, setFull] = useState(false);
  // What was read first is what the draft begins with: a version saved meanwhile is met on saving.
  const [{ place, draft, isRestored }] = useState(() => {
    const where = keptPolicy(localStorage, { account, name: view.name });
    return { place: where, ...beginDraft(where, view, from, suite) };
  });
  useEffect(() => {
    // Read again, the page goes on with the draft and not with the older version.
    if (from) history.replaceState(history.state, '', location.pathname);
  }, [from]);
  useEffect(() => {
    let later: ReturnType<typeof setTimeout> | undefined;
    const end = draft.subscribe(() => {
      clearTimeout(later);
      later = setTimeout(() => {
        setFull(!keep(place, draft));
      }, restMs);
    });
    return () => {
      clearTimeout(later);
      end();
      keep(place, draft);
    };
  }, [draft, place]);
  return { draft, isRestored, isFull };
}

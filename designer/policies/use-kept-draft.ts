/** The draft of a page: begun from what this device keeps, else from the version in force, and kept as it is written. */
import { useEffect, useState } from 'react';
import type { PolicyView } from '../../engine/core/api.ts';
import type { Policy } from '../../engine/core/policy.ts';
import { keptPolicy, type PolicyPlace } from './kept-policy.ts';
import { PolicyDraft } from './policy-draft.ts';

const restMs = 300;

/** Begins a draft; `from` is an older version to begin with instead. */
export function beginDraft(
  place: PolicyPlace,
  { policy, version }: Pick<PolicyView, 'policy' | 'version'>,
  from: Policy | null,
): { draft: PolicyDraft; isRestored: boolean } {
  const kept = place.read();
  const rows = kept?.rows ?? [];
  const written = kept?.draft;
  const base = written ? { policy: written.base, version: written.version } : { policy, version };
  const draft = new PolicyDraft(base, { policy: written?.policy ?? policy, rows });
  // Undoing leads back to what was kept.
  if (from) draft.change(() => from);
  return { draft, isRestored: written !== undefined && written !== null && from === null };
}

function keep(place: PolicyPlace, draft: PolicyDraft): boolean {
  const { policy, rows, base, isChanged } = draft.getState();
  const written = { policy, base: base.policy, version: base.version, at: new Date().toISOString() };
  return place.keep({ draft: isChanged ? written : null, rows: [...rows] });
}

/** The draft of one account, kept a moment after each change; `isFull` where the device has no room for it. */
export function useKeptDraft(account: string, view: PolicyView, from: Policy | null) {
  const [isFull, setFull] = useState(false);
  // What was read first is what the draft begins with: a version saved meanwhile is met on saving.
  const [{ place, draft, isRestored }] = useState(() => {
    const where = keptPolicy(localStorage, { account, name: view.name });
    return { place: where, ...beginDraft(where, view, from) };
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

/** What a field of a division does: opens and closes, follows the keys, and takes what was chosen or typed. */
import { useMemo, useState, type KeyboardEvent } from 'react';
import { useSession } from '../app/session.ts';
import { useLanguage } from '../app/use-language.ts';
import { columnsTo, found, isTaken, movedInColumns, movedInList, type MoveKey, type Offer } from './offer.ts';
import { meant } from './typed.ts';
import { useDivisions } from './use-divisions.ts';

interface Asked {
  /** The division that is chosen; empty where none is. */
  value: string;
  within: string | null;
  /** Takes one division, or a text that is none; several where codes were typed one after the other. */
  take: (codes: string[]) => void;
}

/** What the field shows at a moment. */
export interface RegionFieldState {
  open: boolean;
  /** What is typed; null while nobody types. */
  typed: string | null;
  active: string | null;
}

const shut: RegionFieldState = { open: false, typed: null, active: null };
const moves: readonly string[] = ['ArrowDown', 'ArrowUp', 'ArrowRight', 'ArrowLeft'] satisfies MoveKey[];

/** The divisions that a field offers to who is signed in; null until their names are there. */
function useOffer(within: string | null): Offer | null {
  const divisions = useDivisions();
  const own = useSession().data?.actor.region ?? null;
  return useMemo(() => (divisions ? { divisions, within, own } : null), [divisions, within, own]);
}

/** The field's state, and what acts on it. */
export function useRegionField({ value, within, take }: Asked) {
  const { language } = useLanguage();
  const offer = useOffer(within);
  const [state, setState] = useState(shut);
  const { open, typed } = state;
  const isSearch = typed !== null && typed.trim() !== '';
  const results = useMemo(
    () => (offer && isSearch ? found(offer, typed, language) : []),
    [offer, isSearch, typed, language],
  );
  const active = state.active ?? results[0] ?? null;
  const columns = offer && !isSearch ? columnsTo(offer, active) : [];
  const canTake = (code: string): boolean => isTaken({ within }, code);
  const choose = (code: string) => {
    if (!canTake(code)) return;
    take([code]);
    setState(shut);
  };
  const leave = () => {
    if (isSearch) take(meant(offer, typed, language));
    else if (typed !== null) take([]);
    setState(shut);
  };
  const openIt = () => {
    if (!open) setState({ open: true, typed: null, active: value !== '' && canTake(value) ? value : within });
  };
  const type = (text: string) => {
    setState({ open: true, typed: text, active: null });
  };
  const follow = (event: KeyboardEvent) => {
    const { key } = event;
    if (event.nativeEvent.isComposing) return;
    if (key === 'Escape' && open) {
      event.stopPropagation();
      setState(shut);
    } else if (key === 'Enter' && (open || typed !== null)) {
      event.preventDefault();
      if (active !== null && canTake(active)) choose(active);
      else if (isSearch) leave();
    } else if (!open && key === 'ArrowDown') {
      event.preventDefault();
      openIt();
    } else if (open && offer && moves.includes(key) && !(isSearch && /Left|Right/.test(key))) {
      event.preventDefault();
      const move = key as MoveKey;
      const next = isSearch ? movedInList(results, active, move) : movedInColumns(offer, active, move);
      setState({ ...state, active: next });
    }
  };
  const go = (code: string) => {
    setState({ ...state, active: code });
  };
  return { open, typed, active, offer, isSearch, results, columns, canTake, choose, leave, openIt, type, follow, go };
}

/** What the field hands to its list. */
export type RegionChoice = ReturnType<typeof useRegionField>;

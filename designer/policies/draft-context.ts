/** The draft of the page for its parts: what they show of it, what is wrong with it, and the way to change it. */
import { createContext, useContext, useSyncExternalStore } from 'react';
import { assertExists } from '../../engine/core/control.ts';
import type { DraftState, PolicyDraft } from './policy-draft.ts';
import type { PolicyFinding } from './policy-findings.ts';

/** What the page gives to all its parts. */
export interface DraftGround {
  draft: PolicyDraft;
  findings: readonly PolicyFinding[];
}

export const DraftContext = createContext<DraftGround | null>(null);

/** The draft and what is wrong with it. */
export const useDraftGround = (): DraftGround => assertExists(useContext(DraftContext), 'a draft around the component');

/** A part of a draft's state; give a function that picks something that stays the same while nothing changed. */
export const useDraftState = <T>(draft: PolicyDraft, pick: (state: DraftState) => T): T =>
  useSyncExternalStore(draft.subscribe, () => pick(draft.getState()));

/** An order to change how an entry stands (处置): who gave it, why, and how far it has come. Its workflow finishes what it began. */
import type { Place } from '../rights.ts';
import type { FlagSide } from './registration.ts';
import { text, type Text } from '../text.ts';

/** What may be ordered. */
export type OrderedAct = 'suspend' | 'resume' | 'withdraw' | 'terminate';

/** A way in that was tried after the order, and what came of it. */
export interface TriedWay {
  /** Which way: as whoever works for the institution, through a scenario of its, as an entry that hangs on it, or by a sealed message in the name of a system. */
  way: 'operator' | 'scenario' | 'entry' | 'message';
  /** The institution, scenario or entry that was tried, or the name that the system speaks by. */
  id: string;
  /** The problem by which it was refused; null where it was let in to the end. */
  refusedBy: string | null;
  /** How long after the order it was refused for the first time, in milliseconds. */
  enforcedMs: number | null;
}

/** An order. */
export interface StandingOrder extends Place {
  id: string;
  /** Id of the entry. */
  entry: string;
  act: OrderedAct;
  side: FlagSide;
  by: string;
  at: string;
  reason: string;
  state: 'open' | 'done';
  /** Whether the entry itself was changed; what hangs on it follows. */
  isApplied: boolean;
  /** How many entries that hang on it were changed with it. */
  changed: number;
  /** What the national platform said; null before it was told. */
  told: 'agreed' | 'declined' | 'unreached' | null;
  tried: TriedWay[];
}

/** What came of telling the national platform, in words. */
export const toldWords = {
  agreed: text('已同步', 'agreed'),
  declined: text('对方未接受', 'declined'),
  unreached: text('暂未连通，稍后核对', 'not reached: looked at again later'),
} as const satisfies Record<NonNullable<StandingOrder['told']>, Text>;

/** The type of the workflow that carries orders out, its id for an entry, and the signal that there is another. */
export const standingWorkflow = 'changeStanding';
export const standingWorkflowId = (entry: string): string => `standing-${entry}`;
export const orderedSignal = 'ordered';

/** The type and the id of the workflow that compares the registers, and the id of its schedule. */
export const convergeWorkflow = 'converge';
export const convergeSchedule = 'registers-converge';

/** A page of what hangs on an entry, to be settled under it. */
export interface SettlePage {
  parent: string;
  /** Id of the last entry of the page before; empty for the first. */
  after: string;
}

/** What came of settling a page. */
export interface SettledPage {
  /** Where the next page begins; null at the end. */
  next: string | null;
  /** Those on which others hang. */
  bearing: string[];
  changed: number;
}

/** What the workflow of orders does, each an activity that may be done again without harm. */
export interface StandingSteps {
  /** The oldest open order of an entry, applied to it; null where there is none. */
  takeOrder(entry: string): Promise<string | null>;
  settlePage(page: SettlePage): Promise<SettledPage>;
  /** Brings the national platform's view of an entry and ours together. */
  tellNational(entry: string): Promise<NonNullable<StandingOrder['told']>>;
  /** Writes the notice of an order. */
  noticeOrder(order: string): Promise<void>;
  closeOrder(order: string, done: { changed: number; told: StandingOrder['told'] }): Promise<void>;
}

/** What comparing the registers does, a page at a time. */
export interface ConvergeSteps {
  /** Compares a page of our entries with the national register, and repairs. Gives where the next page begins. */
  convergePage(after: string): Promise<{ next: string | null; compared: number; repaired: number; divergent: number }>;
  /** Looks at a page of the national register for what we do not know. */
  convergeNationalPage(after: string | null): Promise<{ next: string | null; divergent: number }>;
}

/** What a round of comparing came to. */
export interface Converged {
  compared: number;
  repaired: number;
  divergent: number;
}

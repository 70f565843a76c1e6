/** One order to many cases: sent a few at a time, so that progress is seen and the rest can be called off. */
import type { CaseOrdered } from '../../engine/core/api.ts';

/** What can be ordered of many held cases at once. */
export const batchOrders = ['retry', 'skip', 'cancel'] as const;
export type BatchOrder = (typeof batchOrders)[number];

/** Orders that cannot be taken back. */
export const isFinal = (order: BatchOrder): order is Exclude<BatchOrder, 'retry'> => order !== 'retry';

/** So many cases at most in one go. */
export const mostCases = 200;
/** So many are sent at a time. */
const atOnce = 20;

/** What is told while it goes on. */
export interface BatchProgress {
  total: number;
  answers: CaseOrdered[];
  /** What stopped it before all were sent. */
  error: unknown;
  over: boolean;
}

/** How many were done, refused, and not sent at all. */
export function sumOf({ total, answers }: BatchProgress): { done: number; refused: number; left: number } {
  const done = answers.filter((each) => each.done).length;
  return { done, refused: answers.length - done, left: total - answers.length };
}

/** Sends the order part by part; stops where it is told to, or where a part cannot be sent. Never throws. */
export async function runBatch(
  cases: readonly string[],
  send: (some: readonly string[]) => Promise<CaseOrdered[]>,
  told: (progress: BatchProgress) => void,
  isStopped: () => boolean,
): Promise<void> {
  const answers: CaseOrdered[] = [];
  const tell = (over: boolean, error: unknown = null): void => {
    told({ total: cases.length, answers: [...answers], error, over });
  };
  tell(false);
  try {
    for (let from = 0; from < cases.length && !isStopped(); from += atOnce) {
      answers.push(...(await send(cases.slice(from, from + atOnce))));
      tell(false);
    }
    tell(true);
  } catch (error) {
    tell(true, error);
  }
}

/** Which cases of a group are chosen: all of it, or those that are named. */
export interface Chosen {
  all: boolean;
  ids: ReadonlySet<string>;
}

export const nobodyChosen: Chosen = { all: false, ids: new Set() };

export const isChosen = ({ all, ids }: Chosen, id: string): boolean => all || ids.has(id);

/** The choice after one was ticked or unticked; whoever unticks one of all keeps the others that are shown. */
export function choose(chosen: Chosen, id: string, shown: readonly string[]): Chosen {
  const ids = new Set(chosen.all ? shown : chosen.ids);
  if (ids.has(id)) ids.delete(id);
  else ids.add(id);
  return { all: false, ids };
}

/** How many that is, of a group of so many. */
export const countOf = ({ all, ids }: Chosen, total: number): number => Math.min(mostCases, all ? total : ids.size);

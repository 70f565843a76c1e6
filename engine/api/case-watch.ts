/** Watches cases: one question to the store for all that are watched, and only while any is. */
import type { Logger } from 'pino';
import { isOver, type CaseRecord } from '../core/case.ts';
import type { Cases, CaseProgress } from '../store/cases.ts';

const everyMs = 50;

/** Tells what becomes of cases. */
export interface CaseWatch {
  /** Calls with the record whenever it has changed since `known`, the last time when the case is over. Gives what ends it. */
  follow(known: CaseProgress, tell: (record: CaseRecord) => void): () => void;
  /** The record once the case is over, or as it stands when the time is up. */
  untilOver(known: CaseProgress, waitMs: number): Promise<CaseRecord | null>;
}

interface Watched {
  mark: string;
  listeners: Set<(record: CaseRecord) => void>;
}

const markOf = ({ stretch, status }: CaseProgress): string => `${stretch} ${status}`;

/** Makes the watch over the store. */
export function createCaseWatch(cases: Pick<Cases, 'progress' | 'get'>, log: Logger): CaseWatch {
  const watched = new Map<string, Watched>();
  let looking = false;

  async function look(): Promise<void> {
    for (const progress of await cases.progress([...watched.keys()])) {
      const it = watched.get(progress.id);
      if (!it || it.mark === markOf(progress)) continue;
      const record = await cases.get(progress.id);
      it.mark = markOf(progress);
      for (const tell of it.listeners) tell(record);
    }
  }

  async function keepLooking(): Promise<void> {
    if (looking) return;
    looking = true;
    while (watched.size > 0) {
      await look().catch((error: unknown) => log.warn({ err: error }, 'cases could not be looked at'));
      await new Promise((resolve) => setTimeout(resolve, everyMs));
    }
    looking = false;
  }

  const follow: CaseWatch['follow'] = (known, tell) => {
    const it = watched.get(known.id) ?? { mark: markOf(known), listeners: new Set() };
    // Whoever comes later may know less than the watch does: it is then told again, which harms nobody.
    if (it.mark !== markOf(known)) it.mark = '';
    it.listeners.add(tell);
    watched.set(known.id, it);
    void keepLooking();
    return () => {
      it.listeners.delete(tell);
      if (it.listeners.size === 0 && watched.get(known.id) === it) watched.delete(known.id);
    };
  };

  return {
    follow,
    untilOver: (known, waitMs) =>
      new Promise((resolve) => {
        let last: CaseRecord | null = null;
        const end = (): void => {
          clearTimeout(timer);
          stop();
          resolve(last);
        };
        const timer = setTimeout(end, waitMs);
        const stop = follow(known, (record) => {
          last = record;
          if (isOver(record)) end();
        });
      }),
  };
}

/** Seals and opens the reasons that people write: whatever they hold, it may be a person's data. */
import type { Sealer } from '../core/sealing.ts';

interface Reasoned {
  reason: string | null;
}

/** What does it to something that has a reason, and to all of a record's. */
export interface ReasonSeals {
  seal<T extends Reasoned>(clear: T): T;
  open<T extends Reasoned>(sealed: T): T;
  sealEach<K extends string, T extends Reasoned>(clear: Partial<Record<K, T>>): Partial<Record<K, T>>;
  openEach<K extends string, T extends Reasoned>(sealed: Partial<Record<K, T>>): Partial<Record<K, T>>;
}

/** Makes them. */
export function createReasonSeals(sealer: Sealer): ReasonSeals {
  const by =
    (change: (reason: string) => string) =>
    <T extends Reasoned>(it: T): T =>
      it.reason === null ? it : { ...it, reason: change(it.reason) };
  const seal = by((reason) => sealer.seal(reason));
  // What was written before reasons were sealed is read as it stands, and sealed when it is written next.
  const open = by((reason) => (sealer.isSealed(reason) ? sealer.open(reason) : reason));
  const each =
    (change: <T extends Reasoned>(it: T) => T) =>
    <K extends string, T extends Reasoned>(all: Partial<Record<K, T>>) =>
      Object.fromEntries(
        Object.entries<T | undefined>(all).flatMap(([key, it]) => (it ? [[key, change(it)]] : [])),
      ) as Partial<Record<K, T>>;
  return { seal, open, sealEach: each(seal), openEach: each(open) };
}

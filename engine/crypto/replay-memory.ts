/** The memory that refuses a message the second time. */

/** Remembers messages; the platform gives one that all its servers share (engine/store/received-messages.ts). */
export interface ReplayMemory {
  /** True the first time, false ever after, at least until `untilMs`. */
  remember(sender: string, messageId: string, untilMs: number): boolean | Promise<boolean>;
}

/** Keeps the memory in this process, for simulators and for answers that only this process has asked for, forgetting what has expired; a full memory (a million) refuses rather than forgets. */
export function createReplayMemory(clock: () => number = Date.now, capacity = 1_000_000): ReplayMemory {
  const expiries = new Map<string, number>();
  return {
    remember(sender, messageId, untilMs) {
      const id = `${sender} ${messageId}`;
      const now = clock();
      // Oldest first; stops at the first that must stay, for times run with the order of arrival but for the clocks' difference.
      for (const [old, expiry] of expiries) {
        if (expiry > now) break;
        expiries.delete(old);
      }
      if (expiries.has(id) || expiries.size >= capacity) return false;
      expiries.set(id, untilMs);
      return true;
    },
  };
}

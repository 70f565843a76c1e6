/** A queue before one slot: who came first is served first, and who leaves the queue holds nobody up. */

export interface SlotQueue {
  /** Waits for the slot; resolves with what gives it back (once, further calls do nothing). Rejects when the signal aborts first. */
  enter(signal?: AbortSignal): Promise<() => void>;
}

/** Makes a queue with the slot free. */
export function createSlotQueue(): SlotQueue {
  let taken = false;
  const waiting: (() => void)[] = [];

  const leave = () => {
    const next = waiting.shift();
    if (next) next();
    else taken = false;
  };
  const pass = () => {
    let given = false;
    return () => {
      if (!given) leave();
      given = true;
    };
  };

  return {
    enter: (signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(new Error('left the queue'));
        if (!taken) {
          taken = true;
          return resolve(pass());
        }
        const turn = () => {
          signal?.removeEventListener('abort', giveUp);
          resolve(pass());
        };
        const giveUp = () => {
          waiting.splice(waiting.indexOf(turn), 1);
          reject(new Error('left the queue'));
        };
        waiting.push(turn);
        signal?.addEventListener('abort', giveUp, { once: true });
      }),
  };
}

/** Sends the notices that are due: again and again, until each has arrived or was given up. */
import type { Logger } from 'pino';
import { deliverDueNotices, type NoticeParts } from '../core/send-notice.ts';

/** How soon it looks again where some were due, and where none was. */
const busyMs = 1_000;
const idleMs = 10_000;

/** Sends until it is stopped. */
export function keepSendingNotices(parts: NoticeParts, log: Logger): () => void {
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  const round = async (): Promise<void> => {
    let nextMs = busyMs;
    try {
      if ((await deliverDueNotices(parts)) === 0) nextMs = idleMs;
    } catch (error) {
      log.warn({ reason: error instanceof Error ? error.name : 'unknown' }, 'notices wait to be sent');
      nextMs = idleMs;
    }
    if (!stopped) timer = setTimeout(() => void round(), nextMs);
  };
  void round();
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}

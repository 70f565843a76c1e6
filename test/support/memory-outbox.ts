/** An outbox of notices in memory, for tests that need no database. */
import { maskAddress } from '../../engine/core/mask.ts';
import type { NoticeRecord } from '../../engine/core/notice.ts';
import { problem } from '../../engine/core/problem.ts';
import type { NoticeOutbox, RenderedNotice } from '../../engine/core/send-notice.ts';

interface Kept {
  notice: RenderedNotice;
  record: NoticeRecord;
  isTaken: boolean;
  tries: number;
}

/** Makes an empty outbox that forgets all when the test ends. */
export function createMemoryOutbox(): NoticeOutbox {
  const kept = new Map<string, Kept>();
  const find = (id: string): Kept => {
    const found = kept.get(id);
    if (!found) throw problem('not-found', { what: id });
    return found;
  };
  const isDue = ({ record: { state, nextAttemptAt }, isTaken }: Kept, now: Date) =>
    state === 'waiting' && !isTaken && nextAttemptAt !== null && nextAttemptAt <= now.toISOString();

  return {
    put(notice, at) {
      const { key: id, template, channel, to, about, region, institution, shown } = notice;
      const earlier = kept.get(id);
      if (earlier && JSON.stringify(earlier.notice) !== JSON.stringify(notice))
        return Promise.reject(problem('idempotency-key-reused'));
      const record: NoticeRecord = {
        ...{ id, template, channel, to: maskAddress(to), about, region, institution, ...shown },
        ...{ state: 'waiting', createdAt: at, sentAt: null, nextAttemptAt: at, attempts: [], resends: [] },
      };
      if (!earlier) kept.set(id, { notice, record, isTaken: false, tries: 0 });
      return Promise.resolve(id);
    },
    get: async (id) => find(id).record,
    async claim(id, now) {
      const it = find(id);
      if (!isDue(it, now)) return null;
      it.isTaken = true;
      const { template, channel, to, subject, text, about, key, told } = it.notice;
      const { createdAt } = it.record;
      return {
        id,
        key,
        template,
        channel,
        to,
        subject,
        text,
        about,
        createdAt,
        tries: it.tries,
        ...(told && { told }),
      };
    },
    async settle(id, attempt, nextAttemptAt) {
      const it = find(id);
      const isSent = attempt.outcome === 'sent';
      const state = isSent ? 'sent' : nextAttemptAt === null ? 'failed' : 'waiting';
      const attempts = [...it.record.attempts, attempt];
      it.record = { ...it.record, state, nextAttemptAt, attempts, sentAt: isSent ? attempt.at : it.record.sentAt };
      it.isTaken = false;
      it.tries += 1;
    },
    due: async (now, atMost) =>
      [...kept.entries()]
        .filter(([, it]) => isDue(it, now))
        .map(([id]) => id)
        .slice(0, atMost),
  };
}

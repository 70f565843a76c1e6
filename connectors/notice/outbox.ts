/** The notices that were sent, each once by its key. */
import { type InputOf, type OutputOf } from '../../engine/core/connectors.ts';
import { maskId } from '../../engine/core/mask.ts';
import { type Entry, type JournalOptions, openJournal } from '../sealed-messages/journal.ts';

/** A notice as GET /outbox shows it. */
export interface SentNotice extends Omit<InputOf<'notify.send'>, 'key'> {
  message: string;
  sentAt: string;
}

export interface Outbox {
  send(asked: InputOf<'notify.send'>): Promise<OutputOf<'notify.send'>>;
  /** All notices, oldest first; to whom is masked. */
  sent(): SentNotice[];
}

/** Opens the outbox over its journal. */
export async function openOutbox(options: Omit<JournalOptions, 'apply'>): Promise<Outbox> {
  const sent: SentNotice[] = [];

  function apply({ asked, result, at }: Entry): void {
    const notice = asked as Omit<InputOf<'notify.send'>, 'key'>;
    sent.push({ ...notice, to: maskId(notice.to), message: String(result), sentAt: at });
  }
  const journal = await openJournal({ ...options, apply });

  return {
    async send({ key, ...notice }) {
      const number = () => `DM-${String(sent.length + 1).padStart(8, '0')}`;
      const { result, repeated } = await journal.once('send', key, notice, number);
      return { message: result, repeated };
    },
    sent: () => [...sent],
  };
}

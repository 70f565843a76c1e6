/** The notices that were sent, each once by its key. */
import { type InputOf, type OutputOf } from '../../engine/core/connectors.ts';
import { maskAddress } from '../../engine/core/mask.ts';
import { type Text } from '../../engine/core/text.ts';
import { type Entry, type JournalOptions, openJournal } from '../sealed-messages/journal.ts';

/** A notice as GET /outbox shows it. */
export interface SentNotice {
  message: string;
  sentAt: string;
  channel: string;
  /** Masked. */
  to: string;
  /** The prompt or the template that the words are of. */
  prompt: string;
  words: Text;
}

type ToCardholder = InputOf<'notify.send'>;
type ToOffice = InputOf<'notice.deliver'>;

export interface Outbox {
  send(asked: ToCardholder): Promise<OutputOf<'notify.send'>>;
  deliver(asked: ToOffice): Promise<OutputOf<'notice.deliver'>>;
  /** All notices, oldest first; to whom is masked. */
  sent(): SentNotice[];
}

/** Opens the outbox over its journal. */
export async function openOutbox(options: Omit<JournalOptions, 'apply'>): Promise<Outbox> {
  const sent: SentNotice[] = [];

  function apply({ asked, result, at }: Entry): void {
    const it = asked as Omit<ToCardholder, 'key'> | Omit<ToOffice, 'key'>;
    const { channel, words } = it;
    const prompt = 'prompt' in it ? it.prompt : it.template;
    sent.push({ channel, words, prompt, to: maskAddress(it.to), message: String(result), sentAt: at });
  }
  const journal = await openJournal({ ...options, apply });
  const number = () => `DM-${String(sent.length + 1).padStart(8, '0')}`;
  const once = async (act: string, key: string, asked: unknown) => {
    const { result, repeated } = await journal.once(act, key, asked, number);
    return { message: result, repeated };
  };

  return {
    send: ({ key, ...asked }) => once('send', key, asked),
    deliver: ({ key, ...asked }) => once('deliver', key, asked),
    sent: () => [...sent],
  };
}

/** The tickets that a cardholder's app scans: opened once by key, confirmed or refused once by the holder, kept in a journal. */
import { randomBytes } from 'node:crypto';
import { type InputOf, type OutputOf } from '../../engine/core/connectors.ts';
import { problem } from '../../engine/core/problem.ts';
import { type Sealer } from '../../engine/core/sealing.ts';
import { openJournal, type Entry } from '../sealed-messages/journal.ts';

/** How long a holder has to confirm. */
export const ticketLifeMs = 300_000;

type Asked = InputOf<'national-platform.open-ticket'>;
type State = OutputOf<'national-platform.redeem-ticket'>['state'];

/** What is known of a ticket; `cardholder` is who confirmed it. */
export interface TicketView {
  purpose: Asked['purpose'];
  state: State;
  expiresAt: string;
  returnTo?: string;
  cardholder?: string;
}

export interface TicketOffice {
  open(asked: Asked): Promise<OutputOf<'national-platform.open-ticket'>>;
  /** What is known of a ticket, and on the disk; null for one that was never opened. */
  look(ticket: string): Promise<TicketView | null>;
  /** The holder's answer. Throws `not-found`, or `code-not-valid` for a ticket that is expired or answered already. */
  answer(ticket: string, cardholder: string, answer: 'confirm' | 'refuse'): Promise<TicketView>;
  close(): Promise<void>;
}

export interface TicketOfficeOptions {
  path: string;
  sealer: Sealer;
  /** Where the holder's app answers tickets: the ticket follows. */
  address: string;
  clock?: () => number;
}

interface Answer {
  ticket: string;
  cardholder: string;
  answer: 'confirm' | 'refuse';
}

/** Opens the office over its journal. */
export async function openTicketOffice(options: TicketOfficeOptions): Promise<TicketOffice> {
  const { path, sealer, address, clock = Date.now } = options;
  const tickets = new Map<string, TicketView>();

  function apply({ act, asked, result }: Entry): void {
    if (act === 'open') {
      const { purpose, returnTo } = asked as Asked;
      const { ticket, expiresAt } = result as { ticket: string; expiresAt: string };
      tickets.set(ticket, { purpose, state: 'pending', expiresAt, ...(returnTo !== undefined && { returnTo }) });
    } else {
      const { ticket, cardholder, answer } = asked as Answer;
      const view = tickets.get(ticket);
      if (view && answer === 'confirm') tickets.set(ticket, { ...view, state: 'confirmed', cardholder });
      if (view && answer === 'refuse') tickets.set(ticket, { ...view, state: 'refused' });
    }
  }
  const journal = await openJournal({ path, sealer, apply, clock });

  function see(ticket: string): TicketView | null {
    const view = tickets.get(ticket);
    if (!view) return null;
    const isLate = view.state === 'pending' && Date.parse(view.expiresAt) <= clock();
    return isLate ? { ...view, state: 'expired' } : view;
  }

  return {
    close: journal.close,
    async look(ticket) {
      const view = see(ticket);
      await journal.settled();
      return view;
    },
    async open({ key, ...asked }) {
      const { result } = await journal.once('open', key, asked, (at) => ({
        ticket: randomBytes(18).toString('base64url'),
        expiresAt: new Date(at.getTime() + ticketLifeMs).toISOString(),
      }));
      return { ...result, url: `${address}/${result.ticket}` };
    },
    async answer(ticket, cardholder, answer) {
      const view = see(ticket);
      if (!view) throw problem('not-found', { what: 'ticket' });
      if (view.state !== 'pending') throw problem('code-not-valid');
      await journal.once('answer', `answer ${ticket}`, { ticket, cardholder, answer }, () => null);
      return see(ticket) ?? view;
    },
  };
}

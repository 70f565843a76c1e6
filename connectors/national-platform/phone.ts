/**
 * The phones of the demo cardholders, by plain HTTP and for demonstrations only: a phone shows a fresh code, and answers a ticket it scanned.
 *
 * GET /phone/{cardholder}/code?kind=show-code|certificate → {code, kind, expiresAt}; GET /phone/tickets/{ticket} → {purpose, state, expiresAt};
 * POST /phone/tickets/{ticket} {cardholder, answer: confirm|refuse} → the same, with `returnTo`. Expired or answered: `code-not-valid`.
 */
import { type Express } from 'express';
import { z } from 'zod';
import { type DemoCardholder } from '../../engine/core/demo.ts';
import { CodeKind } from '../../engine/core/operations/terminal.ts';
import { problem } from '../../engine/core/problem.ts';
import { parse } from '../../engine/core/schema-errors.ts';
import { type CodeBook } from './code-book.ts';
import { type TicketOffice, type TicketView } from './ticket-office.ts';

const Query = z.object({ kind: CodeKind.default('show-code') });
const Answer = z.strictObject({ cardholder: z.string(), answer: z.enum(['confirm', 'refuse']) });

/** What a phone shows of a ticket: not who answered it. */
const shown = ({ cardholder: _cardholder, ...view }: TicketView) => view;

export interface Phones {
  cardholders: readonly DemoCardholder[];
  codes: CodeBook;
  tickets: TicketOffice;
}

/** Adds the phones to the national platform's application. */
export function addPhones(app: Express, { cardholders, codes, tickets }: Phones): void {
  const requireCardholder = (id: string): string => {
    if (!cardholders.some((one) => one.id === id)) throw problem('not-found', { what: 'cardholder' });
    return id;
  };
  app.get('/phone/tickets/:ticket', async (request, response) => {
    const view = await tickets.look(request.params.ticket);
    if (!view) throw problem('not-found', { what: 'ticket' });
    response.json(shown(view));
  });
  app.post('/phone/tickets/:ticket', async (request, response) => {
    const { cardholder, answer } = parse(Answer, request.body);
    response.json(shown(await tickets.answer(request.params.ticket, requireCardholder(cardholder), answer)));
  });
  app.get('/phone/:cardholder/code', (request, response) => {
    const { kind } = parse(Query, request.query);
    response.json(codes.show(requireCardholder(request.params.cardholder), kind));
  });
}

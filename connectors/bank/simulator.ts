/** A bank for the demo cards: keeps a book, and shows it at GET /transactions and GET /balances. With the fault `unknown` it does what it is asked and does not say how it ended. */
import { join } from 'node:path';
import { type Express } from 'express';
import { type DemoCardholder } from '../../engine/core/demo.ts';
import { type SimulatorParts } from '../sealed-messages/parts.ts';
import { createSimulator } from '../sealed-messages/simulator-door.ts';
import { openBook } from './book.ts';

/** Takes out of an answer how it ended. */
const hushed = <A extends { reason?: string | undefined }>({ reason: _reason, ...answer }: A) => ({
  ...answer,
  state: 'unknown' as const,
});

/** Makes the simulator over the book in its folder. */
export async function simulateBank(parts: SimulatorParts, people: readonly DemoCardholder[]): Promise<Express> {
  const { keys, sealer, folder } = parts;
  const book = await openBook({ path: join(folder, 'book.jsonl'), sealer, people });
  const app = createSimulator(keys, {
    'bank.pay': async (order, { unknown }) => {
      const answer = await book.pay(order);
      return unknown ? hushed(answer) : answer;
    },
    'bank.refund': async (order, { unknown }) => {
      const answer = await book.refund(order);
      return unknown ? { ...answer, state: 'unknown' } : answer;
    },
    'bank.disburse': async (order, { unknown }) => {
      const answer = await book.disburse(order);
      return unknown ? hushed(answer) : answer;
    },
    'bank.recall': (order) => book.recall(order),
    'bank.query': ({ key }, { unknown }) => (unknown ? { state: 'unknown' } : book.query(key)),
  });
  app.get('/transactions', (_request, response) => void response.json({ items: book.transactions() }));
  app.get('/balances', (_request, response) => void response.json({ balancesFen: book.balances() }));
  return app;
}

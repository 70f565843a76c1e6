/** The demo bank's book: every order is a line of its journal, done once by its key, and remembered by how it ended. */
import { type InputOf, type OutputOf } from '../../engine/core/connectors.ts';
import { type DemoCardholder } from '../../engine/core/demo.ts';
import { openJournal, type Entry, type JournalOptions } from '../sealed-messages/journal.ts';
import { createTeller, type Act, type Decided, type Order } from './teller.ts';

/** A transaction as GET /transactions shows it: without whose account it was. */
export interface Transaction {
  act: Act;
  key: string;
  number: string;
  amountFen: number;
  refusal: Decided['refusal'];
}

export interface Book {
  pay(order: InputOf<'bank.pay'>): Promise<OutputOf<'bank.pay'>>;
  refund(order: InputOf<'bank.refund'>): Promise<OutputOf<'bank.refund'>>;
  disburse(order: InputOf<'bank.disburse'>): Promise<OutputOf<'bank.disburse'>>;
  recall(order: InputOf<'bank.recall'>): Promise<OutputOf<'bank.recall'>>;
  query(key: string): Promise<OutputOf<'bank.query'>>;
  /** All transactions, oldest first. */
  transactions(): Transaction[];
  /** The balance of each account in fen; together they are nothing. */
  balances(): Record<string, number>;
}

export type BookOptions = Omit<JournalOptions, 'apply'> & { people: readonly DemoCardholder[] };

const stateOf = <Done extends string>({ refusal }: Decided, done: Done) => (refusal === null ? done : 'refused');

const reasonOf = ({ refusal }: Decided) => (refusal === null ? {} : { reason: refusal });

/** Opens the book over its journal. */
export async function openBook({ people, ...options }: BookOptions): Promise<Book> {
  const teller = createTeller(people);
  const ended = new Map<string, OutputOf<'bank.query'>['state']>();
  const transactions: Transaction[] = [];

  function apply({ act: name, key, result }: Entry): void {
    const [act, decided] = [name as Act, result as Decided];
    teller.apply(act, decided);
    const { number, transfer, refusal } = decided;
    transactions.push({ act, key, number, amountFen: transfer?.amountFen ?? 0, refusal });
    if (act !== 'recall') ended.set(key, stateOf(decided, act === 'refund' ? 'refunded' : 'paid'));
  }
  const journal = await openJournal({ ...options, apply });

  const doOnce = <A extends Act>(act: A, key: string, order: Order<A>) =>
    journal.once(act, key, order, () => teller.decide[act](order));

  return {
    async pay({ key, ...order }) {
      const { result, repeated } = await doOnce('pay', key, order);
      return { payment: result.number, state: stateOf(result, 'paid'), ...reasonOf(result), repeated };
    },
    async refund({ key, ...order }) {
      const { result, repeated } = await doOnce('refund', key, order);
      return { refund: result.number, state: stateOf(result, 'refunded'), repeated };
    },
    async disburse({ key, ...order }) {
      const { result, repeated } = await doOnce('disburse', key, order);
      return { disbursement: result.number, state: stateOf(result, 'paid'), ...reasonOf(result), repeated };
    },
    async recall({ key, ...order }) {
      const { result } = await doOnce('recall', key, order);
      return { recalled: result.refusal === null };
    },
    async query(key) {
      const state = ended.get(key) ?? 'not-found';
      await journal.settled();
      return { state };
    },
    transactions: () => [...transactions],
    balances: () => Object.fromEntries(teller.ledger.balances()),
  };
}

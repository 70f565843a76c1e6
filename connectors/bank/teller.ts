/** The demo bank's teller: decides what is done with an order, by the ledger and by what was done before. Decides and applies apart. */
import { type InputOf } from '../../engine/core/connectors.ts';
import { type DemoCardholder } from '../../engine/core/demo.ts';
import { cardAccount, isSource, openCards, payeeAccount, programmeAccount } from './accounts.ts';
import { createLedger, type Ledger, type Transfer } from './ledger.ts';

/** Why the bank refuses. */
export type Refusal = 'no-such-account' | 'not-enough' | 'over-limit' | 'no-such-payment' | 'more-than-paid';

/** What was decided: its number, and the transfer it makes or why it is refused. */
export type Decided =
  | { number: string; transfer: Transfer; refusal: null; of: string | null }
  | { number: string; transfer: null; refusal: Refusal; of: string | null };

/** What the bank can be asked to do with money. */
export type Act = 'pay' | 'refund' | 'disburse' | 'recall';

/** An order without its key. */
export type Order<A extends Act> = Omit<InputOf<`bank.${A}`>, 'key'>;

export interface Teller {
  ledger: Ledger;
  /** What is to be done with an order; changes nothing. */
  decide: { readonly [A in Act]: (order: Order<A>) => Decided };
  /** Does what was decided. */
  apply(act: Act, decided: Decided): void;
}

const letters = { pay: 'DP', refund: 'DR', disburse: 'DD', recall: 'DB' } as const satisfies Record<Act, string>;

/** No single order is for more than a hundred million yuan: sums stay whole numbers for as long as anybody will use the demo. */
const mostFen = 10_000_000_000;

/** Opens a bank where every demo card has its opening balances. */
export function createTeller(people: readonly DemoCardholder[]): Teller {
  const ledger = createLedger(isSource);
  openCards(ledger, people);
  const counts: Record<Act, number> = { pay: 0, refund: 0, disburse: 0, recall: 0 };
  /** What can still be taken back of each payment and disbursement. */
  const done = new Map<string, Transfer>();

  const decided = (act: Act, transfer: Transfer | Refusal, of: string | null = null): Decided => {
    const number = `${letters[act]}-${String(counts[act] + 1).padStart(8, '0')}`;
    if (typeof transfer === 'string') return { number, transfer: null, refusal: transfer, of };
    if (transfer.amountFen > mostFen) return { number, transfer: null, refusal: 'over-limit', of };
    if (!ledger.canMove(transfer)) return { number, transfer: null, refusal: 'not-enough', of };
    return { number, transfer, refusal: null, of };
  };
  const holds = (cardNumber: string, name: string) =>
    people.find((one) => one.card.number === cardNumber && Object.values(one.name).includes(name));
  const takeBack = (number: string, act: 'pay' | 'disburse') =>
    number.startsWith(`${letters[act]}-`) ? done.get(number) : undefined;

  return {
    ledger,
    decide: {
      pay({ payer, payee, amountFen, account }) {
        if (!holds(payer.cardNumber, payer.name)) return decided('pay', 'no-such-account');
        return decided('pay', { from: cardAccount(account, payer.cardNumber), to: payeeAccount(payee), amountFen });
      },
      refund({ payment, amountFen }) {
        const paid = takeBack(payment, 'pay');
        if (!paid) return decided('refund', 'no-such-payment', payment);
        if (amountFen > paid.amountFen) return decided('refund', 'more-than-paid', payment);
        return decided('refund', { from: paid.to, to: paid.from, amountFen }, payment);
      },
      disburse({ programme, payee, amountFen }) {
        const holder = holds(payee.cardNumber, payee.name);
        if (holder?.citizenId !== payee.socialSecurityNumber) return decided('disburse', 'no-such-account');
        const to = cardAccount('bank', payee.cardNumber);
        return decided('disburse', { from: programmeAccount(programme), to, amountFen });
      },
      recall({ disbursement }) {
        const paid = takeBack(disbursement, 'disburse');
        if (!paid || paid.amountFen === 0) return decided('recall', 'no-such-payment', disbursement);
        return decided('recall', { from: paid.to, to: paid.from, amountFen: paid.amountFen }, disbursement);
      },
    },
    apply(act, { number, transfer, of }) {
      counts[act] += 1;
      if (!transfer) return;
      ledger.move(transfer);
      if (act === 'pay' || act === 'disburse') done.set(number, transfer);
      const original = of === null ? undefined : done.get(of);
      if (of !== null && original) done.set(of, { ...original, amountFen: original.amountFen - transfer.amountFen });
    },
  };
}

/** The accounts of the demo bank, by name: three for each demo card, one for each payee, and the sources that money comes from. */
import { type InputOf } from '../../engine/core/connectors.ts';
import { type DemoCardholder } from '../../engine/core/demo.ts';
import { type Ledger } from './ledger.ts';

/** The accounts that a card gives access to: personal account, pooled fund, bank account. */
export type CardAccount = InputOf<'bank.pay'>['account'];

const kinds: readonly CardAccount[] = ['personal', 'pooled', 'bank'];

/** The name of a card's account. */
export const cardAccount = (kind: CardAccount, cardNumber: string): string => `${kind}:${cardNumber}`;

/** The name of an institution's account. */
export const payeeAccount = (payee: string): string => `payee:${payee}`;

/** The name of the account that a benefit is paid from. */
export const programmeAccount = (programme: string): string => `programme:${programme}`;

/** Where the opening balances come from. */
export const opening = 'opening';

/** Programmes are paid by the treasury: they, like the opening, may owe without end. */
export const isSource = (account: string): boolean => account === opening || account.startsWith('programme:');

/** Gives every demo card its opening balances. */
export function openCards(ledger: Ledger, people: readonly DemoCardholder[]): void {
  for (const { card, outside } of people)
    for (const kind of kinds) {
      const amountFen = outside.balancesFen[kind];
      if (amountFen > 0) ledger.move({ from: opening, to: cardAccount(kind, card.number), amountFen });
    }
}

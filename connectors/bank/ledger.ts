/** A double-entry ledger in whole fen: what leaves one account enters another, so that all balances add up to nothing, always. */
import { assert } from '../../engine/core/control.ts';

/** Money on its way from one account to another. */
export interface Transfer {
  from: string;
  to: string;
  amountFen: number;
}

export interface Ledger {
  balanceOf(account: string): number;
  /** Whether an account may be charged so much. Only sources may fall below nothing. */
  canMove(transfer: Transfer): boolean;
  /** Moves money; a broken promise unless it can be moved. */
  move(transfer: Transfer): void;
  balances(): ReadonlyMap<string, number>;
}

/** Makes an empty ledger; `isSource` tells the accounts that money comes from in the first place. */
export function createLedger(isSource: (account: string) => boolean): Ledger {
  const balances = new Map<string, number>();
  const balanceOf = (account: string) => balances.get(account) ?? 0;

  function canMove({ from, to, amountFen }: Transfer): boolean {
    const [left, arrived] = [balanceOf(from) - amountFen, balanceOf(to) + amountFen];
    const isWhole = Number.isSafeInteger(amountFen) && amountFen > 0;
    const fits = Number.isSafeInteger(left) && Number.isSafeInteger(arrived);
    return isWhole && fits && from !== to && (left >= 0 || isSource(from));
  }

  return {
    balanceOf,
    canMove,
    move(transfer) {
      assert(canMove(transfer), 'a transfer that the account can bear');
      const { from, to, amountFen } = transfer;
      balances.set(from, balanceOf(from) - amountFen);
      balances.set(to, balanceOf(to) + amountFen);
    },
    balances: () => balances,
  };
}

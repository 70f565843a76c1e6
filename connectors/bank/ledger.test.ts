/** The ledger balances whatever is asked of it, and no card ever owes. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadCardholders } from '../card-reader/cardholders.ts';
import { isSource } from './accounts.ts';
import { createLedger } from './ledger.ts';
import { createTeller, type Act, type Decided, type Teller } from './teller.ts';

const people = loadCardholders();
const sumOf = (balances: Iterable<number>) => [...balances].reduce((sum, fen) => sum + fen, 0);

const card = fc.constantFrom(...people);
const amountFen = fc.oneof(fc.integer({ min: 1, max: 400_000 }), fc.constant(Number.MAX_SAFE_INTEGER));
const number = (letters: string) =>
  fc.integer({ min: 1, max: 12 }).map((n) => `${letters}-${String(n).padStart(8, '0')}`);
const currency = fc.constant('CNY' as const);
const reason = fc.constant('as asked');
const payer = fc.oneof(
  card.map((one) => ({ cardNumber: one.card.number, name: one.name['zh-CN'] })),
  fc.constant({ cardNumber: 'D99999999', name: '无此人' }),
);
const payee = card.map((one) => ({
  cardNumber: one.card.number,
  name: one.name['zh-CN'],
  socialSecurityNumber: one.citizenId,
}));

/** An order of any kind, as what does it: decides, then applies. */
const order = fc.oneof(
  fc
    .record({
      order: fc.constant('o'),
      payer,
      payee: fc.constantFrom('hospital', 'park'),
      amountFen,
      currency,
      account: fc.constantFrom('personal' as const, 'pooled' as const, 'bank' as const),
    })
    .map((it) => ['pay', (teller: Teller) => teller.decide.pay(it)] as const),
  fc
    .record({ payment: number('DP'), amountFen, reason })
    .map((it) => ['refund', (teller: Teller) => teller.decide.refund(it)] as const),
  fc
    .record({ programme: fc.constantFrom('age', 'ice'), payee, amountFen, currency })
    .map((it) => ['disburse', (teller: Teller) => teller.decide.disburse(it)] as const),
  fc
    .record({ disbursement: number('DD'), reason })
    .map((it) => ['recall', (teller: Teller) => teller.decide.recall(it)] as const),
);

const perform = (teller: Teller, [act, decide]: readonly [Act, (teller: Teller) => Decided]): Decided => {
  const decided = decide(teller);
  teller.apply(act, decided);
  return decided;
};

describe('the bank', () => {
  it('balances after any orders, charges no card more than it has, and gives back no more than was paid', () => {
    fc.assert(
      fc.property(fc.array(order, { maxLength: 60 }), (orders) => {
        const teller = createTeller(people);
        const given = new Map<string, number>();
        for (const each of orders) {
          const { transfer, of, number: name } = perform(teller, each);
          expect(sumOf(teller.ledger.balances().values())).toBe(0);
          for (const [account, fen] of teller.ledger.balances())
            if (!isSource(account)) expect(fen).toBeGreaterThanOrEqual(0);
          if (!transfer) continue;
          const original = of ?? name;
          given.set(original, (given.get(original) ?? 0) + (of === null ? transfer.amountFen : -transfer.amountFen));
          expect(given.get(original)).toBeGreaterThanOrEqual(0);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('comes to the same balances when what was decided is applied anew, as after a crash', () => {
    fc.assert(
      fc.property(fc.array(order, { maxLength: 40 }), (orders) => {
        const [first, again] = [createTeller(people), createTeller(people)];
        for (const each of orders) again.apply(each[0], structuredClone(perform(first, each)));
        expect(again.ledger.balances()).toEqual(first.ledger.balances());
      }),
      { numRuns: 100 },
    );
  });

  it.each([
    ['nothing', 0],
    ['less than nothing', -1],
    ['half a fen', 0.5],
    ['more than can be counted', 2 ** 53],
  ])('moves no %s', (_what, fen) => {
    const ledger = createLedger(() => true);
    const transfer = { from: 'a', to: 'b', amountFen: fen };
    expect(ledger.canMove(transfer)).toBe(false);
    expect(() => ledger.move(transfer)).toThrow();
    expect([...ledger.balances()]).toEqual([]);
  });
});

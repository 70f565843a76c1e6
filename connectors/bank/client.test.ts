/** The bank's client against its simulator: each order is done once, through faults and crashes, and the books balance. */
import { appendFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { withOutsideSystem } from '../../test/support/outside-system.ts';
import { causeOf, verifyConnector } from '../../test/support/verify-connector.ts';
import { loadCardholders } from '../card-reader/cardholders.ts';
import { createBank } from './client.ts';
import { cardBank } from './contract.ts';

const bank = withOutsideSystem(cardBank.name);
const [wang, , , , sun] = loadCardholders();
const payerOf = (it: typeof wang) => ({ cardNumber: it!.card.number, name: it!.name['zh-CN'] });
const payment = (key: string, amountFen = 100) =>
  ({ key, order: 'o-1', payer: payerOf(wang), payee: 'park', amountFen, currency: 'CNY', account: 'bank' }) as const;
const benefit = (key: string, amountFen = 5000) => {
  const payee = { ...payerOf(wang), socialSecurityNumber: wang!.citizenId };
  return { key, programme: 'heating', payee, amountFen, currency: 'CNY' } as const;
};
const client = () => createBank({ url: bank.simulator().url, keys: bank.keys() });
const balances = async () =>
  ((await (await fetch(`${bank.simulator().url}/balances`)).json()) as { balancesFen: Record<string, number> })
    .balancesFen;
const wangsAccount = `bank:${wang!.card.number}`;
let calls = 0;

describe('the bank of the card', () => {
  verifyConnector({
    simulator: bank.simulator,
    call: (options) => createBank({ keys: bank.keys(), ...options })['bank.pay'](payment(`case-${calls++}`)),
    expected: { payment: expect.stringMatching(/^DP-\d{8}$/) as string, state: 'paid', repeated: false },
  });

  it('pays a key once, however often and at the same moment it comes', async () => {
    const before = await balances();
    const answers = await Promise.all(Array.from({ length: 5 }, () => client()['bank.pay'](payment('once'))));
    expect(new Set(answers.map((answer) => answer.payment)).size).toBe(1);
    expect(answers.filter(({ repeated }) => !repeated)).toHaveLength(1);
    const after = await balances();
    expect([after[wangsAccount]! - before[wangsAccount]!, after['payee:park']! - before['payee:park']!]).toEqual([
      -100, 100,
    ]);
    await expect(client()['bank.pay'](payment('once', 200))).rejects.toThrow('idempotency-key-reused');
  });

  it('refuses what the account does not have, and whom it does not know, and says why', async () => {
    expect(await client()['bank.pay'](payment('too-dear', 99_999_999))).toMatchObject({
      state: 'refused',
      reason: 'not-enough',
    });
    expect(await client()['bank.disburse'](benefit('no-such-sum', 10 ** 12))).toMatchObject({ reason: 'over-limit' });
    const stranger = { ...payment('stranger'), payer: { ...payerOf(wang), name: '冒名者' } };
    expect(await client()['bank.pay'](stranger)).toMatchObject({ state: 'refused', reason: 'no-such-account' });
    expect(await client()['bank.pay']({ ...payment('child'), payer: payerOf(sun) })).toMatchObject({
      reason: 'not-enough',
    });
    expect(await client()['bank.query']({ key: 'too-dear' })).toEqual({ state: 'refused' });
  });

  it('is asked how an unknown payment ended, and does not pay again', async () => {
    await bank.simulator().break({ fail: 'unknown', operation: 'bank.pay', count: 1 });
    const answer = await client()['bank.pay'](payment('unknown'));
    expect(answer.state).toBe('unknown');
    expect(await client()['bank.query']({ key: 'unknown' })).toEqual({ state: 'paid' });
    await bank.simulator().break({ fail: 'lost-answer', count: 1 });
    expect(await causeOf(client()['bank.pay'](payment('lost')))).toBe('not-reached');
    expect(await client()['bank.query']({ key: 'lost' })).toEqual({ state: 'paid' });
    await bank.simulator().break({ fail: 'unavailable', count: 1 });
    expect(await causeOf(client()['bank.pay'](payment('never')))).toBe('refused');
    expect(await client()['bank.query']({ key: 'never' })).toEqual({ state: 'not-found' });
  });

  it('refunds up to what was paid', async () => {
    const paid = await client()['bank.pay'](payment('to-refund', 300));
    const refund = (key: string, amountFen: number) =>
      client()['bank.refund']({ key, payment: paid.payment, amountFen, reason: 'returned' });
    expect(await refund('r1', 200)).toMatchObject({ state: 'refunded', repeated: false });
    expect(await refund('r1', 200)).toMatchObject({ state: 'refunded', repeated: true });
    expect(await refund('r2', 101)).toMatchObject({ state: 'refused' });
    expect(await refund('r3', 100)).toMatchObject({ state: 'refunded' });
    expect(await client()['bank.query']({ key: 'r3' })).toEqual({ state: 'refunded' });
  });

  it('disburses to the holder of the card only, and recalls once what is still there', async () => {
    const { disbursement, state } = await client()['bank.disburse'](benefit('d1'));
    expect(state).toBe('paid');
    const wrong = { ...benefit('d2'), payee: { ...benefit('d2').payee, socialSecurityNumber: sun!.citizenId } };
    expect(await client()['bank.disburse'](wrong)).toMatchObject({ state: 'refused', reason: 'no-such-account' });
    const before = await balances();
    const recall = (key: string) => client()['bank.recall']({ key, disbursement, reason: 'wrong person' });
    expect(await recall('b1')).toEqual({ recalled: true });
    expect(await recall('b1')).toEqual({ recalled: true });
    expect(await recall('b2')).toEqual({ recalled: false });
    const after = await balances();
    expect(after[wangsAccount]! - before[wangsAccount]!).toBe(-5000);
  });

  it('keeps every order through kill -9 and a torn last line, with nobody in clear, and still balances', async () => {
    const before = await balances();
    const book = join(bank.dataDir(), 'bank/book.jsonl');
    await bank.crash(() => appendFile(book, '{"act":"pay","key":"torn'));
    expect(await balances()).toEqual(before);
    expect(Object.values(before).reduce((sum, fen) => sum + fen, 0)).toBe(0);
    expect(await client()['bank.pay'](payment('once'))).toMatchObject({ state: 'paid', repeated: true });
    expect(await client()['bank.query']({ key: 'torn' })).toEqual({ state: 'not-found' });
    const content = await readFile(book, 'utf8');
    for (const secret of [wang!.name['zh-CN'], wang!.citizenId, wang!.card.number])
      expect(content).not.toContain(secret);
  });
});

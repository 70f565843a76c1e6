/** Bank card numbers, valid and not. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bankCardCheckDigit, BankCardNumber, describeBankCard } from './bank-card.ts';

const valid = ['4111111111111111', '4111 1111-1111 1111'];
const invalid = [
  ['4111111111111112', 'check-digit'],
  ['411111111111116', 'format'],
  ['62220200000000000080', 'format'],
  ['411111111111111a', 'format'],
  ['', 'format'],
] as const;

describe('bank card number', () => {
  it.each(valid)('%s is valid', (number) => {
    expect(BankCardNumber.safeParse(number).success).toBe(true);
  });

  it.each(invalid)('"%s" breaks %s', (number, rule) => {
    expect(BankCardNumber.safeParse(number).error?.issues[0]).toMatchObject({ params: { rule } });
    expect(describeBankCard(number)).toBeNull();
  });

  it('says its issuer and its last four digits', () => {
    expect(describeBankCard('4111 1111 1111 1111')).toEqual({ issuer: '411111', lastFour: '1111' });
  });

  it('notices any one digit that is mistyped', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{18}$/), fc.nat(18), fc.integer({ min: 1, max: 9 }), (first, at, shift) => {
        const number = first + bankCardCheckDigit(first);
        const wrong = number.slice(0, at) + String((Number(number[at]) + shift) % 10) + number.slice(at + 1);
        return BankCardNumber.safeParse(number).success && !BankCardNumber.safeParse(wrong).success;
      }),
    );
  });
});

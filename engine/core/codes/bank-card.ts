/** The bank card number (银行卡号): sixteen to nineteen digits, the last of them a Luhn check digit. */
import { z } from 'zod';

/** The Luhn check digit of all digits but the last (ISO/IEC 7812-1). */
export function bankCardCheckDigit(first: string): string {
  let sum = 0;
  [...first].reverse().forEach((digit, index) => {
    const doubled = Number(digit) * (index % 2 === 0 ? 2 : 1);
    sum += doubled > 9 ? doubled - 9 : doubled;
  });
  return String((10 - (sum % 10)) % 10);
}

/** A bank card number; blanks and hyphens between the groups go. Rules: `format`, `check-digit`. Personal data: seal, mask. */
export const BankCardNumber = z
  .string()
  .overwrite((value) => value.replace(/[\s-]/g, ''))
  .check((context) => {
    const number = context.value;
    const refuse = (rule: string, zh: string, en: string) =>
      context.issues.push({ code: 'custom', input: number, message: en, params: { rule, zh } });
    if (!/^\d{16,19}$/.test(number)) {
      refuse('format', '须为 16 至 19 位数字', 'This must be 16 to 19 digits');
    } else if (bankCardCheckDigit(number.slice(0, -1)) !== number.slice(-1)) {
      refuse('check-digit', '校验位不符', 'The check digit does not fit');
    }
  })
  .describe('银行卡号 Bank card number, 16 to 19 digits');
export type BankCardNumber = z.infer<typeof BankCardNumber>;

/** What a valid number says: its issuer's first six digits (BIN) and its last four, which may be shown. */
export interface BankCardMeaning {
  issuer: string;
  lastFour: string;
}

/** Reads a bank card number; null where it is not valid. */
export function describeBankCard(value: string): BankCardMeaning | null {
  const parsed = BankCardNumber.safeParse(value);
  return parsed.success ? { issuer: parsed.data.slice(0, 6), lastFour: parsed.data.slice(-4) } : null;
}

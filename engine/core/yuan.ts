/** Amounts as people write them, in yuan: `1,234.50`; inside the platform they are whole fen. */
import { text } from './text.ts';

/** `1,234.50`: fen as people read them. What is no whole number of fen shows its fraction. */
export function yuanWords(fen: number): string {
  if (!Number.isSafeInteger(fen)) return String(fen / 100);
  const whole = Math.trunc(Math.abs(fen) / 100).toString();
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return `${fen < 0 ? '-' : ''}${grouped}.${String(Math.abs(fen) % 100).padStart(2, '0')}`;
}

/** Takes the separators of thousands and the signs of the currency out of a text: `¥1,234.50` and `1,234.50 元` are 1234.50. */
export const plainYuan = (written: string): string =>
  written
    .normalize('NFKC')
    .replace(/[¥元]/g, '')
    .replace(/(?<!\d|\d[.,])\d{1,3}(?:,\d{3})+(?!,?\d)/g, (grouped) => grouped.replaceAll(',', ''))
    .trim();

/** The fen of an amount written in yuan; undefined where it is none, or has more than two decimals. */
export function fenIn(written: string): number | undefined {
  const [, sign, whole = '', decimals = ''] = /^([+-]?)(\d{1,13})(?:\.(\d{1,2}))?$/.exec(plainYuan(written)) ?? [];
  if (whole === '') return undefined;
  const fen = Number(whole) * 100 + Number(decimals.padEnd(2, '0'));
  return sign === '-' && fen > 0 ? -fen : fen;
}

/** Tells whether a text has an amount with more than two decimals. */
export const hasTooManyDecimals = (written: string): boolean => /\d\.\d{3,}/.test(plainYuan(written));

/** What is wrong with such an amount. */
export const tooManyDecimals = text(
  '金额以元为单位，最多两位小数，如 1,234.50',
  'An amount is in yuan with two decimals at most, such as 1,234.50',
);

/** Money: whole fen, never a fraction. */
import { z } from 'zod';
import { problem } from './problem.ts';
import type { Effects } from './effects.ts';
import { Expression } from './expressions/expression.ts';
import { text, type Text } from './text.ts';

/** `12.05`: an amount in yuan, as people read it. */
export const yuan = (amountFen: number): string =>
  `${Math.trunc(amountFen / 100)}.${String(amountFen % 100).padStart(2, '0')}`;

/** The setting that gives an amount. */
export const AmountExpression = Expression.meta({
  label: text('金额', 'Amount'),
  help: text(
    '给出金额（分）的表达式，如 inputs.copies * 200',
    'Expression that gives fen, such as inputs.copies * 200',
  ),
});

/** The setting that bounds an amount. */
export const AtMostFen = z
  .int()
  .min(1)
  .exactOptional()
  .meta({
    label: text('上限（分）', 'At most (fen)'),
    help: text('超过上限则不办理，按拒绝离开', 'More than this is not moved: the node is left by refused'),
  });

/** An amount that may be moved, or why it may not. */
export function amountOf(value: unknown, atMostFen?: number): { fen: number } | { wrong: Text } {
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 1) {
    return { wrong: text('金额不是大于零的整数分', 'The amount is not a whole number of fen above zero') };
  }
  if (atMostFen !== undefined && value > atMostFen) {
    return { wrong: text(`金额超过上限 ${yuan(atMostFen)} 元`, `The amount is above CNY ${yuan(atMostFen)}`) };
  }
  return { fen: value };
}

type BankState = 'paid' | 'refunded' | 'refused' | 'unknown';

/**
 * Whether the money of a key moved as it was wanted. Where the bank did not know yet it is asked again; the money is never moved again.
 * @throws Problem `payment-unknown` where the bank knows no more than before
 */
export async function hasMoved(
  effects: Effects,
  key: string,
  state: BankState,
  wanted: 'paid' | 'refunded',
): Promise<boolean> {
  const moved = state === 'unknown' ? (await effects.call('bank.query', { key })).state : state;
  if (moved === 'unknown' || moved === 'not-found') throw problem('payment-unknown');
  return moved === wanted;
}

const reasons: Readonly<Record<string, Text>> = {
  'not-enough': text('余额不足', 'not enough money'),
  'no-such-account': text('没有这个账户', 'no such account'),
};

/** What a bank's refusal says; its own words stay with it, since they may name somebody. */
export function bankRefusal(reason: string | undefined): Text {
  const known = reason === undefined ? undefined : Object.hasOwn(reasons, reason) ? reasons[reason] : undefined;
  if (!known) return text('银行没有受理', 'The bank refused');
  return text(`银行没有受理：${known['zh-CN']}`, `The bank refused: ${known.en}`);
}

/** Why something is taken back, as other systems are told. */
export const takenBack = '办件撤销，原路退回';

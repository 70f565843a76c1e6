/** What the bank of the card (合作银行) is asked: to pay, refund, disburse and recall, and how a key ended. */
import { bank } from '../../engine/core/operations/bank.ts';
import { text } from '../../engine/core/text.ts';

export const cardBank = {
  name: 'bank',
  title: text('合作银行', 'The bank of the card'),
  operations: bank,
} as const;

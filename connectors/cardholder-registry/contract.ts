/** What the cardholder registry (持卡人库) is asked: what it has on record of a person. */
import { cardholderRegistry as operations } from '../../engine/core/operations/cardholder-registry.ts';
import { text } from '../../engine/core/text.ts';

export const cardholderRegistry = {
  name: 'cardholder-registry',
  title: text('持卡人库', 'The cardholder registry'),
  operations,
} as const;

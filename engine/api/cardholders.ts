/** Cardholders: the demo people, whose virtual cards can be put on the demo reader. */
import type { CardholderChoice } from '../core/api.ts';
import { text } from '../core/text.ts';
import { defineRoute } from './define-route.ts';

export const listCardholders = defineRoute({
  method: 'get',
  path: '/api/cardholders',
  right: 'cardholder.list',
  summary: text('演示持卡人', 'List the demo cardholders; none where demo data are off'),
  answer: { status: 200, description: 'Their ids, names and what is special about each' },
  handle({ api }) {
    const items = api.cardholders.map(({ id, name, note }): CardholderChoice => ({ id, name, note }));
    return { body: { items, next: null, total: items.length } };
  },
});

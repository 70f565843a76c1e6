/** Facts: the catalogue of what a policy may ask about, and which policies in force do. */
import { factViews, type FactList } from '../core/facts/fact-catalogue.ts';
import { text } from '../core/text.ts';
import { defineRoute } from './define-route.ts';

export const listFacts = defineRoute({
  method: 'get',
  path: '/api/facts',
  right: 'policy.read',
  summary: text('事实目录', 'Get the catalogue of facts'),
  answer: {
    status: 200,
    description:
      'Every fact with its type, source, class of personal data, cost, freshness and fallback, and the policies that ask for it',
  },
  async handle({ api: { store, now }, session }) {
    const items = factViews(Object.values(await store.policies.seenBy(session.actor, now())));
    const body: FactList = { items, total: items.length };
    return { body };
  },
});

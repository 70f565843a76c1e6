/** Facts: the catalogue of what a policy may ask about, and which policies in force do. */
import { factViews, type FactList } from '../core/fact-catalogue.ts';
import type { Policy } from '../core/policy.ts';
import type { Actor } from '../core/rights.ts';
import { text } from '../core/text.ts';
import type { ApiParts } from './api-parts.ts';
import { defineRoute } from './define-route.ts';

const pageOf = 100;

/** The policies in force that somebody may see. */
async function policiesInSight({ store }: ApiParts, actor: Actor): Promise<Policy[]> {
  const found: Policy[] = [];
  for (let after: string | null | undefined; after !== null;) {
    const page = await store.policies.list(actor, { limit: pageOf, q: '', ...(after !== undefined && { after }) });
    const records = await Promise.all(page.items.map(({ name }) => store.policies.get(name)));
    found.push(...records.map(({ policy }) => policy));
    after = page.next;
  }
  return found;
}

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
  async handle({ api, session }) {
    const items = factViews(await policiesInSight(api, session.actor));
    const body: FactList = { items, total: items.length };
    return { body };
  },
});

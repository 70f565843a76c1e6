/** The standard: the edition that the platform implements, how the platform stands to it, and what another edition would concern. */
import type { StandardConformance, StandardImpact } from '../core/api.ts';
import type { Actor } from '../core/rights.ts';
import { coverageOf, coverageSum, impactOf, type Content } from '../core/standard-coverage.ts';
import { Standard } from '../core/standard.ts';
import { text } from '../core/text.ts';
import type { ApiParts } from './api-parts.ts';
import { defineRoute, type Route } from './define-route.ts';

async function contentFor({ store, now }: ApiParts, actor: Actor, routes: readonly Route[]): Promise<Content> {
  const [scenarios, policies] = await Promise.all([store.scenarios.drafts(actor), store.policies.seenBy(actor, now())]);
  return { scenarios, policies, tests: await store.suites.counts(scenarios.map(({ id }) => id)), routes };
}

const getStandard = defineRoute({
  method: 'get',
  path: '/api/standard',
  right: 'signed-in',
  summary: text('标准的条款与出处', 'Get the clauses of the standard with their sources'),
  answer: { status: 200, description: 'The edition that the platform implements' },
  handle: ({ api }) => ({ body: api.standard }),
});

/** The routes of the standard; `described` are the interfaces that may answer to its clauses. */
export function standardRoutes(described: readonly Route[]): Route[] {
  const getConformance = defineRoute({
    method: 'get',
    path: '/api/standard/conformance',
    right: 'policy.read',
    summary: text('标准符合性声明', 'Get how the platform stands to each clause of the standard'),
    answer: { status: 200, description: 'By clause: what answers to it of what one may see, and what deviates' },
    async handle({ api, session }) {
      const clauses = coverageOf(api.standard, await contentFor(api, session.actor, described));
      const { edition, sources, chapters } = api.standard;
      const body: StandardConformance = { edition, sources, chapters, sum: coverageSum(clauses), clauses };
      return { body };
    },
  });
  const getStandardImpact = defineRoute({
    method: 'post',
    path: '/api/standard/impact',
    right: 'policy.read',
    evenSuspended: 'it computes an answer and changes nothing',
    summary: text('另一版标准的影响', 'Say what another edition of the standard would concern'),
    body: Standard,
    largest: '2mb',
    answer: { status: 200, description: 'Added, removed and reworded clauses, each with what answers to it today' },
    async handle({ api, session, body }) {
      const changes = impactOf(api.standard, body, await contentFor(api, session.actor, described));
      const answer: StandardImpact = { from: api.standard.edition, to: body.edition, changes };
      return { body: answer };
    },
  });
  return [getStandard, getConformance, getStandardImpact];
}

/** Impact: whom a new version of a scenario concerns: its open cases by version, and the scenarios that call it. */
import type { Impact } from '../core/api.ts';
import { text } from '../core/text.ts';
import { defineRoute } from './define-route.ts';
import { scenarioOf } from './scenarios.ts';

export const getImpact = defineRoute({
  method: 'get',
  path: '/api/scenarios/{id}/impact',
  right: 'scenario.read',
  summary: text(
    '查看影响：各版本、各机构的在办办件，调用它的场景',
    'Get whom a new version concerns: open cases by version and place, and the scenarios that call this one',
  ),
  subject: scenarioOf,
  answer: {
    status: 200,
    description:
      'Open cases of each version and each place, of those whom one may see; callers; the revision of the releases',
  },
  async handle({ api, session: { actor }, params, subject }) {
    const open = await Promise.all(
      subject.releases
        .filter(({ publishedAt }) => publishedAt !== null)
        .map(async ({ version }) => {
          const { total } = await api.store.cases.openOf(actor, params.id, version, { limit: 1 });
          return { version, open: total };
        }),
    );
    const callers = await api.store.scenarios.callersOf(params.id, actor);
    const places = await api.store.cases.placesOf(actor, params.id);
    const impact: Impact = { open, callers, places, releasesRevision: subject.releasesRevision };
    return { body: impact };
  },
});

/** Rollouts: widening, narrowing and finishing the part of the new cases that a published version takes. */
import { Rollout } from '../core/rollout.ts';
import { text } from '../core/text.ts';
import { releaseNumbered, withRollout } from '../store/releases.ts';
import { defineRoute } from './define-route.ts';
import { scenarioOf } from './scenarios.ts';
import { tagOf } from './tag-of.ts';
import { checkRegions, numberOf, summaryOf } from './versions.ts';

export const changeRollout = defineRoute({
  method: 'put',
  path: '/api/scenarios/{id}/versions/{version}/rollout',
  right: 'scenario.publish',
  clauses: ['scenario.manage'],
  summary: text(
    '调整版本的受理范围；全量后取代其他版本',
    'Change which new cases a published version takes; once it takes all, it replaces the others',
  ),
  body: Rollout,
  edits: true,
  subject: scenarioOf,
  answer: { status: 200, description: 'The version as it is now; the revision of the releases is the ETag' },
  problems: ['version-state', 'same-person'],
  async handle({ api, session: { actor }, params, body, subject, revision }) {
    checkRegions(body, subject);
    const version = numberOf(params.version);
    const doing = { by: actor.account, at: api.now().toISOString(), rollout: body };
    const changed = await api.store.scenarios.changeReleases(
      params.id,
      (before) => withRollout(before, version, doing),
      revision,
    );
    return {
      body: summaryOf(params.id, releaseNumbered(changed.releases, version)),
      headers: tagOf(changed.revision),
    };
  },
});

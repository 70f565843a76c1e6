/** The stage of trials: what the browser needs to run a draft dry without asking again. */
import type { TrialStage } from '../core/api.ts';
import { policiesNamedBy } from '../core/pin.ts';
import { text } from '../core/text.ts';
import { defineRoute } from './define-route.ts';
import { scenarioOf } from './scenarios.ts';

export const getTrialStage = defineRoute({
  method: 'get',
  path: '/api/scenarios/{id}/stage',
  right: 'scenario.read',
  summary: text('查看试运行的环境', 'Get the stage of trials'),
  subject: scenarioOf,
  answer: {
    status: 200,
    description:
      'The made-up people, the days on which offices work, the layers of its policies, and the place: what dry runs stand on',
  },
  async handle({ api, subject: { region, institution, draft } }) {
    const { people, calendar } = api;
    const names = policiesNamedBy(draft.scenario);
    const layers = (await Promise.all(names.map((name) => api.store.policies.layersOf(name, api.now())))).flat();
    const body: TrialStage = {
      people: [...people],
      calendar,
      place: { region, institution },
      layers: layers.map(({ policy, summary: { digest } }) => ({ policy, digest })),
    };
    return { body };
  },
});

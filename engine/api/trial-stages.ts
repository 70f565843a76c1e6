/** The stage of trials: what the browser needs to run a draft dry without asking again. */
import type { TrialStage } from '../core/api.ts';
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
    description: 'The made-up people, the days on which offices work, and the place: what dry runs stand on',
  },
  handle({ api: { people, calendar }, subject: { region, institution } }) {
    const body: TrialStage = { people: [...people], calendar, place: { region, institution } };
    return { body };
  },
});

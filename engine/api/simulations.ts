/** Simulations: a dry run of the draft or of a version in a world that is told or drawn at random. Nothing is written anywhere. */
import { z } from 'zod';
import { coverageOf } from '../core/suites/coverage.ts';
import { checkInputs } from '../core/nodes/start.ts';
import { problem } from '../core/problem.ts';
import { rehearse } from '../core/suites/rehearse.ts';
import { World } from '../core/suites/suite.ts';
import { text } from '../core/text.ts';
import { outsideIn, Weather } from '../core/weather.ts';
import { defineRoute } from './define-route.ts';
import { scenarioOf } from './scenarios.ts';
import { stageOf } from './stage.ts';
import { contentFor } from './suites.ts';

const Simulation = World.omit({ start: true })
  .extend({
    ...World.shape.start.shape,
    version: z.number().int().min(1).optional().describe('Number of a version; else the draft'),
    weather: Weather.optional().describe('Random faults and slowness, where `outside` does not say what happens'),
  })
  .describe('A dry run');

export const simulateDraft = defineRoute({
  method: 'post',
  path: '/api/scenarios/{id}/simulations',
  right: 'scenario.edit',
  evenSuspended: 'it computes an answer and changes nothing',
  summary: text('模拟运行草稿或版本', 'Run the draft or a version dry'),
  body: Simulation,
  subject: scenarioOf,
  answer: {
    status: 200,
    description:
      'Outcome, trace, prompts, the problem that ended it, where it still waits and for what, and the coverage',
  },
  problems: ['scenario-has-findings'],
  async handle({ api, subject, body }) {
    const { version, weather, outside, answers, messages, skips, ...start } = body;
    const content = await contentFor(api, subject, version);
    const errors = checkInputs(content.scenario, start.inputs);
    if (errors.length > 0) throw problem('invalid-input', { errors });
    const world = { start, answers, messages, skips, outside: weather ? outsideIn(weather, outside) : outside };
    const {
      outcome,
      steps,
      problem: ended,
      waits,
    } = await rehearse(content, world, {
      ...stageOf(api, world, subject),
      layers: api.layers,
      trials: api.trials,
    });
    return {
      body: {
        outcome,
        trace: steps,
        prompts: steps.flatMap(({ prompts }) => prompts),
        problem: ended,
        waits,
        coverage: coverageOf(content, [steps]),
      },
    };
  },
});

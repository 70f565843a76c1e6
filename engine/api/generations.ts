/** Generations: tests that are searched for, so that together they take every way a scenario has. Nothing is saved. */
import { z } from 'zod';
import { generateTests } from '../core/suites/generate-tests.ts';
import { text } from '../core/text.ts';
import { defineRoute } from './define-route.ts';
import { scenarioOf } from './scenarios.ts';
import { nextStage } from './stage.ts';
import { contentFor } from './suites.ts';

/** A search may take so long; then it gives what it has found. */
const longestMs = 20_000;

export const generateSuite = defineRoute({
  method: 'post',
  path: '/api/scenarios/{id}/suite/generations',
  right: 'scenario.edit',
  evenSuspended: 'it computes an answer and changes nothing',
  summary: text('生成测试', 'Search for tests that take every way of the draft or a version'),
  body: z
    .strictObject({
      version: z.number().int().min(1).optional().describe('Number of a version; else the draft'),
      budget: z.number().int().min(1).max(5000).default(1500).describe('The most runs'),
      seed: z.number().int().min(0).max(4_294_967_295).default(1).describe('The same seed finds the same'),
    })
    .prefault({}),
  subject: scenarioOf,
  answer: {
    status: 200,
    description:
      'The suite, to be saved by whoever agrees with it; its coverage, what stays uncovered, and how the search ended',
  },
  problems: ['scenario-has-findings'],
  async handle({ api, subject, body: { version, budget, seed } }) {
    const content = await contentFor(api, subject, version);
    const until = Date.now() + longestMs;
    const { tests, ...rest } = await generateTests(content, {
      people: api.people.map(({ id }) => id),
      stageFor: (world) => nextStage(api, world, subject),
      ...{ budget, seed },
      isOver: () => Date.now() > until,
    });
    return { body: { suite: { tests }, ...rest } };
  },
});

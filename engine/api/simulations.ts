/** Simulations: a dry run of the draft with scripted outside systems. Nothing is written anywhere. */
import { z } from 'zod';
import { operations, type Connectors } from '../core/connectors.ts';
import { readingOf } from '../core/demo.ts';
import { checkInputs } from '../core/nodes/start.ts';
import { problem, titleOf } from '../core/problem.ts';
import { scriptedConnectors, simulate, type Script } from '../core/simulate.ts';
import { text } from '../core/text.ts';
import type { ApiParts } from './api-parts.ts';
import { soundContent } from './checks.ts';
import { defineRoute } from './define-route.ts';
import { scenarioOf } from './scenarios.ts';

const Simulation = z
  .strictObject({
    card: z.string().min(1).max(40).optional().describe('Demo data: whose card is put on the reader'),
    inputs: z.record(z.string(), z.union([z.string().max(500), z.number(), z.boolean()])).default({}),
    answers: z
      .strictObject({
        'card-reader.read': operations['card-reader.read'].output.optional(),
        'national-platform.verify-state': operations['national-platform.verify-state'].output.optional(),
      })
      .default({})
      .describe('What outside systems answer, in place of what they would for the card'),
  })
  .describe('A dry run');

/** Outside systems that answer for a demo cardholder, or as they are told. */
function rehearsal(api: ApiParts, { card, answers }: z.infer<typeof Simulation>): Connectors {
  const person = api.cardholders.find(({ id }) => id === card);
  const script: Script = {
    'card-reader.read': ({ mode }) => {
      if (answers['card-reader.read']) return answers['card-reader.read'];
      if (!person) throw problem('card-not-readable');
      return readingOf(person, mode);
    },
    'national-platform.verify-state': () => {
      if (answers['national-platform.verify-state']) return answers['national-platform.verify-state'];
      const state = person?.state ?? { card: 'unknown' as const, person: 'unknown' as const };
      return { ...state, checkedAt: api.now().toISOString() };
    },
    'application-system.write': ({ key }) => ({ receipt: `dry-run-${key.slice(-8)}`, repeated: false }),
  };
  return scriptedConnectors(script);
}

export const simulateDraft = defineRoute({
  method: 'post',
  path: '/api/scenarios/{id}/simulations',
  right: 'scenario.edit',
  summary: text('模拟运行草稿', 'Run the draft dry'),
  body: Simulation,
  subject: scenarioOf,
  answer: { status: 200, description: 'Outcome, trace, and the problem that ended it, if any' },
  problems: ['scenario-has-findings'],
  async handle({ api, subject, body, session: { actor } }) {
    const { scenario } = subject.draft;
    const content = await soundContent(api, scenario);
    const errors = checkInputs(scenario, body.inputs);
    if (errors.length > 0) throw problem('invalid-input', { errors });
    const start = {
      caseId: 'simulation',
      card: { reader: 'virtual', ...(body.card !== undefined && { card: body.card }) },
      inputs: body.inputs,
      place: { region: actor.region, institution: actor.institution },
    };
    const run = await simulate(content, start, { connectors: rehearsal(api, body), now: api.now });
    return {
      body: {
        outcome: run.state.outcome,
        trace: run.steps,
        problem: run.problem,
      },
    };
  },
});

/** Grounds: what the checks of a draft stand on, for an editor that checks as one draws. */
import type { DraftGround } from '../core/api.ts';
import { missingSuite } from '../core/suites/suite-needed.ts';
import { text } from '../core/text.ts';
import { groundOf } from './checks.ts';
import { defineRoute } from './define-route.ts';
import { scenarioOf } from './scenarios.ts';

export const getGround = defineRoute({
  method: 'get',
  path: '/api/scenarios/{id}/ground',
  right: 'scenario.read',
  summary: text('查看草稿检查所依据的内容', 'Get what the checks of the draft stand on'),
  subject: scenarioOf,
  answer: {
    status: 200,
    description: 'The policies, prompts and scenarios it names, and what only the platform finds',
  },
  async handle({ api, subject, params }) {
    const { ground, content, findings } = await groundOf(api, subject.draft.scenario, subject);
    const more = missingSuite(content, await api.store.suites.count(params.id));
    const body: DraftGround = { ground, findings: [...findings, ...more] };
    return { body };
  },
});

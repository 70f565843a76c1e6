/** Exchange: drafts leave as BPMN 2.0 and come in from it. */
import { z } from 'zod';
import type { ImportedScenario } from '../core/api.ts';
import { problem } from '../core/problem.ts';
import { text } from '../core/text.ts';
import { exportBpmn } from '../exchange/export-bpmn.ts';
import { importBpmn } from '../exchange/import-bpmn.ts';
import type { ImportProblem } from '../exchange/import-report.ts';
import { defineRoute } from './define-route.ts';
import { scenarioOf } from './scenarios.ts';

const BpmnFile = z
  .strictObject({ xml: z.string().min(1).max(900_000).describe('The text of a BPMN 2.0 file') })
  .describe('A file to import');

/** A problem of an import with its line in words, as the errors of a problem have no line. */
const inWords = ({ line, message }: ImportProblem) =>
  line === undefined ? message : text(`第 ${line} 行：${message['zh-CN']}`, `Line ${line}: ${message.en}`);

export const exportDraft = defineRoute({
  method: 'get',
  path: '/api/scenarios/{id}/draft.bpmn',
  right: 'scenario.read',
  summary: text('导出草稿为 BPMN 2.0', 'Export the draft as BPMN 2.0'),
  query: z.strictObject({
    lanes: z.enum(['true', 'false']).default('false').describe('Drawn in lanes by who acts'),
  }),
  subject: scenarioOf,
  answer: {
    status: 200,
    description: 'BPMN 2.0 XML with its diagram, named in the language asked for',
    type: 'application/xml',
  },
  handle: async ({ subject: { draft }, params, query, language }) => ({
    body: await exportBpmn(draft.scenario, language, { inLanes: query.lanes === 'true' }),
    headers: { 'content-disposition': `attachment; filename="${params.id}.bpmn"` },
  }),
});

export const importFile = defineRoute({
  method: 'post',
  path: '/api/scenarios/imports',
  right: 'scenario.edit',
  summary: text('导入 BPMN 2.0，不保存', 'Import BPMN 2.0; nothing is saved'),
  body: BpmnFile,
  answer: {
    status: 200,
    description:
      'The scenario, and of every element whether it was taken, mapped or left, and why; to be created by POST /api/scenarios',
  },
  async handle({ body }) {
    const { scenario, report, problems } = await importBpmn(body.xml);
    if (scenario) {
      const imported: ImportedScenario = { scenario, report, problems };
      return { body: imported };
    }
    const errors = problems.map((each) => ({ pointer: '/xml', rule: each.rule, message: inWords(each) }));
    throw problem('invalid-input', { errors });
  },
});

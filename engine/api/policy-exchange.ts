/** Policies come in from DMN and decision models of others, and leave as DMN or JSON. */
import { z } from 'zod';
import type { ImportedPolicies } from '../core/api.ts';
import { checkPolicy, policyWarnings } from '../core/policies/check-policy.ts';
import { problem } from '../core/problem.ts';
import { text } from '../core/text.ts';
import type { ImportedDecision } from '../exchange/decision-report.ts';
import { exportDmn } from '../exchange/export-dmn.ts';
import { importDecisions } from '../exchange/import-decisions.ts';
import type { ImportProblem } from '../exchange/import-report.ts';
import type { ApiParts } from './api-parts.ts';
import { defineRoute } from './define-route.ts';
import { versionNumbered } from './policy-suites.ts';
import { savedAs } from './sent-file.ts';

const mostDecisions = 50;

/** What is wrong with a file, as the errors of a problem, which have no line. */
const errorsOf = (problems: readonly ImportProblem[]) =>
  problems.map(({ rule, line, message }) => ({
    ...{ pointer: '', rule },
    message: line === undefined ? message : text(`第 ${line} 行：${message['zh-CN']}`, `Line ${line}: ${message.en}`),
  }));

const refusedBy = (rule: string, message: ReturnType<typeof text>) =>
  problem('invalid-input', { errors: [{ pointer: '', rule, message }] });

function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw refusedBy('utf-8', text('文件不是 UTF-8 编码', 'The file is not UTF-8'));
  }
}

/** A decision with what is to be known before it is kept: what is wrong with it, and whether its name is taken. */
const judged = (decision: ImportedDecision, taken: ReadonlySet<string>): ImportedPolicies['decisions'][number] => {
  const { policy } = decision;
  const errors = policy ? checkPolicy(policy) : [];
  const warnings = policy && errors.length === 0 ? policyWarnings(policy) : [];
  return { ...decision, errors, warnings, isTaken: policy !== null && taken.has(policy.name) };
};

async function namesTaken(api: ApiParts, decisions: readonly ImportedDecision[]): Promise<Set<string>> {
  const names = decisions.flatMap(({ policy }) => policy?.name ?? []);
  return api.store.policies.taken(names);
}

export const importPolicies = defineRoute({
  method: 'post',
  path: '/api/policies/import',
  right: 'policy.edit',
  summary: text('读取 DMN、JDM 或策略文件，不保存', 'Import DMN, JDM or a policy; nothing is saved'),
  file: ['application/xml', 'application/json', 'text/xml'],
  largest: '5mb',
  answer: {
    status: 200,
    description:
      'The policies that may be made of it, and of every element what became of it; to be created by POST /api/policies',
  },
  async handle({ api, file }) {
    const { decisions, problems, ...told } = importDecisions(textOf(file.bytes));
    if (problems.length > 0 && decisions.length === 0) throw problem('invalid-input', { errors: errorsOf(problems) });
    if (decisions.length === 0) throw refusedBy('no-decision', text('文件中没有决策', 'The file has no decision'));
    const first = decisions.slice(0, mostDecisions);
    const taken = await namesTaken(api, first);
    const body: ImportedPolicies = {
      ...{ ...told, problems, total: decisions.length },
      decisions: first.map((decision) => judged(decision, taken)),
    };
    return { body };
  },
});

export const exportPolicy = defineRoute({
  method: 'get',
  path: '/api/policies/{name}/export',
  right: 'policy.read',
  summary: text('导出策略为 DMN 1.3 或 JSON', 'Export a policy as DMN 1.3 or JSON'),
  query: z.strictObject({
    format: z.enum(['dmn', 'json']).default('dmn'),
    version: z.coerce.number().int().min(1).optional().describe('Number of a version; else the one in force'),
  }),
  subject: (api, { name }) => api.store.policies.get(name, api.now()),
  answer: { status: 200, description: 'The file, to be saved', type: 'application/octet-stream' },
  problems: ['invalid-input'],
  async handle({ api, subject, params, query }) {
    const { policy, summary } =
      query.version === undefined ? subject : await versionNumbered(api, params.name, query.version);
    const name = `${params.name}-v${summary.version}`;
    if (query.format === 'json')
      return {
        body: `${JSON.stringify(policy, null, 2)}\n`,
        headers: { 'content-disposition': savedAs(`${name}.json`) },
      };
    const { xml, problems } = await exportDmn(policy);
    if (xml === null) throw problem('invalid-input', { errors: errorsOf(problems) });
    return { body: xml, headers: { 'content-disposition': savedAs(`${name}.dmn`) } };
  },
});

/** Batches: the items of one, how they stand, their results as a file, and the template of the list. */
import { z } from 'zod';
import { listText } from '../core/list-file.ts';
import { problem } from '../core/problem.ts';
import {
  batchColumns,
  batchItemStatuses,
  type BatchColumn,
  type BatchItem,
  type BatchItemStatus,
  type BatchSummary,
} from '../core/procedures/batch-item.ts';
import { codesIn } from '../core/procedures/batch-access.ts';
import { wordsOf } from '../core/procedures/fields.ts';
import { institutionKinds, InstitutionForm } from '../core/procedures/institution-access.ts';
import type { ProcedureRecord } from '../core/procedures/procedure-case.ts';
import { text, type Language } from '../core/text.ts';
import type { ApiParts } from './api-parts.ts';
import { defineRoute, PageQuery } from './define-route.ts';
import { procedureCaseOf } from './procedure-acts.ts';
import { savedAs } from './sent-file.ts';

const statuses = Object.keys(batchItemStatuses) as [BatchItemStatus, ...BatchItemStatus[]];

/** Finds a batch. @throws Problem `not-found` */
async function batchOf(api: ApiParts, { id }: { id: string }): Promise<ProcedureRecord> {
  const found = await procedureCaseOf(api, { id });
  if (found.procedure !== 'batch-access') throw problem('not-found', { what: text('批次', 'The batch') });
  return found;
}

export const listBatchItems = defineRoute({
  method: 'get',
  path: '/api/cases/{id}/items',
  right: 'procedure.read',
  clauses: ['procedure.institution'],
  summary: text('批次的各项办理结果', 'List the items of a batch with what came of each'),
  query: PageQuery.extend({ status: z.enum(statuses).optional() }),
  subject: batchOf,
  answer: { status: 200, description: 'A page of items: the institutions by row, then what they open' },
  problems: ['not-found'],
  handle: async ({ api, subject, query }) => ({ body: await api.store.batchItems.list(subject.id, query) }),
});

export const getBatchSummary = defineRoute({
  method: 'get',
  path: '/api/cases/{id}/items/summary',
  right: 'procedure.read',
  summary: text('批次办理进度', 'Get how far a batch has come'),
  subject: batchOf,
  answer: { status: 200, description: 'How many items stand how' },
  problems: ['not-found'],
  async handle({ api, subject: { id, state } }) {
    const counts = await api.store.batchItems.counts(id);
    const submitted = state.submitted === null ? { form: {} } : await api.store.papers.paper(id, state.submitted);
    const codes = codesIn((submitted as { form: Record<string, unknown> }).form);
    return { body: { ...counts, codes } satisfies BatchSummary };
  },
});

const resultColumns = {
  row: text('行号', 'Line'),
  name: batchColumns.name,
  creditCode: batchColumns.creditCode,
  region: batchColumns.region,
  code: text('应用编码', 'Item'),
  status: text('结果', 'Result'),
  findings: text('原因', 'Why'),
  case: text('办件', 'Case'),
  endedAt: text('办结时间', 'Ended at'),
};

/** What of an item's findings says why it was not granted, or what is to be looked at. */
const reasonsOf = ({ findings }: BatchItem, language: Language): string =>
  findings
    .filter(({ severity }) => severity !== 'info')
    .map(({ message }) => message[language])
    .join(language === 'en' ? '; ' : '；');

function resultLine(item: BatchItem, language: Language): string[] {
  const { row, name, creditCode, region, code, status, endedAt } = item;
  return [
    ...[String(row), name, creditCode, region, code ?? '', batchItemStatuses[status][language]],
    ...[reasonsOf(item, language), item.case ?? '', endedAt ?? ''],
  ];
}

/** So many items are read at once. */
const portion = 500;

export const exportBatchItems = defineRoute({
  method: 'get',
  path: '/api/cases/{id}/items.csv',
  right: 'procedure.read',
  summary: text('导出批次办理结果', 'Export what came of the items of a batch'),
  subject: batchOf,
  answer: {
    status: 200,
    description: 'CSV in UTF-8, headed in the language asked for; nothing personal, and no cell begins as a formula',
    type: 'text/csv; charset=utf-8',
  },
  problems: ['not-found'],
  async handle({ api, subject, language }) {
    const lines = [Object.values(resultColumns).map((words) => words[language])];
    for (let after: string | null = ''; after !== null;) {
      const page: Awaited<ReturnType<typeof api.store.batchItems.everyAfter>> = await api.store.batchItems.everyAfter(
        ...([subject.id, after, portion] as const),
      );
      for (const item of page.items) lines.push(resultLine(item, language));
      after = page.next;
    }
    return { body: listText(lines), headers: { 'content-disposition': savedAs('batch-items.csv') } };
  },
});

/** A row as the template shows it, of an institution that does not exist. */
function exampleRow(language: Language): string[] {
  const { shape } = InstitutionForm;
  const columns = Object.keys(batchColumns) as BatchColumn[];
  return columns.map((column) =>
    column === 'kind' ? institutionKinds['public-institution'][language] : (wordsOf(shape[column]).example ?? ''),
  );
}

export const getBatchTemplate = defineRoute({
  method: 'get',
  path: '/api/procedures/batch-access/template.csv',
  right: 'procedure.read',
  summary: text('批量接入清单模板', 'Get the template of the list for batch access'),
  answer: {
    status: 200,
    description: 'CSV in UTF-8 with its headings and a made-up row',
    type: 'text/csv; charset=utf-8',
  },
  handle: ({ language }) => ({
    body: listText([Object.values(batchColumns).map((words) => words[language]), exampleRow(language)]),
    headers: { 'content-disposition': savedAs(language === 'en' ? 'institutions.csv' : '机构清单.csv') },
  }),
});

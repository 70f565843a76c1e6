/** Attachments: putting a file in for a scenario, reading it, and removing it before it is filed. */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import {
  attachmentTypes,
  AttachmentUse,
  cleanName,
  isAttachmentType,
  largestAttachment,
  type AttachmentSummary,
  type AttachmentType,
  type FiledAttachment,
  type FilingAttachment,
} from '../core/attachment.ts';
import { problem, type FieldError } from '../core/problem.ts';
import { parse } from '../core/schema-errors.ts';
import { text } from '../core/text.ts';
import { sm3 } from '../crypto/sm3.ts';
import { releaseNumbered } from '../store/releases.ts';
import type { ScenarioRecord } from '../store/scenarios.ts';
import type { ApiParts } from './api-parts.ts';
import { defineRoute, type SentFile } from './define-route.ts';
import { savedFile } from './sent-file.ts';

const OfScenario = z.object({ scenario: z.string().max(60).describe('Id of the scenario') });

/** The scenario that a query names. @throws Problem `invalid-input`, `not-found` */
const scenarioAsked = (api: ApiParts, _params: object, query: Record<string, unknown>): Promise<ScenarioRecord> =>
  api.store.scenarios.get(parse(OfScenario, query).scenario);

const attachmentOf = (api: ApiParts, { id }: { id: string }): Promise<AttachmentSummary> =>
  api.store.attachments.get(id);

/** What the file is and is called. @throws Problem `invalid-input` */
export function namedFile({ bytes, type, name }: SentFile): { type: AttachmentType; name: string } {
  const errors: FieldError[] = [];
  const known = isAttachmentType(type) ? type : null;
  const clean = known ? cleanName(name, known) : '';
  if (!known || !attachmentTypes[known].fits(bytes)) {
    const message = text('文件内容与它的类型不符', 'What is in the file is not of its type');
    errors.push({ pointer: '', rule: 'type-agrees', message });
  }
  if (clean === '') {
    const message = text('须用 Content-Disposition 给出文件名', 'Content-Disposition must name the file');
    errors.push({ pointer: '/filename', rule: 'file-name', message });
  }
  if (!known || errors.length > 0) throw problem('invalid-input', { errors });
  return { type: known, name: clean };
}

export const addAttachment = defineRoute({
  method: 'post',
  path: '/api/attachments',
  right: 'scenario.file',
  clauses: ['scenario.filing'],
  summary: text(
    '上传附件',
    'Put a file in for a scenario: the body is its bytes; it stays for a day unless it is filed',
  ),
  query: OfScenario.extend({ as: AttachmentUse.default('other').describe('What it is put in for') }).strict(),
  file: Object.keys(attachmentTypes),
  largest: `${largestAttachment}b`,
  creates: true,
  subject: scenarioAsked,
  answer: { status: 201, description: 'What is known of it, with the SM3 of its bytes' },
  async handle({ api, session, subject, query, file, attempt }) {
    const { region, institution, draft } = subject;
    const fresh = {
      ...{ id: randomUUID(), scenario: draft.scenario.id, region, institution, as: query.as },
      ...{ ...namedFile(file), size: file.bytes.length, digest: sm3(file.bytes), bytes: file.bytes },
      ...{ by: session.actor.account, at: api.now().toISOString() },
    };
    const body = await api.store.attachments.add(fresh, attempt);
    return { body, headers: { location: `/api/attachments/${body.id}` } };
  },
});

export const listAttachments = defineRoute({
  method: 'get',
  path: '/api/attachments',
  right: 'scenario.read',
  summary: text('附件列表', 'List the files of a version; without one, those that you have put in and not filed'),
  query: OfScenario.extend({ version: z.coerce.number().int().min(1).optional() }).strict(),
  subject: scenarioAsked,
  answer: { status: 200, description: 'A page that holds them all' },
  async handle({ api, session, subject, query: { scenario, version } }) {
    const { attachments } = api.store;
    const filed = version === undefined ? null : releaseNumbered(subject.releases, version).attachments;
    const known = filed
      ? await attachments.of(
          scenario,
          filed.map(({ id }) => id),
        )
      : await attachments.unfiledOf(scenario, session.actor.account);
    const items = filed
      ? filed.flatMap((each) => known.filter(({ id }) => id === each.id).map((rest) => ({ ...rest, ...each })))
      : known;
    return { body: { items, next: null, total: items.length } };
  },
});

export const getAttachment = defineRoute({
  method: 'get',
  path: '/api/attachments/{id}',
  right: 'scenario.read',
  summary: text('下载附件', 'Get the bytes of a file'),
  subject: attachmentOf,
  answer: { status: 200, description: 'The bytes, to be saved and never shown', type: 'application/octet-stream' },
  async handle({ api, params, subject }) {
    return savedFile(subject, await api.store.attachments.bytesOf(params.id));
  },
});

export const removeAttachment = defineRoute({
  method: 'delete',
  path: '/api/attachments/{id}',
  right: 'scenario.file',
  summary: text('移除尚未备案的附件', 'Remove a file that you have put in and not filed'),
  subject: attachmentOf,
  answer: { status: 204, description: 'It is gone' },
  async handle({ api, session, params }) {
    await api.store.attachments.remove(params.id, session.actor.account);
    return { status: 204 };
  },
});

/** The files that a filing names, taken for good. @throws Problem `invalid-input` where one is not there */
export async function takeAttachments(
  api: ApiParts,
  scenario: string,
  named: readonly FilingAttachment[],
): Promise<FiledAttachment[]> {
  if (named.length === 0) return [];
  const ids = named.map(({ id }) => id);
  const known = new Map((await api.store.attachments.of(scenario, ids)).map((each) => [each.id, each]));
  const errors = ids.flatMap((id, index): FieldError[] => {
    const again = ids.indexOf(id) !== index;
    if (known.has(id) && !again) return [];
    const message = again
      ? text('同一附件只能列一次', 'An attachment can be named only once')
      : text('没有这个附件，可能已过一天未备案', 'There is no such attachment; it may have waited for more than a day');
    return [{ pointer: `/attachments/${index}/id`, rule: again ? 'unique' : 'known', message }];
  });
  if (errors.length > 0) throw problem('invalid-input', { errors });
  // Somebody may have removed one at this very moment.
  if ((await api.store.attachments.keep(ids)) < ids.length) throw problem('edited-meanwhile');
  return named.flatMap(({ id, as, note }) => {
    const file = known.get(id);
    if (!file) return [];
    const { digest, type, size } = file;
    return [{ id, as, digest, type, size, ...(note !== undefined && note !== '' && { note }) }];
  });
}

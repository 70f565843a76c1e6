/** Writing the notices of a step: each address by its channel, no text message where those are switched off, and nothing twice. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { NoticeCatalogue } from '../../engine/core/notice.ts';
import { begin } from '../../engine/core/procedures/proceed.ts';
import type { ProcedureProjection } from '../../engine/core/procedures/procedure-case.ts';
import type { RenderedNotice } from '../../engine/core/send-notice.ts';
import { createMemoryOutbox } from '../../test/support/memory-outbox.ts';
import { plannedActs } from '../../test/support/planned.ts';
import { writeCaseNotices, type CaseNoticeParts } from './write-case-notices.ts';

const file = new URL('../../rulesets/notices/access.json', import.meta.url);
const noticeTemplates = NoticeCatalogue.parse(JSON.parse(readFileSync(file, 'utf8'))).notices;
const { ground } = (await plannedActs()).find(({ name }) => name === 'institution-access access')!;
const { state } = begin(ground);
const start = { ...ground.start, place: { region: '990100', institution: 'demo-clinic' } };
const returned: ProcedureProjection = {
  ...{ start, plan: ground.plan, state: { ...state, submitted: 'paper' } },
  stamps: [
    {
      ...{ seq: 3, at: '2026-11-22T01:00:00.000Z', stage: 'review', action: 'return', by: 'wang', side: 'reviewer' },
      ...{ role: 'access-manager', institution: null, reason: '请补充材料的有效期，并重新提交一次。', marks: [] },
    },
  ],
};
const form = { name: '演示诊所', contactEmail: 'contact@demo.invalid', contactPhone: '19900000001' };

/** Writes it twice, and gives what the outbox has then. */
async function written(more: Partial<CaseNoticeParts>, contact: object = form): Promise<string[]> {
  const outbox = createMemoryOutbox();
  const kept = new Map<string, RenderedNotice>();
  const parts = {
    notices: {
      ...outbox,
      put: async (notice: RenderedNotice, at: string) => {
        const id = await outbox.put(notice, at);
        kept.set(id, notice);
        return id;
      },
    },
    ...{ noticeTemplates, textMessages: true, now: () => new Date('2026-11-22T01:00:00Z') },
    accounts: { mailboxOf: () => Promise.resolve([]), mailboxesAt: () => Promise.resolve([]) },
    delegations: { inForce: () => Promise.resolve([]) },
    webhooks: { toldOf: () => Promise.resolve([{ id: 'hook', url: 'https://clinic.example.org/in' }]) },
    papers: { paper: () => Promise.resolve({ form: contact, materials: [] }) },
    ...more,
  } as unknown as CaseNoticeParts;
  await writeCaseNotices(parts, returned);
  await writeCaseNotices(parts, returned);
  return [...kept.values()].map(({ channel, to }) => `${channel} ${to}`).sort();
}

const mail = 'email contact@demo.invalid';
const call = 'webhook https://clinic.example.org/in';

test('a return goes by mail, text message and webhook, once each however often it is written', async () => {
  expect(await written({})).toEqual([mail, 'sms 19900000001', call]);
});

test('no text message is sent where the province has switched them off', async () => {
  expect(await written({ textMessages: false })).toEqual([mail, call]);
});

test('none is sent to what is no mobile number', async () => {
  expect(await written({}, { ...form, contactPhone: '0990-1234567' })).toEqual([mail, call]);
});

/** Notices that the demo province begins with: some that arrive, one that cannot. */
import type { NewNotice } from '../core/notice.ts';
import { noticeWords } from '../core/notice.ts';
import { assertExists } from '../core/control.ts';
import { text } from '../core/text.ts';
import type { ApiParts } from './api-parts.ts';

const place = { region: '990000', institution: null } as const;
const of = (id: string) => ({ kind: 'batch', id }) as const;

const demoNotices: readonly Omit<NewNotice, 'key'>[] = [
  {
    ...{ ...place, template: 'access.approved', channel: 'email', to: 'library@example.org', about: of('DEMO-0001') },
    variables: {
      case: text('演示图书馆 · 机构接入', 'Demo Library · institution access'),
      number: 'JG-00000001',
      since: '2026-11-20',
    },
  },
  {
    ...{ ...place, template: 'access.due-soon', channel: 'sms', to: '19900000009', about: of('DEMO-0002') },
    variables: {
      case: text('演示医院 · 系统接入', 'Demo Hospital · system access'),
      task: text('复核安全评估', 'Review the security assessment'),
      left: text('还剩 1 个工作日', '1 working day left'),
      due: '2026-11-24',
    },
  },
  {
    ...{ ...place, template: 'access.returned', channel: 'email', to: 'bus@example.org', about: of('DEMO-0003') },
    variables: {
      case: text('演示公交公司 · 终端接入', 'Demo Bus Company · terminal access'),
      fields: text('芯片备案号、固件摘要', 'filing number of the chip, firmware hash'),
      reason: text('芯片备案号与型号不符。', 'The filing number is of another model.'),
    },
  },
  {
    ...{ ...place, template: 'access.suspended', channel: 'webhook', about: of('DEMO-0004') },
    to: 'https://scenic.example.invalid/notices',
    variables: {
      participant: text('演示景区 · 检票终端', 'Demo Scenic Area · ticket gates'),
      by: text('全国平台', 'the national platform'),
      since: '2026-11-21',
      reason: text('三台终端的密钥已到期。', 'The keys of three terminals have expired.'),
    },
  },
];

/** Writes them into the outbox, once; they are sent by who sends all others. */
export async function seedNotices({ store, noticeTemplates, now }: ApiParts): Promise<void> {
  for (const { variables, ...notice } of demoNotices) {
    const template = assertExists(noticeTemplates[notice.template], notice.template);
    const words = noticeWords(template, variables, false);
    const key = `demo ${notice.template}`;
    await store.notices.put(
      { ...notice, ...words, key, shown: noticeWords(template, variables, true) },
      now().toISOString(),
    );
  }
}

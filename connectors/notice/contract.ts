/** What the notice service (消息通知服务) is asked: to send the words of a prompt, or of a notice, to somebody. */
import { notice, officeNotice } from '../../engine/core/operations/notice.ts';
import { text } from '../../engine/core/text.ts';

export const noticeService = {
  name: 'notice',
  title: text('消息通知服务', 'The notice service'),
  operations: notice,
} as const;

/** Notices to those who work here: another door of the same house. */
export const officeNoticeService = { ...noticeService, operations: officeNotice } as const;

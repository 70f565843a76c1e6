/** A conformance test: the time of an answer is right. */
import { text } from '../../text.ts';
import { defineAnswerTest } from '../kit-test.ts';

export const answerClock = defineAnswerTest({
  id: 'answer-clock',
  clause: 'access.data-security',
  severity: 'error',
  proves: text('应答的时间准确', 'The time of an answer is right'),
  found: text(
    '应答的 time 与测试工具的时钟相差超过五分钟',
    '`time` of the answer is more than five minutes from the kit’s clock',
  ),
  mend: text(
    '服务器用 NTP 校时，time 写成带时区的 RFC 3339',
    'Keep the server’s clock by NTP, and write `time` as RFC 3339 with a zone',
  ),
  of: ['build'],
  needs: ['answers-a-call'],
  holds: ({ reply }) => Math.abs(reply?.skewMs ?? Infinity) <= 300_000,
});

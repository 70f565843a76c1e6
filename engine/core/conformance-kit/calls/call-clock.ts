/** A conformance test: the time of calls is right. */
import { text } from '../../text.ts';
import { defineEveryCallTest } from '../kit-test.ts';

export const callClock = defineEveryCallTest({
  id: 'call-clock',
  clause: 'access.data-security',
  severity: 'error',
  proves: text('调用的时间准确', 'The time of calls is right'),
  found: text(
    '有调用的 time 与测试工具的时钟相差超过五分钟',
    '`time` of a call is more than five minutes from the kit’s clock',
  ),
  mend: text(
    '服务器用 NTP 校时；重试时重新密封，不要重发旧报文',
    'Keep the server’s clock by NTP; seal anew for a retry, and never send an old message again',
  ),
  of: ['build'],
  needs: ['calls-arrive'],
  holds: ({ isShaped, skewMs }) => !isShaped || Math.abs(skewMs ?? Infinity) <= 300_000,
});

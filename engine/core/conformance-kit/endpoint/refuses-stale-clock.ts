/** A conformance test: a request of ten minutes ago is refused. */
import { text } from '../../text.ts';
import { defineRefusalTest } from '../kit-test.ts';

export const refusesStaleClock = defineRefusalTest({
  id: 'refuses-stale-clock',
  spoil: 'stale-clock',
  proves: text('十分钟前的请求被拒绝', 'A request of ten minutes ago is refused'),
  mend: text(
    '请求的 time 与本机时间相差超过五分钟就返回 400，rule 为 time；本机用 NTP 校时',
    'Answer 400 with rule `time` where `time` is more than five minutes from your clock, and keep that clock by NTP',
  ),
  of: ['build'],
});

/** A conformance test: a request of ten minutes ahead is refused. */
import { text } from '../../text.ts';
import { defineRefusalTest } from '../kit-test.ts';

export const refusesFutureClock = defineRefusalTest({
  id: 'refuses-future-clock',
  spoil: 'future-clock',
  proves: text('十分钟后的请求被拒绝', 'A request of ten minutes ahead is refused'),
  mend: text(
    '时间差要按绝对值比较：time 晚于本机五分钟以上同样返回 400，rule 为 time',
    'Compare the difference without its sign: a `time` more than five minutes ahead is answered by 400 with rule `time` as well',
  ),
  of: ['build'],
});

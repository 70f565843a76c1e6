/** A conformance test: the same message is refused the second time. */
import { text } from '../../text.ts';
import { defineEndpointTest, notRefused } from '../kit-test.ts';

export const refusesReplay = defineEndpointTest({
  id: 'refuses-replay',
  clause: 'access.data-security',
  severity: 'error',
  proves: text('同一报文第二次到达时被拒绝', 'The same message is refused the second time'),
  mend: text(
    '记住十分钟内收到的 sender 和 messageId，重复的返回 400，rule 为 replayed；多个进程须共用这份记录',
    'Remember `sender` and `messageId` of the last ten minutes and answer a repeated one by 400 with rule `replayed`; several processes share that memory',
  ),
  of: ['build'],
  needs: ['answers-a-call'],
  run: async (endpoint) => notRefused(await endpoint.again(await endpoint.send())),
});

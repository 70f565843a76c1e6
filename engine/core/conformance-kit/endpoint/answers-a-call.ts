/** A conformance test: a good call is answered by a sealed message. */
import { text } from '../../text.ts';
import { defineAnswerTest } from '../kit-test.ts';

export const answersACall = defineAnswerTest({
  id: 'answers-a-call',
  clause: 'access.protocol',
  severity: 'error',
  proves: text('正常请求得到密封报文的应答', 'A good call is answered by a sealed message'),
  found: text('没有得到 HTTP 200 和一个密封报文', 'There was no HTTP 200 with a sealed message'),
  mend: text(
    '在 POST /messages 上应答：HTTP 200，正文是 docs/open-api.md 中的密封报文；先确认已登记测试平台的公钥',
    'Answer POST /messages by HTTP 200 with a sealed message as in docs/open-api.md; see first that the kit’s public key is registered with you',
  ),
  of: ['build', 'interface', 'key'],
  holds: ({ status, reply }) => status === 200 && reply?.isShaped === true,
});

/** A conformance test: what is no sealed message is refused, and nothing breaks. */
import { text } from '../../text.ts';
import { defineEndpointTest, notRefused } from '../kit-test.ts';

export const refusesRubbish = defineEndpointTest({
  id: 'refuses-rubbish',
  clause: 'platform.security',
  severity: 'error',
  proves: text('不是密封报文的内容被拒绝，系统不出错', 'What is no sealed message is refused, and nothing breaks'),
  mend: text(
    '解析前检查格式：不是 JSON，或缺字段、多字段、类型不符的，一律返回 400，不得返回 5xx',
    'Check the form before anything is read: what is not JSON, or lacks fields, or has others, is answered by 400, never by 5xx',
  ),
  of: ['build'],
  async run(endpoint) {
    return (
      notRefused(await endpoint.send({ spoil: 'not-json' })) ?? notRefused(await endpoint.send({ spoil: 'wrong-form' }))
    );
  },
});

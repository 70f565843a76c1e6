/** A conformance test: the body of an answer is sealed by the session key. */
import { text } from '../../text.ts';
import { defineAnswerTest } from '../kit-test.ts';

export const answerEncryption = defineAnswerTest({
  id: 'answer-encryption',
  clause: 'access.data-security',
  severity: 'error',
  proves: text('应答内容按会话密钥加密', 'The body of an answer is sealed by the session key'),
  found: text('应答内容解不开，或不是 JSON', 'The body of the answer does not open, or is not JSON'),
  mend: text(
    '用请求中的会话密钥派生 SM4 密钥，SM4-CBC、PKCS#7、随机 iv，内容为 UTF-8 的 JSON',
    'Derive the SM4 key of the request’s session for your direction; SM4-CBC with PKCS#7 and a random iv over JSON in UTF-8',
  ),
  of: ['build'],
  needs: ['answers-a-call'],
  holds: ({ reply }) => reply?.opens === true,
});

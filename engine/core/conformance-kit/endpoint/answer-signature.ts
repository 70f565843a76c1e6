/** A conformance test: the signature of an answer is right. */
import { text } from '../../text.ts';
import { defineAnswerTest } from '../kit-test.ts';

export const answerSignature = defineAnswerTest({
  id: 'answer-signature',
  clause: 'access.data-security',
  severity: 'error',
  proves: text('应答的签名正确', 'The signature of an answer is right'),
  found: text('应答的签名用登记的公钥验不通过', 'The signature of the answer does not verify by the registered key'),
  mend: text(
    '用登记的私钥对应答签名：除 signature 外全部字段的规范 JSON，SM2 配 SM3，用户标识 1234567812345678，r‖s 64 字节，base64url',
    'Sign the answer by the registered key: canonical JSON of all other fields, SM2 with SM3, id 1234567812345678, r‖s of 64 bytes in base64url',
  ),
  of: ['build', 'key'],
  needs: ['answers-a-call'],
  holds: ({ reply }) => reply?.isSigned === true,
});

/** A conformance test: a request whose signature is wrong is refused. */
import { text } from '../../text.ts';
import { defineRefusalTest } from '../kit-test.ts';

export const refusesWrongSignature = defineRefusalTest({
  id: 'refuses-wrong-signature',
  spoil: 'wrong-signature',
  proves: text('签名不正确的请求被拒绝', 'A request whose signature is wrong is refused'),
  mend: text(
    '收到请求后，先用平台公钥验证 signature（除 signature 外全部字段的规范 JSON，SM2，r‖s 64 字节），不通过就返回 400，rule 为 signature',
    'Verify `signature` by the platform’s key before anything else (canonical JSON of all other fields, SM2, r‖s of 64 bytes); answer 400 with rule `signature` where it is wrong',
  ),
  of: ['build'],
});

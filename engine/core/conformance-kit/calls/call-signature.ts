/** A conformance test: calls are signed by the registered key. */
import { text } from '../../text.ts';
import { defineEveryCallTest } from '../kit-test.ts';

export const callSignature = defineEveryCallTest({
  id: 'call-signature',
  clause: 'access.data-security',
  severity: 'error',
  proves: text('调用的签名正确', 'Calls are signed by the registered key'),
  found: text('有调用的签名用登记的公钥验不通过', 'The signature of a call does not verify by the registered key'),
  mend: text(
    '用登记的私钥签名：除 signature 外全部字段的规范 JSON，SM2 配 SM3，用户标识 1234567812345678',
    'Sign by the registered key: canonical JSON of all other fields, SM2 with SM3, id 1234567812345678',
  ),
  of: ['build', 'key'],
  needs: ['calls-arrive'],
  holds: ({ isShaped, isSigned }) => !isShaped || isSigned,
});

/** A conformance test: the authentication code of an answer is right. */
import { text } from '../../text.ts';
import { defineAnswerTest } from '../kit-test.ts';

export const answerDigest = defineAnswerTest({
  id: 'answer-digest',
  clause: 'access.data-security',
  severity: 'error',
  proves: text('应答的完整性校验码正确', 'The authentication code of an answer is right'),
  found: text('应答的 mac 不正确', 'The `mac` of the answer is wrong'),
  mend: text(
    'mac 是除 mac 和 signature 外全部字段的规范 JSON 的 HMAC-SM3；密钥按“应答方/请求方”的方向派生',
    '`mac` is HMAC-SM3 over the canonical JSON of all fields but `mac` and `signature`; derive its key for the direction from you to us',
  ),
  of: ['build'],
  needs: ['answers-a-call'],
  holds: ({ reply }) => reply?.isBound === true,
});

/** A conformance test: calls carry the right authentication code. */
import { text } from '../../text.ts';
import { defineEveryCallTest } from '../kit-test.ts';

export const callDigest = defineEveryCallTest({
  id: 'call-digest',
  clause: 'access.data-security',
  severity: 'error',
  proves: text('调用的完整性校验码正确', 'Calls carry the right authentication code'),
  found: text('有调用的 mac 不正确', 'The `mac` of a call is wrong'),
  mend: text(
    'mac 是除 mac 和 signature 外全部字段的规范 JSON 的 HMAC-SM3，密钥由会话密钥按方向派生',
    '`mac` is HMAC-SM3 over the canonical JSON of all fields but `mac` and `signature`, by the key derived for your direction',
  ),
  of: ['build'],
  needs: ['calls-arrive'],
  holds: ({ isShaped, isBound }) => !isShaped || isBound,
});

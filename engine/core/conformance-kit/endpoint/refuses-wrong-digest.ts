/** A conformance test: a request whose authentication code is wrong is refused. */
import { text } from '../../text.ts';
import { defineRefusalTest } from '../kit-test.ts';

export const refusesWrongDigest = defineRefusalTest({
  id: 'refuses-wrong-digest',
  spoil: 'wrong-digest',
  proves: text('完整性校验码不正确的请求被拒绝', 'A request whose authentication code is wrong is refused'),
  mend: text(
    '按 docs/open-api.md 派生 HMAC-SM3 密钥，在解密前校验 mac，不一致就返回 400，rule 为 mac',
    'Derive the HMAC-SM3 key as docs/open-api.md says and check `mac` before you decrypt; answer 400 with rule `mac` where it differs',
  ),
  of: ['build'],
});

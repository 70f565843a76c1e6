/** A conformance test: the body of calls is sealed by the session key. */
import { text } from '../../text.ts';
import { defineEveryCallTest } from '../kit-test.ts';

export const callEncryption = defineEveryCallTest({
  id: 'call-encryption',
  clause: 'access.data-security',
  severity: 'error',
  proves: text('调用的内容按会话密钥加密', 'The body of calls is sealed by the session key'),
  found: text('有调用的内容解不开，或不是 JSON', 'The body of a call does not open, or is not JSON'),
  mend: text(
    '用测试平台的公钥封装会话密钥（time ‖ secret，SM2，04‖C1‖C3‖C2），内容用派生的 SM4 密钥以 CBC 加密',
    'Wrap the session key for the kit’s key (time ‖ secret, SM2, 04‖C1‖C3‖C2), and encrypt the body by SM4-CBC with the derived key',
  ),
  of: ['build'],
  needs: ['calls-arrive'],
  holds: ({ isShaped, opens }) => !isShaped || opens,
});

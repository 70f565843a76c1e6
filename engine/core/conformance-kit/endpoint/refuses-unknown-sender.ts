/** A conformance test: a request of an unregistered sender is refused. */
import { text } from '../../text.ts';
import { defineRefusalTest } from '../kit-test.ts';

export const refusesUnknownSender = defineRefusalTest({
  id: 'refuses-unknown-sender',
  spoil: 'unknown-sender',
  proves: text('未登记发送方的请求被拒绝', 'A request of an unregistered sender is refused'),
  mend: text(
    '只接受 sender 为已登记的系统，并且只用该系统登记的公钥验签；否则返回 400，rule 为 unknown-sender',
    'Take requests only of senders you know, verified by the key registered for that very sender; else answer 400 with rule `unknown-sender`',
  ),
  of: ['build'],
});

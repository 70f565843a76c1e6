/** A conformance test: a request that is meant for another system is refused. */
import { text } from '../../text.ts';
import { defineRefusalTest } from '../kit-test.ts';

export const refusesOtherRecipient = defineRefusalTest({
  id: 'refuses-other-recipient',
  spoil: 'other-recipient',
  proves: text('发给其他系统的请求被拒绝', 'A request that is meant for another system is refused'),
  mend: text(
    '核对 recipient 是本系统的名称，不是就返回 400，rule 为 recipient',
    'Check that `recipient` is your system’s own name; else answer 400 with rule `recipient`',
  ),
  of: ['build'],
});

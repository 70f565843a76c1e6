/** A conformance test: calls have the form of sealed messages. */
import { text } from '../../text.ts';
import { defineEveryCallTest } from '../kit-test.ts';

export const callForm = defineEveryCallTest({
  id: 'call-form',
  clause: 'access.protocol',
  severity: 'error',
  proves: text('调用报文的格式正确', 'Calls have the form of sealed messages'),
  found: text('有调用不是规定的密封报文', 'A call has not the form of a sealed message'),
  mend: text(
    '按 docs/open-api.md 的字段逐一填写，不缺不多；二进制值为无填充的 base64url',
    'Write exactly the fields of docs/open-api.md; binary values are base64url without padding',
  ),
  of: ['build'],
  needs: ['calls-arrive'],
  holds: ({ isShaped }) => isShaped,
});

/** A conformance test: an answer names the request that it answers. */
import { text } from '../../text.ts';
import { defineAnswerTest } from '../kit-test.ts';

export const answerBinding = defineAnswerTest({
  id: 'answer-binding',
  clause: 'access.data-security',
  severity: 'error',
  proves: text('应答指明所答的请求', 'An answer names the request that it answers'),
  found: text(
    '应答的 inReplyTo、purpose 或 keyId 与请求不符',
    '`inReplyTo`, `purpose` or `keyId` of the answer is not that of the request',
  ),
  mend: text(
    '应答的 inReplyTo 为请求的 messageId，purpose 为请求的加 .reply，keyId 与请求相同，key 为 null',
    '`inReplyTo` is the `messageId` of the request, `purpose` its purpose and `.reply`, `keyId` its keyId, and `key` is null',
  ),
  of: ['build'],
  needs: ['answers-a-call'],
  holds: ({ reply }) => reply?.answersRequest === true,
});

/** What the identity service (身份核验服务) is asked: to compare a face or a document with the person of a number and name. */
import { identity } from '../../engine/core/operations/identity.ts';
import { text } from '../../engine/core/text.ts';

export const identityService = {
  name: 'identity',
  title: text('身份核验服务', 'The identity service'),
  operations: identity,
} as const;

/** What the issuer of electronic documents (电子证照系统) is asked: to issue one, and to revoke it. */
import { credential } from '../../engine/core/operations/credential.ts';
import { text } from '../../engine/core/text.ts';

export const credentialIssuer = {
  name: 'credential',
  title: text('电子证照系统', 'The issuer of electronic documents'),
  operations: credential,
} as const;

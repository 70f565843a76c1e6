/** Social credit codes, valid and not (GB 32100). */
import { describe, expect, it } from 'vitest';
import { describeSocialCreditCode, SocialCreditCode } from './social-credit-code.ts';

const valid = ['91350100M000100Y43', '91110000600037341L', ' 91350100m000100y43 '];
const invalid = [
  ['91350100M000100Y44', 'check-digit'],
  ['91350100M000100Y4', 'format'],
  ['91350100I000100Y43', 'format'],
  ['9135010AM000100Y43', 'format'],
  ['', 'format'],
] as const;

describe('unified social credit code', () => {
  it.each(valid)('%s is valid', (code) => {
    expect(SocialCreditCode.safeParse(code).success).toBe(true);
  });

  it.each(invalid)('%s breaks %s', (code, rule) => {
    const result = SocialCreditCode.safeParse(code);
    expect(result.error?.issues[0]).toMatchObject({ params: { rule } });
    expect(describeSocialCreditCode(code)).toBeNull();
  });

  it('says its parts', () => {
    expect(describeSocialCreditCode('91350100m000100y43')).toEqual({
      registrar: '9',
      kind: '1',
      division: '350100',
      organisationCode: 'M000100Y4',
    });
  });
});

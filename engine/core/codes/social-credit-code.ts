/** The unified social credit code (统一社会信用代码, GB 32100): eighteen characters that name an organisation. */
import { z } from 'zod';

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** The check character of the first seventeen (MOD 31, weights 3^i). */
export function socialCreditCheckCharacter(first17: string): string {
  let weight = 1;
  let sum = 0;
  for (const character of first17) {
    sum += weight * alphabet.indexOf(character);
    weight = (weight * 3) % 31;
  }
  return alphabet.charAt((31 - (sum % 31)) % 31);
}

/** A unified social credit code; small letters and blanks leave normalised. Rules: `format`, `check-digit`. */
export const SocialCreditCode = z
  .string()
  .overwrite((value) => value.replace(/\s/g, '').toUpperCase())
  .check((context) => {
    const code = context.value;
    const refuse = (rule: string, zh: string, en: string) =>
      context.issues.push({ code: 'custom', input: code, message: en, params: { rule, zh } });
    if (!/^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/.test(code)) {
      refuse('format', '须为 18 位代码，不含 I、O、S、V、Z', 'This must be 18 characters without I, O, S, V and Z');
    } else if (socialCreditCheckCharacter(code.slice(0, 17)) !== code[17]) {
      refuse('check-digit', '校验码不符', 'The check character does not fit');
    }
  })
  .describe('统一社会信用代码 Unified social credit code (GB 32100), 18 characters');
export type SocialCreditCode = z.infer<typeof SocialCreditCode>;

/** What a valid code says: who registered it, what kind of organisation, in which division, and its organisation code (GB 11714). */
export interface SocialCreditCodeMeaning {
  registrar: string;
  kind: string;
  division: string;
  organisationCode: string;
}

/** Reads a unified social credit code; null where it is not valid. */
export function describeSocialCreditCode(value: string): SocialCreditCodeMeaning | null {
  const parsed = SocialCreditCode.safeParse(value);
  if (!parsed.success) return null;
  const code = parsed.data;
  return {
    registrar: code.charAt(0),
    kind: code.charAt(1),
    division: code.slice(2, 8),
    organisationCode: code.slice(8, 17),
  };
}

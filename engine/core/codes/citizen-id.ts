/** The citizen id number (公民身份号码, GB 11643): eighteen characters that say division of first registration, birth date and sex. */
import { z } from 'zod';

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const checkCharacters = '10X98765432';

/** The check character of the first seventeen digits (ISO 7064 MOD 11-2). */
export function citizenIdCheckCharacter(first17: string): string {
  const sum = weights.reduce((total, weight, index) => total + weight * Number(first17[index]), 0);
  return checkCharacters.charAt(sum % 11);
}

/** How the number is written everywhere: no blanks, capital X. */
export const normaliseCitizenId = (value: string): string => value.replace(/\s/g, '').toUpperCase();

/** Birth date of eight digits as YYYY-MM-DD; null where no such day exists. */
function dayOf(digits: string): string | null {
  const day = `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6, 8)}`;
  const time = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day) ? day : null;
}

/**
 * A citizen id number; what comes with a small x or blanks leaves normalised.
 * The division is not looked up: people keep numbers of divisions that are gone from today's lists. Rules: `format`, `birth-date`, `check-digit`.
 */
export const CitizenId = z
  .string()
  .overwrite(normaliseCitizenId)
  .check((context) => {
    const id = context.value;
    const refuse = (rule: string, zh: string, en: string) =>
      context.issues.push({ code: 'custom', input: id, message: en, params: { rule, zh } });
    if (!/^[1-9]\d{16}[\dX]$/.test(id)) {
      refuse('format', '须为 17 位数字加 1 位数字或 X', 'This must be 17 digits and a digit or X');
    } else if (dayOf(id.slice(6, 14)) === null) {
      refuse('birth-date', '第 7 至 14 位不是存在的日期', 'Characters 7 to 14 are no day of the calendar');
    } else if (citizenIdCheckCharacter(id.slice(0, 17)) !== id[17]) {
      refuse('check-digit', '校验位不符', 'The check digit does not fit');
    }
  })
  .describe('公民身份号码 Citizen id number (GB 11643), 18 characters');
export type CitizenId = z.infer<typeof CitizenId>;

/** What a valid number says of its holder. `birthDate` is YYYY-MM-DD. */
export interface CitizenIdMeaning {
  division: string;
  birthDate: string;
  sex: 'male' | 'female';
}

/** Reads a citizen id number; null where it is not valid. */
export function describeCitizenId(value: string): CitizenIdMeaning | null {
  const parsed = CitizenId.safeParse(value);
  if (!parsed.success) return null;
  const id = parsed.data;
  const birthDate = dayOf(id.slice(6, 14));
  if (birthDate === null) return null;
  return { division: id.slice(0, 6), birthDate, sex: Number(id[16]) % 2 === 1 ? 'male' : 'female' };
}

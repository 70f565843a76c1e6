/** The division code (行政区划代码, GB/T 2260): two digits a province, two a city, two a county. */
import { z } from 'zod';

/** The levels of a division, from the widest. */
export const divisionLevels = ['province', 'city', 'county'] as const;
export type DivisionLevel = (typeof divisionLevels)[number];

/**
 * A division code. It has no check digit, and it is not looked up: old divisions are gone from today's lists and cards keep them.
 * Rule: `format` (six digits, no part below an empty one: 990001 is no division).
 */
export const Division = z
  .string()
  .check((context) => {
    const [, province = '', city = '', county = ''] = /^(\d\d)(\d\d)(\d\d)$/.exec(context.value) ?? [];
    if (province !== '' && province !== '00' && !(city === '00' && county !== '00')) return;
    context.issues.push({
      code: 'custom',
      input: context.value,
      message: 'This must be a division code of six digits',
      params: { rule: 'format', zh: '须为 6 位行政区划代码' },
    });
  })
  .describe('行政区划代码 Division code (GB/T 2260), six digits');
export type Division = z.infer<typeof Division>;

/** What a division code says: its level, and the codes of its province and city (null for a province itself). */
export interface DivisionMeaning {
  level: DivisionLevel;
  province: string;
  city: string | null;
}

/** Reads a division code; null where it is not valid. */
export function describeDivision(value: string): DivisionMeaning | null {
  if (!Division.safeParse(value).success) return null;
  const province = `${value.slice(0, 2)}0000`;
  const city = `${value.slice(0, 4)}00`;
  if (value === province) return { level: 'province', province, city: null };
  return { level: value === city ? 'city' : 'county', province, city };
}

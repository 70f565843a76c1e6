/** Division codes, valid and not. */
import { describe, expect, it } from 'vitest';
import { describeDivision, Division } from './division.ts';

const valid = [
  ['990000', { level: 'province', province: '990000', city: null }],
  ['990100', { level: 'city', province: '990000', city: '990100' }],
  ['110105', { level: 'county', province: '110000', city: '110100' }],
] as const;
const invalid = ['', '99', '9901001', '990001', '000100', '99010a', '９９０１００'];

describe('division code', () => {
  it.each(valid)('%s is valid', (code, meaning) => {
    expect(describeDivision(code)).toEqual(meaning);
  });

  it.each(invalid)('"%s" breaks format', (code) => {
    expect(Division.safeParse(code).error?.issues[0]).toMatchObject({ params: { rule: 'format' } });
    expect(describeDivision(code)).toBeNull();
  });
});

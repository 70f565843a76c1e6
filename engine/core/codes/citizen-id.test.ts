/** Citizen id numbers, valid and not (GB 11643). */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DemoCardholders } from '../demo.ts';
import { parse } from '../schema-errors.ts';
import { isProblem } from '../problem.ts';
import { CitizenId, citizenIdCheckCharacter, describeCitizenId } from './citizen-id.ts';

const valid = [
  ['11010519491231002X', { division: '110105', birthDate: '1949-12-31', sex: 'female' }],
  ['440524188001010014', { division: '440524', birthDate: '1880-01-01', sex: 'male' }],
  [' 110105 19491231 002x ', { division: '110105', birthDate: '1949-12-31', sex: 'female' }],
] as const;

const invalid = [
  ['110105194912310021', 'check-digit'],
  ['11010519490229002X', 'birth-date'],
  ['11010519491331002X', 'birth-date'],
  ['110105491231002', 'format'],
  ['010105194912310021', 'format'],
  ['１１０105194912310021', 'format'],
  ['', 'format'],
] as const;

const ruleOf = (value: unknown): string | undefined => {
  try {
    parse(CitizenId, value);
    return undefined;
  } catch (error) {
    return isProblem(error) ? error.details.errors?.[0]?.rule : 'not a problem';
  }
};

describe('citizen id number', () => {
  it.each(valid)('%s is valid', (id, meaning) => {
    expect(describeCitizenId(id)).toEqual(meaning);
  });

  it.each(invalid)('%s breaks %s', (id, rule) => {
    expect(ruleOf(id)).toBe(rule);
    expect(describeCitizenId(id)).toBeNull();
  });

  it('normalises a small x', () => {
    expect(CitizenId.parse('11010519491231002x')).toBe('11010519491231002X');
  });

  it('takes no wrong last character in place of the right one', () => {
    const right = citizenIdCheckCharacter('11010519491231002');
    const taken = [...'0123456789X'].filter((last) => CitizenId.safeParse(`11010519491231002${last}`).success);
    expect(taken).toEqual([right]);
  });

  it('agrees with the demo cardholders, whose divisions exist nowhere', () => {
    const path = new URL('../../../rulesets/demo/cardholders.json', import.meta.url);
    const { cardholders } = DemoCardholders.parse(JSON.parse(readFileSync(path, 'utf8')));
    for (const holder of cardholders) {
      expect(describeCitizenId(holder.citizenId)).toEqual({
        division: holder.birthplace,
        birthDate: holder.birthDate,
        sex: holder.sex,
      });
    }
  });
});

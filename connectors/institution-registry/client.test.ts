/** The registry's client against its simulator: every demo institution is certified, and of those that are not in order it is told why. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DemoCertifiedInstitutions, isLicenceValid } from '../../engine/core/certified-institution.ts';
import { describeSocialCreditCode, socialCreditCheckCharacter } from '../../engine/core/codes/social-credit-code.ts';
import { DemoInstitutions } from '../../engine/core/institution.ts';
import { withOutsideSystem } from '../../test/support/outside-system.ts';
import { verifyConnector } from '../../test/support/verify-connector.ts';
import { createInstitutionRegistry } from './client.ts';
import { institutionRegistry } from './contract.ts';

const read = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../rulesets/demo/${name}.json`, import.meta.url), 'utf8'));
const demo = DemoInstitutions.parse(read('institutions')).institutions;
const certified = DemoCertifiedInstitutions.parse(read('certified-institutions')).institutions;
const checkedAt = expect.any(String) as string;
const system = withOutsideSystem(institutionRegistry.name);
const client = () => createInstitutionRegistry({ url: system.simulator().url, keys: system.keys() });
const find = (creditCode: string, doors = client()) => doors['institution-registry.find']({ creditCode });
const coded = (first17: string) => first17 + socialCreditCheckCharacter(first17);

describe('the registry of institutions', () => {
  verifyConnector({
    simulator: system.simulator,
    call: (options) =>
      createInstitutionRegistry({ keys: system.keys(), ...options })['institution-registry.find']({
        creditCode: demo[0]!.creditCode,
      }),
    expected: {
      found: true,
      institution: { ...certified[0], representative: '王**' },
      checkedAt,
    },
  });

  it('certifies every demo institution under the name it has here', async () => {
    const doors = client();
    for (const { creditCode, name, region } of demo)
      expect(await find(creditCode, doors)).toMatchObject({
        found: true,
        institution: { name: name['zh-CN'], status: 'in-force', division: region },
      });
  });

  it('shows nobody’s name in clear', async () => {
    const doors = client();
    for (const { creditCode, representative } of certified)
      expect(JSON.stringify(await find(creditCode, doors))).not.toContain(representative);
  });

  it('takes a code in small letters and with blanks', async () => {
    expect(await find('12990000 dem000014a')).toMatchObject({ found: true });
  });

  it('does not know a code that nobody has', async () => {
    expect(await find(coded('91990300DEM099999'))).toEqual({ found: false, checkedAt });
  });

  it('answers that it does not know, where it is told to', async () => {
    await system.simulator().break({ fail: 'unknown', count: 1 });
    expect(await find(demo[0]!.creditCode)).toMatchObject({ found: false });
  });
});

describe('the demo entries', () => {
  it('have valid codes in divisions that do not exist, of the kind and the place they say, each once', () => {
    expect(new Set(certified.map(({ creditCode }) => creditCode)).size).toBe(certified.length);
    for (const { creditCode, kind, division } of certified) {
      const meaning = describeSocialCreditCode(creditCode)!;
      expect(meaning.division, creditCode).toBe(division);
      expect(division).toMatch(/^99/);
      const kinds = {
        '11': 'government-body',
        '12': 'public-institution',
        '91': 'enterprise',
        '51': 'association',
        '52': 'private-non-enterprise',
      };
      expect(kinds[`${meaning.registrar}${meaning.kind}` as keyof typeof kinds]).toBe(kind);
    }
  });

  it('hold one of each trouble', () => {
    const on = '2026-11-22';
    expect(certified.length).toBeGreaterThanOrEqual(35);
    expect(certified.some(({ status }) => status === 'cancelled')).toBe(true);
    expect(certified.some(({ status }) => status === 'revoked')).toBe(true);
    expect(certified.some(({ formerNames }) => formerNames.length > 0)).toBe(true);
    const expired = certified.filter(({ licences }) => licences.some((licence) => !isLicenceValid(licence, on)));
    expect(expired.map(({ name }) => name)).toEqual(['演示旧证诊所', '演示过期食堂']);
  });
});

/** The national platform's client against its simulator. */
import { expect, it } from 'vitest';
import { people } from '../../test/support/people.ts';
import { verifyConnector } from '../../test/support/verify-connector.ts';
import { createNationalPlatform } from './client.ts';

const ask = (id: string) => {
  const { card, citizenId, name } = people.find((person) => person.id === id)!;
  return { identificationCode: card.identificationCode, socialSecurityNumber: citizenId, name: name['zh-CN'] };
};

verifyConnector(
  {
    name: 'national-platform',
    simulator: 'national-platform/simulator.ts',
    portVariable: 'NATIONAL_PLATFORM_PORT',
    create: createNationalPlatform,
    call: (client) => client['national-platform.verify-state'](ask('demo-wang')),
    answer: { card: 'normal', person: 'normal' },
  },
  (_simulator, client) => {
    it.each([
      ['demo-zhao', 'lost', 'normal'],
      ['demo-qian', 'normal', 'deceased'],
    ])('knows %s', async (id, card, person) =>
      expect(await client()['national-platform.verify-state'](ask(id))).toMatchObject({ card, person }),
    );
    it('does not know a card in another person’s name', async () => {
      const mixed = { ...ask('demo-wang'), socialSecurityNumber: ask('demo-li').socialSecurityNumber };
      expect(await client()['national-platform.verify-state'](mixed)).toMatchObject({
        card: 'unknown',
        person: 'unknown',
      });
    });
  },
);

/** The identity service's client against its simulator: faces and documents of the demo cardholders. */
import { describe, expect, it } from 'vitest';
import type { DemoCardholder } from '../../engine/core/demo.ts';
import { withOutsideSystem } from '../../test/support/outside-system.ts';
import { verifyConnector } from '../../test/support/verify-connector.ts';
import { cardholderOf, loadCardholders } from '../card-reader/cardholders.ts';
import { createIdentity } from './client.ts';
import { identityService } from './contract.ts';

const system = withOutsideSystem(identityService.name);
const people = loadCardholders();
const person = (id: string) => cardholderOf(people, id);
const asked = ({ citizenId, name, id }: DemoCardholder, standing = id) => ({
  socialSecurityNumber: citizenId,
  name: name['zh-CN'],
  from: { reader: 'virtual', card: standing },
});
const client = () => createIdentity({ url: system.simulator().url, keys: system.keys() });

describe('the identity service', () => {
  verifyConnector({
    simulator: system.simulator,
    call: (options) =>
      createIdentity({ keys: system.keys(), ...options })['identity.compare-face'](asked(person('demo-wang'))),
    expected: { score: 96, passed: true, liveness: true },
  });

  it.each([
    ['the holder', 'demo-li', 'demo-li', true],
    ['somebody else', 'demo-li', 'demo-wang', false],
    ['the finder of a lost card', 'demo-zhao', 'demo-zhao', false],
    ['a picture of the holder', 'demo-qian', 'demo-qian', false],
  ])('judges the face of %s', async (_who, claimed, standing, passed) => {
    expect(await client()['identity.compare-face'](asked(person(claimed), standing))).toMatchObject({ passed });
  });

  it.each([
    ['the holder’s own', 'demo-wang', 'demo-wang', 'passport', true],
    ['one the holder has not', 'demo-sun', 'demo-sun', 'resident-id', false],
    ['that of somebody else', 'demo-wang', 'demo-li', 'resident-id', false],
  ] as const)('compares a document: %s', async (_what, claimed, lying, document, matches) => {
    const question = { ...asked(person(claimed), lying), document };
    expect(await client()['identity.compare-document'](question)).toEqual({ matches });
  });
});

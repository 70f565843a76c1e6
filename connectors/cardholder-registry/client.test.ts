/** The cardholder registry's client against its simulator: what is on record of the demo cardholders, and of nobody else. */
import { describe, expect, it } from 'vitest';
import type { DemoCardholder } from '../../engine/core/demo.ts';
import { withOutsideSystem } from '../../test/support/outside-system.ts';
import { verifyConnector } from '../../test/support/verify-connector.ts';
import { cardholderOf, loadCardholders } from '../card-reader/cardholders.ts';
import { createCardholderRegistry } from './client.ts';
import { cardholderRegistry } from './contract.ts';

const system = withOutsideSystem(cardholderRegistry.name);
const people = loadCardholders();
const [wang, zhou] = [cardholderOf(people, 'demo-wang'), cardholderOf(people, 'demo-zhou')];
const question = ({ citizenId, name, card }: DemoCardholder) => ({
  socialSecurityNumber: citizenId,
  name: name['zh-CN'],
  identificationCode: card.identificationCode,
});
const client = () => createCardholderRegistry({ url: system.simulator().url, keys: system.keys() });

describe('the cardholder registry', () => {
  verifyConnector({
    simulator: system.simulator,
    call: (options) =>
      createCardholderRegistry({ keys: system.keys(), ...options })['cardholder-registry.look-up'](question(wang)),
    expected: { record: wang.registry },
  });

  it.each([
    ['somebody insured in two divisions', question(zhou), zhou.registry],
    ['a name that is not the number’s', { ...question(wang), name: zhou.name['zh-CN'] }, null],
    ['a card that is not the person’s', { ...question(wang), identificationCode: 'F'.repeat(32) }, null],
    ['nobody', { ...question(wang), socialSecurityNumber: '990100190001010000' }, null],
  ])('answers of %s', async (_who, asked, record) => {
    expect(await client()['cardholder-registry.look-up'](asked)).toEqual({ record });
  });
});

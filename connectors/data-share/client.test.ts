/** The data sharing platform's client against its simulator: fields of one person, and no more than was asked for. */
import { describe, expect, it } from 'vitest';
import { withOutsideSystem } from '../../test/support/outside-system.ts';
import { verifyConnector } from '../../test/support/verify-connector.ts';
import { cardholderOf, loadCardholders } from '../card-reader/cardholders.ts';
import { createDataShare } from './client.ts';
import { sharingPlatform } from './contract.ts';

const system = withOutsideSystem(sharingPlatform.name);
const people = loadCardholders();
const question = {
  resource: 'subsistence',
  subject: cardholderOf(people, 'demo-li').citizenId,
  fields: ['receives'],
  purpose: 'heating subsidy',
};
const client = () => createDataShare({ url: system.simulator().url, keys: system.keys() });

describe('the data sharing platform', () => {
  verifyConnector({
    simulator: system.simulator,
    call: (options) => createDataShare({ keys: system.keys(), ...options })['data-share.query'](question),
    expected: { found: true, fields: { receives: true } },
  });

  it.each([
    ['a field that is not there', { fields: ['receives', 'constructor'] }, { found: true, fields: { receives: true } }],
    [
      'two fields',
      { fields: ['monthlyFen', 'receives'] },
      { found: true, fields: { receives: true, monthlyFen: 68_000 } },
    ],
    [
      'a person without a record',
      { subject: cardholderOf(people, 'demo-wang').citizenId },
      { found: false, fields: {} },
    ],
    ['nobody', { subject: '990100190001010000' }, { found: false, fields: {} }],
    ['a resource that is not there', { resource: 'toString' }, { found: false, fields: {} }],
  ])('answers %s', async (_what, more, answer) => {
    expect(await client()['data-share.query']({ ...question, ...more })).toEqual(answer);
  });
});

/** Asking for more than a purpose needs is found, field by field. */
import { expect, test } from 'vitest';
import { text } from '../text.ts';
import { checkNeed, type DataWanted } from './check-need.ts';
import type { DataResource } from './data-resource.ts';

const named = (name: string, personal: DataResource['fields'][number]['personal'] = null) => ({
  ...{ name, personal, label: text(name, name) },
});
const resource: DataResource = {
  ...{ id: 'visits', name: text('就诊', 'Visits'), provider: { institution: 'demo-clinic', region: '990100' } },
  ...{ legalBasis: text('依据', 'A law'), modes: ['verify', 'query'] },
  fields: [named('hasVisit'), named('name', 'identity'), named('diagnosis', 'health')],
  purposes: [
    { id: 'settle', name: text('结算', 'Settlement'), needs: ['hasVisit', 'diagnosis'] },
    { id: 'count', name: text('统计', 'Counting'), needs: ['hasVisit'] },
  ],
};
const wanted: DataWanted = {
  ...{ resource: 'visits', mode: 'verify', authorised: true },
  fields: [
    { field: 'hasVisit', purpose: 'settle' },
    { field: 'diagnosis', purpose: 'settle' },
  ],
};

test.each<[string, Partial<DataWanted>, [string, string][]]>([
  ['needed and authorised', {}, []],
  ['over-asked', { fields: [{ field: 'name', purpose: 'count' }] }, [['/fields/0/field', 'over-asking']]],
  ['not authorised', { authorised: false }, [['/authorised', 'authorisation']]],
  ['no such field', { fields: [{ field: 'salary', purpose: 'count' }] }, [['/fields/0/field', 'known-field']]],
  ['no such purpose', { fields: [{ field: 'name', purpose: 'sell' }] }, [['/fields/0/purpose', 'known-purpose']]],
  ['another mode', { mode: 'batch' }, [['/mode', 'mode-offered']]],
  [
    'twice for a purpose',
    {
      fields: [
        { field: 'hasVisit', purpose: 'count' },
        { field: 'hasVisit', purpose: 'count' },
      ],
    },
    [['/fields/1/field', 'unique']],
  ],
])('%s', (_, change, errors) => {
  const found = checkNeed(resource, { ...wanted, ...change });
  expect(found.map(({ pointer, rule }) => [pointer, rule])).toEqual(errors);
});

test('a resource that is not there is one finding', () => {
  expect(checkNeed(undefined, wanted)).toMatchObject([{ pointer: '/resource', rule: 'known-resource' }]);
});

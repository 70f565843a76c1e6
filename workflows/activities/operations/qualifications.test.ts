/** What the registry of institutions says against a form, by the demo registry's entries. */
import { expect, it } from 'vitest';
import { demoOffice } from '../../../test/support/demo-office.ts';
import { qualificationsOf } from './qualifications.ts';

const hospital = { name: '演示医院', creditCode: '12990100DEM0000305', kind: 'public-institution' };
const licensed = { ...hospital, licence: 'PDY99010000000001', licenceUntil: '2031-06-30' };
const canteen = { name: '演示过期食堂', creditCode: '91990300DEM0001339', kind: 'enterprise' };
const renamed = { name: '演示旧名体检有限公司', creditCode: '91990100DEM000129G', kind: 'enterprise' };
const cancelled = { name: '演示已注销商贸有限公司', creditCode: '91990100DEM000130M', kind: 'enterprise' };

it.each<[string, Record<string, string>, string[]]>([
  ['what agrees is certified', hospital, ['info /name certified', 'info /services declared']],
  ['so is a licence that it knows', licensed, ['info /name certified', 'info /licence certified']],
  ['a licence that it does not know is to be verified', { ...hospital, licence: 'X-1' }, ['info /licence to-verify']],
  ['a licence that has ended', { ...canteen, licence: 'JY99903000000002' }, ['error /licence in-force']],
  ['another kind', { ...hospital, kind: 'enterprise' }, ['error /kind certified-kind']],
  ['another name', { ...hospital, name: '演示大医院' }, ['error /name certified-name']],
  ['a name of before', renamed, ['error /name certified-name']],
  ['one that is no more', cancelled, ['error /creditCode in-force']],
  ['an unknown code is to be verified', { ...hospital, creditCode: '52990100DEM000073E' }, ['info /name to-verify']],
])('%s', async (_case, form, expected) => {
  const found = await qualificationsOf(form, { office: await demoOffice(), now: () => new Date('2026-11-22') });
  expect(found.map(({ severity, pointer, rule }) => `${severity} ${pointer} ${rule}`)).toEqual(
    expect.arrayContaining(expected),
  );
});
